import {expect, test, vi} from 'vitest'
import {withMarks} from '../../../src/outputs/pdf/paginator/language-marks.ts'
import {postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {contentPolicy, metadata} from '../../pdf-article.ts'
import {readStructureAloud} from '../../pdf-structure.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {serialized} from '../../serialized.ts'
import {typesetter} from '../../shared-typesetter.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const goesOn = (depth: number) => withMarks('en', {depth})
const ofNote = (note: number) => withMarks('en', {note})

type PageOfText = Readonly<{text: string; notes?: string}>

/** The screen-reader text of an article cut into these pages by the paginator, without its title. */
async function heard(...pages: readonly PageOfText[]): Promise<readonly string[]> {
  const boxes = pages.map(
    ({text, notes}) =>
      `<section class="page"><div class="columns"><div class="column"><div class="text">${text}</div>` +
      `${notes === undefined ? '' : `<div class="footnotes">${notes}</div>`}</div></div></section>`
  )
  const html =
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${contentPolicy}<title>Cut</title>` +
    '<style>.page {break-after: page} table {border-collapse: separate} td {border: 1px solid}</style></head>' +
    `<body><main><article><header><h1>Cut</h1></header>${boxes.join('')}</article></main></body></html>`
  const finished = await postprocess(
    (await typesetter.typeset({html: serialized(html), scripts: []})).pdf,
    metadata
  )
  expect(await uaFaults(finished)).toEqual([])
  const lines = await readStructureAloud(finished)
  expect(lines.slice(0, 3)).toEqual(['Document in en', ' Art', '  H1 “Cut”'])
  return lines.slice(3).map(line => line.slice(2))
}

test('a paragraph on two pages is joined', async () => {
  expect(
    await heard(
      {text: '<p>First.</p><p>It begins,</p>'},
      {text: `<p lang="${goesOn(1)}">goes <em>on</em>,</p>`},
      {text: `<p lang="${goesOn(2)}">and ends.</p><p>Last.</p>`}
    )
  ).toEqual(['P “First.”', 'P “It begins,goes ,and ends.”', ' Em “on”', 'P “Last.”'])
})

test('a paragraph keeps its own language', async () => {
  expect(
    await heard({text: '<p lang="fr">Il</p>'}, {text: `<p lang="${withMarks('fr', {depth: 1})}">va</p>`})
  ).toEqual(['P in fr “Ilva”'])
})

test('a list is joined between items and within one', async () => {
  const first = {text: '<ol><li>One</li><li><p>Two begins</p></li></ol>'}
  expect(await heard(first, {text: `<ol start="3" lang="${goesOn(1)}"><li>Three</li></ol>`})).toEqual([
    'L',
    ' LI',
    '  Lbl “1. ”',
    '  LBody “One”',
    ' LI',
    '  Lbl “2. ”',
    '  LBody',
    '   P “Two begins”',
    ' LI',
    '  Lbl “3. ”',
    '  LBody “Three”'
  ])
  const within =
    `<ol start="2" lang="${goesOn(1)}"><li lang="${goesOn(2)}" style="list-style: none">` +
    `<p lang="${goesOn(3)}">and ends.</p><p>More.</p></li><li>Three</li></ol>`
  expect(await heard(first, {text: within})).toEqual([
    'L',
    ' LI',
    '  Lbl “1. ”',
    '  LBody “One”',
    ' LI',
    '  Lbl “2. ”',
    '  LBody',
    '   P “Two beginsand ends.”',
    '   P “More.”',
    ' LI',
    '  Lbl “3. ”',
    '  LBody “Three”'
  ])
})

test('a quotation is joined', async () => {
  expect(
    await heard(
      {text: '<blockquote><p>Begins</p></blockquote>'},
      {text: `<blockquote lang="${goesOn(1)}"><p lang="${goesOn(2)}">ends.</p><p>More.</p></blockquote>`}
    )
  ).toEqual(['BlockQuote', ' P “Beginsends.”', ' P “More.”'])
})

const head = '<thead><tr><th scope="col">Year</th><th scope="col">Cases</th></tr></thead>'

test('a table is joined, and its head is read once', async () => {
  const lines = await heard(
    {text: `<table><caption>Table 1</caption>${head}<tbody><tr><td>2001</td><td>5</td></tr></tbody></table>`},
    {text: `<table lang="${goesOn(1)}">${head}<tbody><tr><td>2002</td><td>7</td></tr></tbody></table>`}
  )
  expect(lines).toEqual([
    'Table',
    ' Caption “Table 1”',
    ' THead',
    '  TR',
    '   TH #header-1 “Year”',
    '   TH #header-2 “Cases”',
    ' TBody',
    '  TR',
    '   TD “2001”',
    '   TD “5”',
    '  TR',
    '   TD “2002”',
    '   TD “7”'
  ])
})

test('a table in a box is joined with its own part, not with the box of a figure between', async () => {
  const row = (year: number) => `${head}<tbody><tr><td>${year}</td><td>5</td></tr></tbody></table></figure>`
  const lines = await heard(
    {text: `<figure><table>${row(2001)}`},
    {
      text: `<figure><p>A figure</p></figure><figure lang="${goesOn(1)}"><table lang="${goesOn(2)}">${row(2002)}`
    }
  )
  expect(lines.filter(line => /Table|“(20|A f)/.test(line)).map(line => line.trim())).toEqual([
    'Table',
    'TD “2001”',
    'TD “2002”',
    'P “A figure”'
  ])
})

test('a paragraph with a link is joined with the last one, whatever an earlier one holds', async () => {
  expect(
    await heard(
      {text: '<p>An <em>early</em> one.</p><p>It begins,</p>'},
      {text: `<p lang="${goesOn(1)}"> and <em>ends</em>.</p>`}
    )
  ).toEqual(['P “An  one.”', ' Em “early”', 'P “It begins,and .”', ' Em “ends”'])
})

test('a divided row is joined, and so is a table without a repeated head', async () => {
  const lines = await heard(
    {text: `<table>${head}<tbody><tr><td>2001</td><td><p>Many begin</p></td></tr></tbody></table>`},
    {
      text:
        `<table lang="${goesOn(1)}"><tbody><tr lang="${goesOn(2)}"><td lang="${goesOn(3)}"></td>` +
        `<td lang="${goesOn(3)}"><p lang="${goesOn(4)}">and end.</p></td></tr>` +
        '<tr><td>2002</td><td>7</td></tr></tbody></table>'
    }
  )
  expect(lines.slice(5)).toEqual([
    ' TBody',
    '  TR',
    '   TD “2001”',
    '   TD',
    '    P “Many beginand end.”',
    '  TR',
    '   TD “2002”',
    '   TD “7”'
  ])
})

test('a listing is joined', async () => {
  expect(
    await heard(
      {text: '<pre><code>begin</code></pre>'},
      {text: `<pre lang="${goesOn(1)}"><code>end</code></pre><p>After.</p>`}
    )
  ).toEqual(['P', ' Code “end”', '  Span “begin\n”', 'P “After.”'])
})

test('footnotes follow the paragraph that calls them first', async () => {
  const call = (number: number) => `<a href="#note-${number}"><sup>${number}</sup></a>`
  expect(
    await heard(
      {
        text: `<p>One${call(1)} begins</p>`,
        notes: `<aside class="footnote" id="note-1" lang="${ofNote(1)}"><p>Note one begins</p></aside>`
      },
      {
        text: `<p lang="${goesOn(1)}">and ends${call(2)}.</p><ul><li>Item${call(1)}</li></ul><p>Last.</p>`,
        notes:
          `<aside class="footnote" lang="${ofNote(1)}"><p lang="${goesOn(1)}">and ends.</p></aside>` +
          `<aside class="footnote" id="note-2" lang="${ofNote(2)}">Note two.</aside>` +
          `<aside class="footnote" id="note-3" lang="${ofNote(3)}">Note that nothing calls.</aside>`
      }
    )
  ).toEqual([
    'P “One beginsand ends.”',
    ' Link “1”',
    ' Link “2”',
    'Note #note-1',
    ' P “Note one beginsand ends.”',
    'Note #note-2 “Note two.”',
    'L',
    ' LI',
    '  Lbl “•”',
    '  LBody “Item”',
    '   Link “1”',
    'P “Last.”',
    'Note #note-3 “Note that nothing calls.”'
  ])
})

test('a figure and a note between the parts of a paragraph follow the joined paragraph', async () => {
  expect(
    await heard(
      {text: '<p>It begins</p>'},
      {
        text: `<figure><table><tr><th>A</th></tr><tr><td>1</td></tr></table></figure><p lang="${goesOn(1)}">and ends.</p>`
      }
    )
  ).toEqual(expect.arrayContaining(['P “It beginsand ends.”', 'Div']))
})

test('a continuation without a first part is unchanged', async () => {
  expect(await heard({text: `<p lang="${goesOn(1)}">An end.</p>`})).toEqual(['P “An end.”'])
})

test('a table without a caption, whose box has no mark, is joined beside a figure', async () => {
  const head = '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
  const row = (one: string, other: string) => `<tbody><tr><td>${one}</td><td>${other}</td></tr></tbody>`
  const first = `<figure class="table"><table>${head}${row('1', '2')}</table></figure>`
  const figure = '<figure><p>Words of a figure.</p></figure>'
  const second = `<figure class="table"><table lang="${goesOn(1)}">${head}${row('3', '4')}</table></figure>`
  const lines = await heard({text: first}, {text: `${figure}${second}`})
  expect(lines.filter(line => /Table|TR|THead/.test(line)).map(line => line.trim())).toEqual([
    'Table',
    'THead',
    'TR',
    'TR',
    'TR'
  ])
})
