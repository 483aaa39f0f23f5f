import {expect} from 'vitest'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {documentOf, redlineDocument} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {editedPapers, type Script, scriptOf} from '../review/word/redline-scripts.ts'
import {type Side, settledParagraphs, wordsOfParagraphs} from '../review/word/settled-word.ts'
import {part} from '../tier.ts'
import {askForLibreOffice, savedByLibreOffice} from './libreoffice.ts'
import {joinsBeforeNote, linesInPandoc} from './pandoc-lines.ts'

/** The documents of a script: both versions, and the proof that tracks what changed. */
type Documents = Readonly<{old: Uint8Array; next: Uint8Array; redline: Uint8Array}>

/** Writes the documents of scripts; what the versions of a paper share is read once. */
function createWriter(): (script: Script) => Promise<Documents> {
  const olds = new Map<string, Readonly<{memo: Memo; old: Uint8Array}>>()
  return async ({paper: {name, text, entry, world}, next}) => {
    const memo = olds.get(name)?.memo ?? createMemo()
    const old = olds.get(name)?.old ?? (await documentOf(world(text), entry, {}, memo)).bytes
    olds.set(name, {memo, old})
    return {
      old,
      next: (await documentOf(world(next), entry, {}, memo)).bytes,
      redline: await redlineDocument(world(text), world(next), entry, memo)
    }
  }
}

type Lines = readonly string[]

/** What a reader makes of both versions, and of the proof after all changes are accepted or rejected. */
type Views = Readonly<Record<'next' | 'accepted' | 'old' | 'rejected', Lines>>

/** THE READERS, and what each makes of the documents of some scripts; undefined where a fault of its own is known. */
const readers: Readonly<Record<string, (all: readonly Documents[]) => ReadonlyArray<Views | undefined>>> = {
  galley: all => all.map(documents => viewsBy(settledParagraphs, documents)),
  Pandoc: all =>
    all.map(documents =>
      joinsBeforeNote(documents.redline) ? undefined : viewsBy(linesInPandoc, documents)
    ),
  LibreOffice: viewsInLibreOffice
}

function viewsBy(read: (bytes: Uint8Array, side: Side) => Lines, {old, next, redline}: Documents): Views {
  return {
    next: read(next, 'accept'),
    accepted: read(redline, 'accept'),
    old: read(old, 'accept'),
    rejected: read(redline, 'reject')
  }
}

/** LibreOffice leaves formulas, and the paragraphs that they are in, whichever is chosen. */
function viewsInLibreOffice(all: readonly Documents[]): readonly Views[] {
  const saved = savedByLibreOffice(
    all.flatMap(({old, next, redline}) => [
      {bytes: next},
      {bytes: redline, side: 'accept' as const},
      {bytes: old},
      {bytes: redline, side: 'reject' as const}
    ])
  ).map(bytes => wordsOfParagraphs(settledParagraphs(bytes, 'accept')))
  return all.map((_, index) => {
    const [next, accepted, old, rejected] = saved.slice(4 * index, 4 * index + 4)
    return {next: next!, accepted: accepted!, old: old!, rejected: rejected!}
  })
}

/** The first paragraph that a reader finds instead of another. */
function difference(wanted: Lines, found: Lines): string | undefined {
  const at = Array.from({length: Math.max(wanted.length, found.length)}, (_, index) => index).find(
    index => wanted[index] !== found[index]
  )
  return at === undefined
    ? undefined
    : `${JSON.stringify(found[at])} instead of ${JSON.stringify(wanted[at])}`
}

const scripts = Array.from({length: 500}, (_, number) => number)
/** How many scripts one process of LibreOffice has the documents of. */
const groupSize = 10

/** Writes the documents of some scripts, and compares what readers make of them. */
async function compareIn(names: readonly string[], figure: string): Promise<void> {
  const write = createWriter()
  const papers = editedPapers()
  const chosen = part(scripts, 100, String)
  const faults: string[] = []
  const counts = Object.fromEntries(names.map(reader => [reader, 0]))
  for (let start = 0; start < chosen.length; start += groupSize) {
    const group = chosen.slice(start, start + groupSize).map(number => scriptOf(number, papers))
    const documents: Documents[] = []
    for (const script of group) documents.push(await write(script))
    for (const reader of names) {
      for (const [index, views] of readers[reader]!(documents).entries()) {
        const {seed, paper, made} = group[index]!
        if (views === undefined) continue
        counts[reader]!++
        const name = `script ${seed} of ${paper.name} (${made.join(', ')})`
        const after = difference(views.next, views.accepted)
        const before = difference(views.old, views.rejected)
        if (after !== undefined) faults.push(`${reader} accepts ${name}: ${after}`)
        if (before !== undefined) faults.push(`${reader} rejects ${name}: ${before}`)
      }
    }
  }
  const read = Object.entries(counts).map(([reader, count]) => `${reader} ${count}`)
  recordFigure(
    figure,
    `${chosen.length} scripts; accepted and rejected by ${read.join(', ')}; ${faults.length} faults`
  )
  expect(faults).toEqual([])
}

corpusTest(
  'accepting all changes of edited papers gives the new version, rejecting them the old one',
  () => compareIn(['galley', 'Pandoc'], 'redlines of generated edits in Word files'),
  7_200_000
)

corpusTest(
  'accepting all changes of edited papers in LibreOffice gives the new version, rejecting them the old one',
  () => {
    askForLibreOffice()
    return compareIn(['LibreOffice'], 'redlines of generated edits in LibreOffice')
  },
  7_200_000
)
