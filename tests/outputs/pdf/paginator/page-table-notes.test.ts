import {expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {heardFaults} from '../../../pdf-heard.ts'
import {paintedText} from '../../../pdf-text.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 90_000, hookTimeout: 60_000})

/** The positions of the last row of a table and its note. */
async function places(style: string, columns: number, rows: number) {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const numbers = (index: number) =>
    Array.from({length: columns - 1}, (_, column) => 10_000_000 + index * 100 + column)
  const table = [
    row(Array.from({length: columns}, (_, column) => `Column ${column}`)),
    row(Array.from({length: columns}, () => '---')),
    ...Array.from({length: rows}, (_, index) => row([`Site${index + 1}`, ...numbers(index).map(String)]))
  ].join('\n')
  const paper = `Words.\n\n${table}\n\n: Ages {#tbl:a}\n\n*Note.* Estimated by Verus.\n\nAfterwards come other words.\n`
  const text = `---\ntitle: Tables\nstyle: ${style}\n---\n\n${paper}`
  const world = {...textWorld({'paper.md': text}), asset: readAsset, typeset: typesetter.typeset}
  const {artifacts, problems} = await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [pdfOutput],
    draft: true
  })
  expect(problems).toEqual([])
  const pdf = artifacts[0]!.bytes
  const pieces = await paintedText(pdf)
  const placeOf = (words: string) => pieces.find(piece => piece.text.includes(words))!
  return {pdf, last: placeOf(`Site${rows}`), note: placeOf('Verus'), start: placeOf('Note')}
}

test.each(['plain', 'insights', 'joss', 'notes', 'twocolumn'])(
  'the note of a table that goes on over pages is below its last row: %s',
  async style => {
    const {pdf, last, note, start} = await places(style, 3, 90)
    expect(last.page).toBeGreaterThan(0)
    expect(note.page).toBe(last.page)
    expect(note.y).toBeGreaterThan(last.y)
    expect(note.y - last.y).toBeLessThan(40)
    expect(Math.abs(start.x - last.x)).toBeLessThan(4)
    expect(await heardFaults(pdf)).toEqual([])
  }
)

test('the note of a turned table is turned with it, beside its last row', async () => {
  const {last, note} = await places('plain', 13, 12)
  expect(note.page).toBe(last.page)
  // The rows of a turned table run from left to right.
  expect(note.x).toBeGreaterThan(last.x)
  expect(note.x - last.x).toBeLessThan(40)
})
