import {expect, test} from 'vitest'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {built} from '../built.ts'
import {partsOf} from '../docx-file.ts'

const table = '| a | b |\n|---|--:|\n| Words | 2.5 |'

/**
 * The text of the figure in the HTML, the text of the Word file, and the widths of the table's columns in both, in
 * percent.
 */
async function blocks(text: string) {
  const {artifacts} = await built(
    {'paper.md': `---\ntitle: A\nlang: en\n---\n\n${text}\n\nText.\n`},
    {
      outputs: [htmlOutput, docxOutput]
    }
  )
  const html = new TextDecoder().decode(artifacts.find(({path}) => path.endsWith('.html'))!.bytes)
  const document = partsOf(artifacts.find(({path}) => path.endsWith('.docx'))!.bytes)['word/document.xml']!
  const figure = /<figure[^>]*>(.*?)<\/figure>/s.exec(html)?.[1] ?? ''
  const grid = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
  const whole = grid.reduce((sum, width) => sum + width, 0)
  return {
    html: figure
      .replace(/<\/?(?:strong|em)>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    word: document
      .replace(/<w:instrText.*?<\/w:instrText>/g, '')
      .replace(/<\/w:p>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' '),
    widths: [...figure.matchAll(/<col style="width: ?(\d+)%"/g)].map(([, width]) => Number(width)),
    grid: grid.map(width => Math.round((width / whole) * 100))
  }
}

test.each([
  ['below the caption', `${table}\n\n: Ages {#tbl-a}\n\n*Note.* Estimated.`],
  ['below the table', `: Ages {#tbl-a}\n\n${table}\n\n*Note.* Estimated.`],
  ['in bold type', `${table}\n\n: Ages {#tbl-a}\n\n**Note**. Estimated.`],
  ['in a div', `::: {#tbl-a}\n${table}\n\n*Note.* Estimated.\n\nAges\n:::`],
  [
    'of LaTeX',
    `\\begin{table}\\begin{threeparttable}\\caption{Ages}\\begin{tabular}{lr}a & b \\\\ Words & 2.5\\end{tabular}\\begin{tablenotes}\\item \\emph{Note.} Estimated.\\end{tablenotes}\\end{threeparttable}\\end{table}`
  ]
])('a note of a table stands under it, in its figure: %s', async (_, text) => {
  const {html, word} = await blocks(text)
  expect(html).toMatch(/^Table 1\. Ages a b Words 2\.5 Note\. Estimated\.$/)
  expect(word).toMatch(/Table 1\. Ages a b Words 2\.5 Note\. Estimated\. Text\./)
})

test.each([
  ['in another language', '*Anmerkung:* Estimated.', true],
  ['a paragraph', '*Notably,* it is estimated.', false],
  ['plain words', 'Note. It is estimated.', false]
])('a paragraph under a table is a note of it or not: %s', async (_, paragraph, isNote) => {
  const {html} = await blocks(`${table}\n\n: Ages\n\n${paragraph}`)
  expect(html.includes('stimated.')).toBe(isNote)
})

test.each([
  ['after the caption', `${table}\n\n: Ages {#tbl-a tbl-colwidths="[30,90]"}`, [25, 75]],
  ['at a div', `::: {#tbl-a tbl-colwidths="[30, 90]"}\n${table}\n\nAges\n:::`, [25, 75]],
  ['of another number', `${table}\n\n: Ages {#tbl-a tbl-colwidths="[30,30,40]"}`, []],
  ['auto', `${table}\n\n: Ages {#tbl-a tbl-colwidths="auto"}`, []]
])('columns have the widths of tbl-colwidths: %s', async (_, text, widths) => {
  const found = await blocks(text)
  expect(found.widths).toEqual(widths)
  if (widths.length > 0) expect(found.grid).toEqual(widths)
})
