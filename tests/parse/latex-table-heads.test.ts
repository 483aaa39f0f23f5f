import {expect, test} from 'vitest'
import type {Block, TableRow} from '../../src/core/article.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {articleOf} from '../compose/article.ts'

/** The rows of a table with their cells, the head before `‖`. */
async function tableOf(rows: string): Promise<string> {
  const {body} = await articleOf({'01.md': `\\begin{tabular}{lrr}\n${rows}\n\\end{tabular}`})
  const table = body.find((block): block is Extract<Block, {type: 'table'}> => block.type === 'table')!
  const written = (part: readonly TableRow[]): string =>
    part.map(row => row.map(cell => wordsOf(cell.children)).join(' ')).join(' / ')
  return `${written(table.head)} ‖ ${written(table.body)}`
}

test.each([
  [
    '\\toprule\nA & B \\\\\n\\midrule\nx & 1 \\\\\n\\midrule\nSum & 1 \\\\\n\\bottomrule',
    'A B ‖ x 1 / Sum 1'
  ],
  // A rule below single cells ends the head, as \midrule does.
  [
    '\\toprule\nA & B \\\\\n\\cmidrule(r){1-1}\\cmidrule(l){2-2}\nx & low \\\\\ny & high \\\\\n\\midrule\nz & all \\\\\n\\bottomrule',
    'A B ‖ x low / y high / z all'
  ],
  [
    '\\toprule\n & \\multicolumn{2}{c}{B} \\\\\n\\cmidrule(lr){2-3}\nA & C & D \\\\\n\\cmidrule{1-3}\nx & 1 & 2 \\\\\n\\midrule\nSum & 1 & 2 \\\\\n\\bottomrule',
    ' B / A C D ‖ x 1 2 / Sum 1 2'
  ],
  ['\\toprule\nA & B \\\\\n\\cmidrule{1-2}\nx & 1 \\\\\n\\bottomrule', 'A B ‖ x 1'],
  // A rule below a cell that spans others, or above the units, does not.
  [
    '\\toprule\n & \\multicolumn{2}{c}{B} \\\\\n\\cmidrule{2-3}\nA & C & D \\\\\n\\midrule\nx & 1 & 2 \\\\\n\\bottomrule',
    ' B / A C D ‖ x 1 2'
  ],
  [
    '\\hline\n\\multirow{2}{*}{A} & B \\\\\n\\cline{2-2}\n & C \\\\\n\\hline\nx & 1 \\\\\n\\hline',
    'A B / C ‖ x 1'
  ],
  [
    '\\toprule\nA & B \\\\\n\\cmidrule{2-2}\n & (kg) \\\\\n\\midrule\nx & 1 \\\\\n\\bottomrule',
    'A B /  (kg) ‖ x 1'
  ],
  // Rows of numbers above their sum are no heads.
  [
    '\\toprule\nA & B \\\\\nx & 1 \\\\\ny & $-2.5^{*}$ \\\\\n\\midrule\nSum & 3 \\\\\n\\bottomrule',
    'A B ‖ x 1 / y -2.5^{*} / Sum 3'
  ],
  ['\\toprule\nx & 1 \\\\\ny & 2 \\\\\n\\midrule\nSum & 3 \\\\\n\\bottomrule', ' ‖ x 1 / y 2 / Sum 3'],
  [
    '\\hline\nYear & 2019 & 2020 \\\\\n & (1) & (2) \\\\\n\\hline\nx & 1 & 2 \\\\\n\\hline',
    'Year 2019 2020 /  (1) (2) ‖ x 1 2'
  ]
])('%s', async (rows, expected) => {
  expect(await tableOf(rows)).toBe(expected)
})
