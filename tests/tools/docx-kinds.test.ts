import {expect, test} from 'vitest'
import {renderingOf} from '../compose/article.ts'
import type {Case} from '../every-kind.ts'
import {everyKindPaper} from '../every-kind-words.ts'
import {recordFigure} from '../figures.ts'
import {kindDocuments, kindGroups} from '../kind-redlines.ts'
import {part} from '../tier.ts'
import {askForLibreOffice} from './libreoffice.ts'
import {differences, type RedlineDocuments, redlineReaders} from './redline-readers.ts'

/**
 * Cases that a reader gets wrong: if words are joined with a raw block at the end of a note, Pandoc puts them before
 * the text.
 */
const misread: Readonly<Record<string, (each: Case) => boolean>> = {
  Pandoc: ({kind, place}) => kind === 'raw' && place === 'note'
}

async function expectInReader(reader: string): Promise<void> {
  const isMisread = misread[reader] ?? (() => false)
  const rendering = await renderingOf(everyKindPaper)
  const groups = part(kindGroups(), 10, group => JSON.stringify(group))
  const documents: RedlineDocuments[] = []
  for (const group of groups) {
    const read = group.filter(([each]) => !isMisread(each))
    documents.push(await kindDocuments(rendering, read))
  }
  const all = redlineReaders[reader]!(documents)
  const faults = all.flatMap(views =>
    views === undefined ? [] : differences(views).map(({side, found}) => `${side}: ${found}`)
  )
  expect(faults).toEqual([])
  const count = groups.reduce((sum, group) => sum + group.length, 0)
  recordFigure(`kinds in places, tracked in Word, by ${reader}`, `${count} inserted, deleted or changed`)
}

test(
  'Pandoc accepts and rejects changes of every kind in every place',
  () => expectInReader('Pandoc'),
  3_600_000
)

test('LibreOffice accepts and rejects changes of every kind in every place', () => {
  askForLibreOffice()
  return expectInReader('LibreOffice')
}, 3_600_000)
