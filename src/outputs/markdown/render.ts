import {type Zippable, zipSync} from 'fflate'
import type {Article, Note} from '../../core/article.ts'
import {isSafeUrl} from '../../core/url.ts'
import {holds, walkNodes, wordsOf} from '../../core/walk-article.ts'
import {acceptAll} from '../../versions/redline/index.ts'
import {pictureFiles} from '../jats/picture-files.ts'
import type {Rendered, Rendering} from '../output.ts'
import {statementTitle} from '../page/colophon.ts'
import {unknownKinds} from '../unknown-kinds.ts'
import {markdownBlocks} from './blocks.ts'
import type {MarkdownContext} from './context.ts'
import {escapeMarkdown, indented} from './escape.ts'
import {pandocMetadata} from './front.ts'
import {macroDefinitions} from './macros.ts'

/**
 * Renders an article as Markdown in a ZIP file with its pictures and works; the same article always results in the same
 * bytes.
 */
export async function renderMarkdown(rendering: Rendering): Promise<Rendered> {
  const {manuscript} = rendering
  const problems = new Set(unknownKinds(rendering, 'Markdown', false))
  const article = settled(rendering.article, problems)
  const pictures = pictureFiles(manuscript.project)
  const context: MarkdownContext = {
    article,
    picture(image) {
      const {href, type} = pictures.fileOf(image)
      return type === undefined ? href : `pictures/${href}`
    },
    called: new Set(),
    problems
  }
  const works = worksOf(article)
  const bibliography = works.length === 0 ? undefined : 'references.json'
  const front = pandocMetadata(rendering, context, bibliography)
  const body = [
    ...macroDefinitions(article, manuscript.project.macros),
    ...markdownBlocks(article.body, context),
    ...article.statements.flatMap(({name, lang, children}) => [
      `# ${escapeMarkdown(statementTitle(name, lang))} {.unnumbered}`,
      ...markdownBlocks(children, context)
    ])
  ]
  const text = [front, ...body, ...notesOf(article, context)].join('\n\n')
  for (const url of pictures.missing())
    problems.add(`the Markdown names a picture that is not in its folder: \`${url}\``)
  const encoder = new TextEncoder()
  const files: Zippable = {[`${manuscript.slug}.md`]: [encoder.encode(`${text}\n`), {level: 6}]}
  if (bibliography !== undefined)
    files[bibliography] = [encoder.encode(`${JSON.stringify(works, undefined, 1)}\n`), {level: 6}]
  // Pictures are already compressed.
  for (const [name, bytes] of pictures.files()) files[`pictures/${name}`] = [bytes, {level: 0}]
  // Without a time zone, this is local time (ECMA-262, 21.4.1.32); fflate writes the fields of local time, so the bytes
  // are the same everywhere.
  return {bytes: zipSync(files, {mtime: '1980-01-01T00:00:00'}), problems: [...problems]}
}

/** The article as if all edits were accepted, without their marks. */
function settled(article: Article, problems: Set<string>): Article {
  if (!holds(article, node => 'change' in node && node.change !== undefined)) return article
  problems.add('the Markdown has the words that the edits in the text propose, without their marks')
  return acceptAll(article)
}

/** The works in the lists of references, each key once. */
function worksOf({lists}: Article): readonly unknown[] {
  const works = new Map<string, unknown>()
  for (const {key, work, annotation} of lists.flatMap(({entries}) => entries)) {
    if (work === undefined || works.has(key)) continue
    const annote = annotation?.map(paragraph => wordsOf(paragraph)).join('\n\n')
    works.set(key, {...withoutUnsafeUrl(work), id: key, ...(annote && {annote})})
  }
  return [...works.values()]
}

/** A work whose URL could run a program, which Pandoc would link, has it in its note. */
function withoutUnsafeUrl(work: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const {URL: url, ...rest} = work
  if (typeof url !== 'string' || isSafeUrl(url)) return work
  return {...rest, note: [rest.note, url].filter(Boolean).join(' ')}
}

/** The notes that the text calls, and the notes that these notes call. Pandoc generates the notes for citations. */
function notesOf({notes}: Article, context: MarkdownContext): readonly string[] {
  const written = new Map<number, string>()
  for (let isMore = true; isMore; ) {
    const next = notes.filter(({number}) => context.called.has(number) && !written.has(number))
    for (const note of next) written.set(note.number, noteText(note, context))
    isMore = next.length > 0
  }
  const lost = notes.filter(note => !written.has(note.number) && !isOfCitation(note))
  for (const note of lost) written.set(note.number, noteText(note, context))
  return [...written].toSorted(([one], [other]) => one - other).map(([, text]) => text)
}

function noteText({number, children}: Note, context: MarkdownContext): string {
  const blocks = markdownBlocks(children, context)
  return `[^${number}]: ${indented(blocks.join('\n\n') || '<!-- -->', '    ')}`
}

/** Whether a note contains only a citation for which it was generated. */
function isOfCitation({children}: Note): boolean {
  let isFound = false
  walkNodes(children, ({type}) => {
    isFound ||= type === 'work'
    return !isFound
  })
  return isFound
}
