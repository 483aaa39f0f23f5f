import {describe, expect, test} from 'vitest'
import type {Node, Table} from '../../src/core/article.ts'
import {topNodes, walkNodes, wordsOf} from '../../src/core/walk-article.ts'
import {tableLooks, tableNeed} from '../../src/outputs/article/table-columns.ts'
import {articleOf} from '../compose/article.ts'

async function tableOf(markdown: string): Promise<Table> {
  let found: Table | undefined
  walkNodes(topNodes(await articleOf({'paper.md': markdown})), (node: Node) => {
    if (node.type === 'table') found ??= node
    return undefined
  })
  return found!
}

/**
 * The cells of a table by rows: `>` before a number, `~` before a column head in sentences, `=` before figures that
 * stay whole, and invisible text in brackets.
 */
async function shown(markdown: string): Promise<readonly string[]> {
  const table = await tableOf(markdown)
  const looks = tableLooks(table)
  return [...table.head, ...table.body, ...table.foot].map(row =>
    row
      .map(cell => {
        const {isNumber, isProse, isWhole, pad} = looks.get(cell) ?? {}
        return `${isNumber ? '>' : ''}${isProse ? '~' : ''}${isWhole ? '=' : ''}${wordsOf(cell.children)}${pad ? `[${pad}]` : ''}`
      })
      .join(' | ')
  )
}

test.each<[what: string, cells: readonly string[], expected: string | undefined]>([
  ['phrases', ['North of the river', 'South'], 'phrase'],
  ['sentences', ['Was measured twice, in spring and in autumn', 'Once'], 'prose'],
  ['words', ['Northern', 'South'], undefined],
  ['short cells', ['A b', 'c'], undefined],
  ['numbers with groups', ['100 000 000', '2 000'], undefined]
])('a column of %s has the room that its words need', async (_, cells, expected) => {
  const table = await tableOf(`| Site | n |\n|---|---|\n${cells.map(cell => `| ${cell} | x |\n`).join('')}`)
  const {isProse, isPhrase} = tableLooks(table).get(table.head[0]![0]!) ?? {}
  expect(isProse ? 'prose' : isPhrase ? 'phrase' : undefined).toBe(expected)
})

test('a column of words has its room also where the author gives widths', async () => {
  const words = 'Was measured twice, in spring and in autumn, and once more a year later'
  const {widths, ...table} = await tableOf(
    `| Site | Remarks |\n|----|---|\n| North of the river | ${words} |\n`
  )
  const looks = tableLooks(table)
  expect(widths).toHaveLength(2)
  expect(table.head[0]!.map(cell => looks.get(cell))).toEqual([{isPhrase: true}, {isProse: true}])
})

describe('numbers of a column are flush right with their decimals under one another', () => {
  test.each<[what: string, column: string, expected: string]>([
    ['decimals', '12.5, 1200, 0.125', '>12.5[00] >1200[.000] >0.125'],
    ['a decimal comma', '1\\,5, 12\\,25', '>1,5[0] >12,25'],
    ['groups of three digits', '1\\,200, 12\\,000', '>1,200 >12,000'],
    ['percent and marks', '3.25%, 12%, 0.5*', '>3.25% >12%[.00] >0.5*[0]'],
    ['signs', '−1.5, +2, ≈3.25, <0.1', '>−1.5[0] >+2[.00] >≈3.25 ><0.1[0]'],
    ['cells without a value', '1.5, –, n/a, 10', '>1.5 >– >n/a >10[.0]'],
    ['thousands with a point', '1.200, 12.000', '>1.200 >12.000'],
    ['zero before three decimals', '0.125, 1.500', '>0.125 >1.500'],
    ['words among them', '1.5, many, 2', '1.5 many 2'],
    ['one number alone', '1.5, –', '1.5 –'],
    ['powers of ten', '1.2e-10, 3.25E5, 4', '>1.2e-10 >3.25E5 >4'],
    ['typed powers of ten', '1.2×10^-10^, 3.5 × 10^4^', '>1.2×10-10 >3.5 × 104'],
    ['ranges', '1–3, 2–4', '=1–3 =2–4'],
    ['dates', '2020-06-05, 2021-12-24', '=2020-06-05 =2021-12-24'],
    ['dates with words', 'on 2020-06-05, 2-methyl', 'on 2020-06-05 2-methyl']
  ])('%s', async (_, column, expected) => {
    const cells = column.split(/(?<!\\), /).map(cell => cell.replaceAll('\\,', ','))
    const [, ...rows] = await shown(
      `| Name | Value |\n|---|---|\n${cells.map(cell => `| a | ${cell} |`).join('\n')}\n`
    )
    expect(rows.map(row => row.replace('a | ', '')).join(' ')).toBe(expected)
  })

  test.each<[align: string, expected: string]>([
    ['---', '>1.5[0]'],
    ['--:', '>1.5[0]'],
    [':--', '1.5'],
    [':-:', '1.5']
  ])('as the author aligns them: %s', async (align, expected) => {
    const rows = await shown(`| a | b |\n|---|${align}|\n| x | 1.5 |\n| y | 2.25 |`)
    expect(rows[1]).toBe(`x | ${expected}`)
  })

  test('but not the names of rows', async () => {
    expect(await shown('| Year | n |\n|---|---|\n| 1969 | 5 |\n| 2001 | 12 |')).toEqual([
      'Year | >n',
      '1969 | >5',
      '2001 | >12'
    ])
  })

  test('beside cells over several columns and rows, each column by itself', async () => {
    const text = `
+------+-------+-------+
| Town | Both          |
|      +-------+-------+
|      | mean  | n     |
+======+=======+=======+
| Ur   | 1.5   | 3     |
+------+-------+-------+
| Uruk | 10.25 | 12    |
+------+-------+-------+
`
    expect(await shown(text)).toEqual([
      'Town | Both',
      '>mean | >n',
      'Ur | >1.5[0] | >3',
      'Uruk | >10.25 | >12'
    ])
  })
})

test('a column of sentences is not narrower than a few words', async () => {
  const long = 'The kiln has two chambers and a chimney.'
  expect(await shown(`| a | b |\n|---|---|\n| x | ${long} |`)).toEqual(['a | ~b', `x | ${long}`])
  expect(await shown(`| a | b |\n|---|---|\n| x | The kiln has two chambers |`)).toEqual([
    'a | b',
    'x | The kiln has two chambers'
  ])
})

test('only a table with more than the text has room for asks for more, and says what columns of sentences can share', async () => {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const asked = async (cells: number, text: string, ...more: string[]) => {
    const all = [...Array.from({length: cells}, () => text), ...more]
    return tableNeed(await tableOf(`${row(all.map(() => 'a'))}\n${row(all.map(() => '---'))}\n${row(all)}`))
  }
  const sentence = 'A sentence of many words, which is set in lines, however many.'
  expect(await asked(3, 'Words')).toBeUndefined()
  expect(await asked(12, '1234567')).toEqual({need: 54})
  expect(await asked(3, 'pred_max_within_six_months')).toEqual({need: 45})
  expect(await asked(2, sentence)).toBeUndefined()
  expect(await asked(7, sentence)).toEqual({need: 115, rest: 10, prose: 7})
  expect(await asked(4, 'In two words', sentence, sentence)).toEqual({need: 60, rest: 28, prose: 2})
})
