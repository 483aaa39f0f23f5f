import {expect, test} from 'vitest'
import {outline, parse, sources} from '../../notation.ts'

const listed = 'figure<figure>(image<x.png|A\n- b> caption("A\\n- b"))'

test.each([
  [
    '![A *b* $c$](x.png){#fig:x width=50%}',
    'figure{#fig:x}<figure>(image{width=50%}<x.png|A b c> caption("A " emphasis("b") " " inlineMath"c"))'
  ],
  ['![A](x.png)', 'figure<figure>(image<x.png|A> caption("A"))'],
  [
    '![A](x.png){alt="What is seen" .wide height=3cm}',
    'figure{.wide}<figure>(image{height=3cm}<x.png|What is seen> caption("A"))'
  ],
  [
    '![See [@doe, p. 3].\\label{fig:a_b_c}](x.png)',
    'figure{#fig:a_b_c}<figure>(image<x.png|See [@doe, p. 3].> caption("See [@doe, p. 3]."))'
  ],
  ['![\\label{fig:x} A](x.png)', 'figure{#fig:x}<figure>(image<x.png|A> caption("A"))'],
  ['![A []{label="f"}](x.png)', 'figure{#f}<figure>(image<x.png|A> caption("A"))'],
  ['![A\\label{f}](x.png){#g}', 'figure{#g}+f<figure>(image<x.png|A> caption("A"))'],
  ['![A^[note] b](x.png)', 'figure<figure>(image<x.png|A b> caption("A" inlineNote("note") " b"))'],
  ['![A\nb](x.png)', 'figure<figure>(image<x.png|A\nb> caption("A\\nb"))'],
  ['![A][i]{#f}\n\n[i]: x.png', 'figure{#f}<figure>(image<x.png|A> caption("A")) definition'],
  [
    '[![A *b*](x.png){#f width=2cm}](u){.x}',
    'figure{#f .x}<figure>(link<u>(image{width=2cm}<x.png|A b>) caption("A " emphasis("b")))'
  ],
  ...['a)', '(a)', '1)', '1.', '-', '+', '#', '>', '---'].map(opening => [
    `![A\n${opening} b](x.png)\n\nc`,
    `figure<figure>(image<x.png|A\n${opening} b> caption("A\\n${opening} b")) paragraph("c")`
  ]),
  [
    '![A\n<!-- c -->\nb](x.png)',
    'figure<figure>(image<x.png|A\n\nb> caption("A\\n" html"<!-- c -->" "\\nb"))'
  ],
  ['[![A\n- b](x.png)](u)', 'figure<figure>(link<u>(image<x.png|A\n- b>) caption("A\\n- b"))'],
  ['> ![A\n> - b](x.png)\n> - c', `blockquote(${listed} list(listItem(paragraph("c"))))`],
  ['- ![A\n  - b](x.png)\n- c', `list(listItem(${listed}) listItem(paragraph("c")))`],
  ['![A\n- b](x.png)\n===', 'heading(image<x.png|A\n- b>)'],
  ['- ![A](x.png)', 'list(listItem(figure<figure>(image<x.png|A> caption("A"))))'],
  ['::: a\n![A](x.png)\n:::', 'div{.a}(figure<figure>(image<x.png|A> caption("A")))']
])('figure: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['![A\n- b\n\nc](x.png)', 'paragraph("![A\\n- b") paragraph("c](x.png)")'],
  ['a ![A\n- b', 'paragraph("a ![A") list(listItem(paragraph("b")))'],
  ['![A](x.png)\n- b', 'figure<figure>(image<x.png|A> caption("A")) list(listItem(paragraph("b")))'],
  ['![](x.png){#a}', 'paragraph(image{#a}<x.png|>)'],
  ['![ ](x.png)', 'paragraph(image<x.png| >)'],
  ['![A](x.png) b', 'paragraph(image<x.png|A> " b")'],
  ['![A](x.png)\n![B](y.png)', 'paragraph(image<x.png|A> "\\n" image<y.png|B>)'],
  ['![A](x.png)\\', 'paragraph(image<x.png|A>)'],
  ['![A](x.png)\\\\', 'paragraph(image<x.png|A> "\\\\")'],
  ['[![](x.png)](u)', 'paragraph(link<u>(image<x.png|>))'],
  ['[![A](x.png) b](u)', 'paragraph(link<u>(image<x.png|A> " b"))'],
  ['a ![B](x.png){alt=C}', 'paragraph("a " image{}<x.png|C>)'],
  ['![\\label{f}](x.png)', 'paragraph(image{#f}<x.png|>)']
])('not a figure: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

const table = '| a | b |\n|---|---|\n| 1 | 2 |\n'
const nodes = 'table(tableRow(tableCell("a") tableCell("b")) tableRow(tableCell("1") tableCell("2")))'

test.each([
  [
    `${table}\n: Cap *x* {#tbl:x .wide}\n`,
    `figure{#tbl:x .wide}<table>(caption("Cap " emphasis("x")) ${nodes})`
  ],
  [`${table}\nTable: Cap\n`, `figure<table>(caption("Cap") ${nodes})`],
  [`Table: Cap {#tbl:x}\n\n${table}`, `figure{#tbl:x}<table>(caption("Cap") ${nodes})`],
  [`: Cap\n  []{label="t"}\n\n${table}`, `figure{#t}<table>(caption("Cap") ${nodes})`],
  [
    `${table}\n: Cap\n- b\n1) c {#t}\n\nd`,
    `figure{#t}<table>(caption("Cap\\n- b\\n1) c") ${nodes}) paragraph("d")`
  ],
  ...[':', 'Table:', 'table:'].map(opening => [
    `${table}\n${opening} Cap\n1) b\n{#t}\n\nd`,
    `figure{#t}<table>(caption("Cap\\n1) b") ${nodes}) paragraph("d")`
  ]),
  [
    `Table: Cap\n<sup>1</sup>b {#t}\n\n${table}`,
    `figure{#t}<table>(caption("Cap\\n" html"<sup>" "1" html"</sup>" "b") ${nodes})`
  ],
  [`: Cap\n<div>\n\n${table}`, `paragraph(": Cap") html"<div>" ${nodes}`],
  [`Table:\nCap\n- b\n\n${table}`, `figure<table>(caption("Cap\\n- b") ${nodes})`],
  [`: Cap\n- b\n${table}`, `figure<table>(caption("Cap\\n- b") ${nodes})`],
  [`${table}: Cap {#tbl:x}\n`, `figure{#tbl:x}<table>(caption("Cap") ${nodes})`],
  [
    `${table}: Cap\nmore *m* \\label{t}\n`,
    `figure{#t}<table>(caption("Cap" "\\n" "more " emphasis("m")) ${nodes})`
  ],
  [`${table}: Cap \\label{t} {#u}\n`, `figure{#u}+t<table>(caption("Cap") ${nodes})`],
  [`${table}: *Cap*\n`, `figure<table>(caption(emphasis("Cap")) ${nodes})`],
  [
    `${table}\n: One\n\n${table}\n: Two`,
    `figure<table>(caption("One") ${nodes}) figure<table>(caption("Two") ${nodes})`
  ],
  [
    `: One\n\n${table}\n: Two\n\n${table}`,
    `figure<table>(caption("One") ${nodes}) figure<table>(caption("Two") ${nodes})`
  ]
])('table: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  [table, nodes],
  [`${table}\n\\: a`, `${nodes} paragraph(": a")`],
  [`${table}\n:a`, `${nodes} paragraph(":a")`],
  ['a\n\n: b', 'paragraph("a") paragraph(": b")'],
  ['Table\n- b', 'paragraph("Table") list(listItem(paragraph("b")))'],
  ['The\n- b', 'paragraph("The") list(listItem(paragraph("b")))'],
  [`${table}: c | d\n`, nodes.replace(/\)$/, ' tableRow(tableCell(": c") tableCell("d")))')]
])('not a caption: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  [
    'Listing: One\n- two\n3) three {#lst:x}\n\n```py\nb\n```',
    'figure{#lst:x}<listing>(caption("One\\n- two\\n3) three") code<py>"b")'
  ],
  [
    '```{.py caption="One"}\na\n```\n\nListing: Two\n\n```py\nb\n```',
    'figure<listing>(caption("One") code{.py}<py>"a") figure<listing>(caption("Two") code<py>"b")'
  ],
  ['```{.py #lst-x lst-cap="One"}\na\n```', 'figure{#lst-x}<listing>(caption("One") code{.py}<py>"a")']
])('listing: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test('figures, captions and tables have the places of their source', () => {
  const image = 'x\n\n![A *b*\\label{f}](x.png){#f}\n'
  expect(sources(image, 'figure')).toEqual(['![A *b*\\label{f}](x.png){#f}'])
  expect(sources(image, 'caption')).toEqual(['A *b*'])
  const after = `${table}\n: Cap  {#t}\n\nx`
  expect(sources(after, 'figure')).toEqual([`${table}\n: Cap  {#t}`])
  expect(sources(after, 'caption')).toEqual(['Cap'])
  const row = `${table}: Cap {#t}\n`
  expect(sources(row, 'table')).toEqual([table.trimEnd()])
  expect(sources(row, 'caption')).toEqual(['Cap'])
  expect(sources(`Table: Cap\n\n${table}`, 'figure')).toEqual([`Table: Cap\n\n${table.trimEnd()}`])
})

test('none of it is reported', () => {
  expect(parse(`${table}: Cap\n\n![A](x.png)`).messages).toEqual([])
})
