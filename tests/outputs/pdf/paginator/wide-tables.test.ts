import {expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {heardFaults} from '../../../pdf-heard.ts'
import {paintedText} from '../../../pdf-text.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

/** The PDF of a paper with a table of the given number of columns and rows of eight-digit numbers, and the findings. */
async function printed(style: string, columns: number, rows: number, after = '') {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    row(Array.from({length: columns}, (_, column) => `Column ${column}`)),
    row(Array.from({length: columns}, () => '---')),
    ...Array.from({length: rows}, (_, index) =>
      row([`Site ${index}`, ...Array.from({length: columns - 1}, (_, column) => numberAt(index, column + 1))])
    )
  ].join('\n')
  const text = `---\ntitle: Tables\nstyle: ${style}\n---\n\nWords.\n\n${table}\n\n: Wide {#tbl:a}\n\n${after}Words.\n`
  const world = {...textWorld({'paper.md': text}), asset: readAsset, typeset: typesetter.typeset}
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {artifacts, problems, diagnostics} = await build(world, createMemo(), options)
  expect(problems).toEqual([])
  const pdf = artifacts[0]!.bytes
  const pieces = await paintedText(pdf)
  const broken = diagnostics.flatMap(({rule, start}) => (rule === 'table-broken' ? [start!.line] : []))
  return {pdf, pieces, broken}
}

const numberAt = (row: number, column: number) => `${10_000_000 + row * 1000 + column}`

test('a table that no page holds is turned, in parts that say so, and heard in one piece; no number is broken', async () => {
  const wide = `| A ${'| B '.repeat(24)}|\n${'|---'.repeat(25)}|\n| a ${'| 123456789.25 '.repeat(24)}|\n\n`
  const {pdf, pieces, broken} = await printed('plain', 13, 40, wide)
  const first = pieces.find(({text}) => text.includes('Site 0'))!
  const [same] = pieces.filter(({text}) => text.includes(numberAt(0, 12)))
  // A line of a turned table runs up its page.
  expect(same!.x).toBeCloseTo(first.x, 0)
  expect(first.y - same!.y).toBeGreaterThan(500)
  const numbers = pieces.map(({text}) => text.trim())
  for (const row of [0, 20, 39]) expect(numbers).toContain(numberAt(row, 7))
  expect(pieces.filter(({text}) => text.startsWith('Table 1 (')).map(({isArtifact}) => isArtifact)).toEqual([
    true
  ])
  expect(await heardFaults(pdf)).toEqual([])
  expect(broken).toEqual([53])
})

test('a table over both columns that is longer than a page goes on over both', async () => {
  const {pieces, broken} = await printed('twocolumn', 9, 70)
  const last = pieces.filter(({text}) => /^100\d+08$/.test(text.trim()))
  expect(last).toHaveLength(70)
  expect(new Set(last.map(({page, y}) => `${page} ${Math.round(y)}`)).size).toBe(70)
  expect(new Set(last.map(({x}) => Math.round(x))).size).toBe(1)
  expect(broken).toEqual([])
})
