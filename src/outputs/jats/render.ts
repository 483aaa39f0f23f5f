import {type Zippable, zipSync} from 'fflate'
import type {Article} from '../../core/article.ts'
import {issnsOf} from '../../core/issn.ts'
import {holds} from '../../core/walk-article.ts'
import {serializeXml} from '../../core/xml-tree.ts'
import {acceptAll} from '../../versions/redline/index.ts'
import type {Rendered, Rendering} from '../output.ts'
import {unknownKinds} from '../unknown-kinds.ts'
import {type JatsVersion, jatsArticle} from './article.ts'
import type {JatsContext} from './context.ts'
import {formulaWriter} from './math.ts'
import {pictureFiles} from './picture-files.ts'

/**
 * Renders an article as a JATS file in a folder with its pictures, and packs the folder; the same article always
 * results in the same bytes.
 */
export async function renderJats(rendering: Rendering): Promise<Rendered> {
  const {manuscript, draft} = rendering
  const problems = new Set(unknownKinds(rendering, 'JATS', false))
  const article = settled(rendering.article, problems)
  const pictures = pictureFiles(manuscript.project)
  const context: JatsContext = {
    article,
    entries: entriesOf(article),
    formula: await formulaWriter({...rendering, article}),
    picture: image => pictures.fileOf(image)
  }
  const {jatsVersion: version = '1.3'} = manuscript.settings
  const tree = jatsArticle(context, {slug: manuscript.slug, isDraft: draft, version})
  const prologue = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE article PUBLIC ${documentTypes[version]}>\n`
  for (const url of pictures.missing())
    problems.add(`the JATS names a picture that is not in its folder: \`${url}\``)
  const {journal} = article.metadata
  if (journal.id === undefined || issnsOf(journal).length === 0)
    problems.add(
      'the JATS has an empty place for what every journal has: write `id` and `issn` of the `journal` in the settings'
    )
  const encoder = new TextEncoder()
  const files: Zippable = {
    [`${manuscript.slug}.xml`]: [encoder.encode(prologue + serializeXml(tree)), {level: 6}]
  }
  // Pictures are already compressed.
  for (const [name, bytes] of pictures.files()) files[name] = [bytes, {level: 0}]
  // Without a time zone, this is local time (ECMA-262, 21.4.1.32); fflate writes the fields of local time, so the bytes
  // are the same everywhere.
  return {bytes: zipSync(files, {mtime: '1980-01-01T00:00:00'}), problems: [...problems]}
}

/** The DTD named by each version of JATS. */
const documentTypes: Readonly<Record<JatsVersion, string>> = {
  '1.3':
    '"-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" "JATS-journalpublishing1-3.dtd"',
  '1.4':
    '"-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN" "JATS-journalpublishing1-4-mathml3.dtd"'
}

/** The article as if all edits were accepted, without their marks, because JATS has no such marks. */
function settled(article: Article, problems: Set<string>): Article {
  if (!holds(article, node => 'change' in node && node.change !== undefined)) return article
  problems.add('the JATS has the words that the edits in the text propose, without their marks')
  return acceptAll(article)
}

/** The anchor of each work's entry, in the first list that contains the work. */
function entriesOf({lists}: Article): JatsContext['entries'] {
  const entries = new Map<string, Readonly<{anchor: string; place: number}>>()
  for (const {key, anchor} of lists.flatMap(list => list.entries))
    if (!entries.has(key)) entries.set(key, {anchor, place: entries.size})
  return entries
}
