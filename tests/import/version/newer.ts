import {compose} from '../../../src/build.ts'
import {settleEdits} from '../../../src/check/fix/settle-edits.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {numberedEdits} from '../../../src/core/tracked-edits.ts'
import {trackedIn, withAccepted} from '../../../src/import/document/accept-tracked.ts'
import {type ImportedPaper, type ImportFacts, importDocument} from '../../../src/import/document/index.ts'
import {readDocument} from '../../../src/import/document/read/index.ts'
import {planVersion} from '../../../src/import/version/index.ts'
import {placeVersion} from '../../../src/import/version/place.ts'
import {knownOfNewer, knownWorks} from '../../../src/import/version/works.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import type {Paper, ReadablePaper} from '../../../src/review/word/index.ts'
import {changedTexts} from '../../../src/review/word/right-changes.ts'
import {textWorld} from '../../world.ts'
import {type Parts, wordParts} from '../document/word-package.ts'

type Texts = Readonly<Record<string, string>>

const memo = createMemo()

/**
 * The changes that a newer version of a Word file brings to the paper imported from the previous one, which may have
 * been edited since.
 */
export async function newerVersion(
  old: string | readonly [body: string, parts: Parts],
  next: string | readonly [body: string, parts: Parts],
  changed: (texts: Texts) => Texts = texts => texts
): Promise<
  Readonly<{
    /** The chapters, one after another: with edits, and after accepting or rejecting these. */
    marked: string
    accepted: string
    rejected: string
    /** The chapters as they were, and those of a fresh import of the newer file. */
    before: string
    imported: string
    listed: readonly string[]
    returned: readonly Returned[]
  }>
> {
  const [own, other] = [readParts(old), readParts(next)]
  const tracked = trackedIn(own)
  const first = importDocument('a.docx', own, endings)
  const present = await readable(changed(textsOf(first)))
  const known = knownWorks(present.paper.manuscript.project.bibliography.references)
  const sent = importDocument('a.docx', withAccepted(own, tracked), {...endings, known})
  const picturePaths = new Map(sent.pictures.map(({part, path}) => [part, path.replace('manuscript/', '')]))
  const newer = importDocument('b.docx', withAccepted(other, tracked), {
    ...endings,
    csl: sent.csl,
    known: knownOfNewer(
      known,
      sent,
      importDocument('b.docx', other, endings).works.map(({reference}) => reference.raw)
    ),
    former: {
      things: sent.names,
      pathOf: part => picturePaths.get(part),
      paths: new Set(picturePaths.values())
    }
  })
  const plan = planVersion(sent, newer, 'v2')
  const placed = await placeVersion(plan, await readable(textsOf(sent)), present)
  const {textOf} = present.paper
  const texts = changedTexts([{edits: placed.edits}], textOf)
  const after = await present.read(texts)
  const paths = after.manuscript.project.chapters.map(({path}) => path)
  const settled = (verdict: 'accept' | 'reject'): string => {
    const {project} = after.manuscript
    const {files} = settleEdits(project, {verdict, edits: numberedEdits(project), comments: false}, path => {
      const text = after.textOf(path)
      return text === undefined ? undefined : {saved: text, read: text}
    })
    const made = new Map(files.map(file => [file.path, file.after]))
    return paths.map(path => made.get(path) ?? after.textOf(path)).join('\n')
  }
  return {
    marked: paths.map(path => after.textOf(path)).join('\n'),
    accepted: settled('accept'),
    rejected: settled('reject'),
    before: paths.map(textOf).join('\n'),
    imported: [...newer.blocks.values()].flat().join('\n\n'),
    returned: placed.returned,
    listed: placed.returned
      .filter(({verdict}) => verdict === 'not placed')
      .map(({kind, words, text, reason}) => `${kind} “${words}” “${text}”: ${reason}`)
  }
}

const endings: Pick<ImportFacts, 'endingOf'> = {endingOf: part => part.split('.').at(-1)}

function readParts(file: string | readonly [body: string, parts: Parts]) {
  const [body, parts] = typeof file === 'string' ? [file, {}] : file
  const all = wordParts(body, parts)
  const document = readDocument(path => all[path], Object.keys(all))
  if ('fault' in document) throw new Error(document.fault)
  return document
}

function textsOf({texts, bibliography}: ImportedPaper): Texts {
  return {...Object.fromEntries(texts), 'references.bib': bibliography}
}

async function readable(files: Texts): Promise<ReadablePaper> {
  const read = (texts: ReadonlyMap<string, string>): Promise<Paper> =>
    compose(textWorld({...files, ...Object.fromEntries(texts)}), memo, '')
  return {paper: await read(new Map()), read}
}
