import {expect, test} from 'vitest'
import {outline, parse, sources} from '../../notation.ts'

test.each([
  [':::{note}\na\n:::', 'div{.callout-note}(paragraph("a"))'],
  ['```{note}\na\n```', 'div{.callout-note}(paragraph("a"))'],
  ['~~~{hint}\na\n~~~', 'div{.callout-tip}(paragraph("a"))'],
  [
    '```{danger}\n*a*\n```\nb',
    'div{.callout-caution .admonition-danger}(paragraph(emphasis("a"))) paragraph("b")'
  ],
  [
    ':::{admonition} A *title*\n:class: warning\na\n:::',
    'div{.callout-warning}(paragraph(strong("A " emphasis("title"))) paragraph("a"))'
  ],
  ['```{dropdown} More\na\n```', 'div{.callout-note}(paragraph(strong("More")) paragraph("a"))'],
  ['```{seealso}\na\n```', 'div{.callout-note .admonition-seealso}(paragraph("a"))'],
  [
    '````{note}\n```{tip}\na\n```\n```js\nb\n```\n````',
    'div{.callout-note}(div{.callout-tip}(paragraph("a")) code<js>"b")'
  ],
  ['> ```{note}\n> a\n> ```\n\nb', 'blockquote(div{.callout-note}(paragraph("a"))) paragraph("b")'],
  [
    '- x\n\n  ```{note}\n  - a\n  ```\n',
    'list(listItem(paragraph("x") div{.callout-note}(list(listItem(paragraph("a"))))))'
  ],
  [
    ':::{figure} a_b_c.svg\n:label: f\n:alt: B\n:width: 50%\n:class: wide\nC *d*.\n\nE.\n:::',
    'figure{#f .wide}<figure>(image{width=50%}<a_b_c.svg|B> caption("C " emphasis("d") "." " " "E."))'
  ],
  ['```{image} a.svg\n:alt: B\n```', 'paragraph(image<a.svg|B>)'],
  [
    ':::{table} A *b*\n:name: t\n| c |\n|---|\n| d |\n:::',
    'figure{#t}<table>(caption("A " emphasis("b")) table(tableRow(tableCell("c")) tableRow(tableCell("d"))))'
  ],
  [
    '```{list-table}\n:header-rows: 1\n* - a\n  - b\n* - c\n  - *d*\n```',
    'div{}(table(tableRow(tableCell("a") tableCell("b")) tableRow(tableCell("c") tableCell(emphasis("d")))))'
  ],
  ['```{math}\n:label: e\nx = 1\n```', 'math{#e}"x = 1"'],
  ['```{math}\nx = 1\n```', 'math"x = 1"'],
  ['```{code-block} python\n:linenos:\nx\n```', 'code{.numberLines}<python>"x"'],
  ['```{code} python\n:caption: C\n:name: l\nx\n```', 'figure{#l}<listing>(caption("C") code{}<python>"x")'],
  ['```{epigraph}\na\n\n-- B\n```', 'blockquote(paragraph("a") paragraph("-- B"))'],
  ['```{margin} T\na\n```', 'div{.column-margin}(paragraph(strong("T")) paragraph("a"))'],
  [
    '::::{tab-set}\n:::{tab-item} A\na\n:::\n:::{tab-item} B\nb\n:::\n::::',
    'div{.panel-tabset}(div{}(paragraph(strong("A")) paragraph("a")) div{}(paragraph(strong("B")) paragraph("b")))'
  ],
  ['```{bibliography}\n```', 'div{#refs}()'],
  ['(a)=\n# B', 'heading{#a}("B")'],
  ['(a)=\n\nB.', 'paragraph{#a}("B.")'],
  ['B.\n\n(a)=', 'paragraph("B.") paragraph("(a)=")'],
  ['A.\n\n+++\n\nB.', 'paragraph("A.") paragraph("B.")']
])('%s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['{ref}`a`', 'crossReference<name a>"{ref}`a`"'],
  ['{numref}`Fig. %s <a>` b', '"Fig. " crossReference<bare a>"{numref}`Fig. %s <a>`" " b"'],
  ['{ref}`words <a>`', 'link<#a>("words")'],
  ['({eq}`a`)', '"(" crossReference<number a>"{eq}`a`" ")"'],
  ['H{sub}`2`O{sup}`+`', '"H" subscript("2") "O" superscript("+")'],
  ['{math}`x^2`', 'inlineMath"x^2"'],
  ['{abbr}`A (B c)`', 'abbreviation("A")'],
  ['{term}`a`', 'glossaryTerm"a"'],
  ['{kbd}`a`', 'inlineCode"a"'],
  ['{cite:p}`a`', 'rawTex<citep>"\\\\citep{a}"'],
  ['{cite:t}`a`', 'rawTex<citet>"\\\\citet{a}"'],
  ['{unknown}`a`', '"{unknown}" inlineCode"a"'],
  ['{ref} `a`', '"{ref} " inlineCode"a"'],
  ['*{ref}`a`*', 'emphasis(crossReference<name a>"{ref}`a`")']
])('the role %s', (text, expected) => {
  expect(outline(text)).toBe(`paragraph(${expected})`)
})

test.each([
  ['code that shows a directive', '````\n```{note}\na\n```\n````', 'code"```{note}\\na\\n```"'],
  ['a fence that closes nothing is that of code', '```\na\n```', 'code"a"'],
  ['a language in braces', '```{r}\na\n```', 'code<{r}>"a"'],
  [
    'an option is a line of words where words came first',
    ':::{note}\na\n:b: c\n:::',
    'div{.callout-note}(paragraph("a\\n:b: c"))'
  ]
])('%s', (_, text, expected) => {
  expect(outline(text)).toBe(expected)
})

test('a directive that is not closed is reported with its own fence', () => {
  expect(parse('```{note}\na').messages).toEqual([
    '1:1-2:2: The block that begins here is not closed, expected ````` (div-unclosed)'
  ])
})

test('words of directives and roles are at their places', () => {
  expect(sources('```{admonition} A *b* c\nd {ref}`e` f\n```', 'text')).toEqual(['A ', 'b', ' c', 'd ', ' f'])
  expect(sources('> :::{note}\n> d {ref}`e` f\n> :::', 'crossReference')).toEqual(['{ref}`e`'])
})
