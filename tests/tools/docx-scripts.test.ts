import {expect} from 'vitest'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {documentOf, redlineDocument} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {editedPapers, type Script, scriptOf} from '../review/word/redline-scripts.ts'
import {part} from '../tier.ts'
import {askForLibreOffice} from './libreoffice.ts'
import {differences, type RedlineDocuments, redlineReaders} from './redline-readers.ts'

/** Returns a function that writes the documents of scripts; data shared by the versions of a paper is read once. */
function createWriter(): (script: Script) => Promise<RedlineDocuments> {
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

const scripts = Array.from({length: 500}, (_, number) => number)
/** The number of scripts whose documents one LibreOffice process converts. */
const groupSize = 10

/** Writes the documents of some scripts, and compares them as different readers show them. */
async function compareIn(names: readonly string[], figure: string): Promise<void> {
  const write = createWriter()
  const papers = editedPapers()
  const chosen = part(scripts, 100, String)
  const faults: string[] = []
  const counts = Object.fromEntries(names.map(reader => [reader, 0]))
  for (let start = 0; start < chosen.length; start += groupSize) {
    const group = chosen.slice(start, start + groupSize).map(number => scriptOf(number, papers))
    const documents: RedlineDocuments[] = []
    for (const script of group) documents.push(await write(script))
    for (const reader of names) {
      for (const [index, views] of redlineReaders[reader]!(documents).entries()) {
        const {seed, paper, made} = group[index]!
        if (views === undefined) continue
        counts[reader]!++
        const name = `script ${seed} of ${paper.name} (${made.join(', ')})`
        faults.push(...differences(views).map(each => `${reader} ${each.side}s ${name}: ${each.found}`))
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
