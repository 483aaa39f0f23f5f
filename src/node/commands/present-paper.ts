import {compose} from '../../build.ts'
import {changedWorld} from '../../check/fix/index.ts'
import type {Article} from '../../core/article.ts'
import {decodeSaved, decodeText} from '../../core/decode.ts'
import {wholeTexts} from '../../core/joined-text.ts'
import {folderOf, joinPath} from '../../core/path.ts'
import type {Manuscript} from '../../core/types.ts'
import {isFault} from '../../core/world.ts'
import type {Output} from '../../outputs/index.ts'
import {type EditedPaper, editedPaper} from '../../review/answers/edited-paper.ts'
import {articleFor} from '../../versions/for-output.ts'
import type {Flags} from '../command.ts'
import {said} from '../files/named-inputs.ts'
import {readableTexts} from '../files/own-texts.ts'
import type {ProjectPlace} from '../files/project.ts'
import {memoFor, requireChapters, runOnce, type Session} from '../session.ts'

/** The current version of a paper, and a function that reads the paper with other texts. */
export type Present = Readonly<{
  paper: EditedPaper
  manuscript: Manuscript
  root: string
  queriesFile: string
  /** A text as saved; in a chapter, included files replace their inclusions, and a notebook has the text of its cells. */
  savedText: (file: string) => Promise<string | undefined>
  read: (texts: ReadonlyMap<string, string>) => Promise<EditedPaper>
}>

/** Reads a paper and composes its article, without rendering outputs. */
export async function readPresent(place: ProjectPlace, flags: Flags): Promise<Present> {
  const first = articleOutput()
  const session = await runOnce(place, flags, {outputs: [first.output], draft: true, rules: []})
  requireChapters(session, place)
  // The texts are read again with the style that the user named.
  const world = {...session.disk.world, ...said(session.named)}
  const memo = memoFor(flags)
  const {manuscript, files} = session.build
  const {joined} = manuscript.project
  return {
    paper: editedPaper(manuscript, first.article(), wholeTexts(joined, files.textOf)),
    manuscript,
    root: place.root,
    queriesFile: queriesFileOf(session),
    async savedText(file) {
      const whole = joined?.get(file)?.text
      if (whole !== undefined) return whole
      const bytes = await world.read(file)
      return isFault(bytes) || !('text' in decodeText(bytes)) ? undefined : decodeSaved(bytes)
    },
    async read(texts) {
      const {manuscript, article, textOf} = await compose(
        changedWorld(world, readableTexts(joined, texts)),
        memo,
        place.entry
      )
      return editedPaper(manuscript, articleFor(article, 'docx'), textOf)
    }
  }
}

function queriesFileOf({build: {manuscript}}: Session): string {
  const [asked] = manuscript.project.questions
  return asked?.file ?? joinPath(folderOf(manuscript.settings.file), 'queries.yaml')
}

/** An output that keeps the article and writes no file. */
export function articleOutput(): Readonly<{output: Output; article: () => Article | undefined}> {
  let kept: Article | undefined
  const output: Output = {
    name: 'article',
    ending: 'json',
    // A file returned from Word is compared with the text that the Word output shows.
    shows: 'docx',
    mediaType: 'application/json',
    async render({article}) {
      kept = article
      return {bytes: new Uint8Array()}
    }
  }
  return {output, article: () => kept}
}
