import {unzipSync} from 'fflate'
import {beforeAll, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {asParagraph, escapeMarkdown, markdownCode} from '../../src/outputs/markdown/escape.ts'
import {markdownOutput} from '../../src/outputs/markdown/index.ts'
import {textWorld} from '../world.ts'

const paper: Readonly<Record<string, string>> = {
  'manuscript.yaml': `title: Bricks *and* kilns
authors: [{name: Ada Lovelace, orcid: 0000-0002-1825-0097}]
abstract: {en: On bricks., ur: اینٹوں پر}
lang: en
license: CC-BY-4.0
dates: {published: 2026-11-24}
statements: {conflicts: None.}
number-sections: true
csl: chicago-notes
`,
  'references.bib':
    '@book{a, author={Doe, A.}, title={On a}, year=2001}\n@book{b, author={Roe, B.}, title={On b}, year=2002}',
  'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
  '01.md': `# Kilns {#sec:kilns}

Works [see @a, p. 3; -@b] and @b, \\citep[12]{a}.[^n] See @fig:map and @tbl:t, *5* * 3_a, [اردو]{lang=ur}, $x^2$.

![A *kiln*](map.svg){#fig:map alt="A drawing" width=50%}

| A | B |
|---|--:|
| c | d|

: Prices {#tbl:t}

$$a = b$$ {#eq:one}

(a) first
(b) second

    - within

::: {#thm-x .theorem name="Recovery"}
It holds.
:::

[^n]: A note.

    Of two paragraphs.
`
}

let files: Readonly<Record<string, Uint8Array>>
let problems: readonly string[]
beforeAll(async () => {
  const built = await build(textWorld(paper), createMemo(), {
    entry: '',
    draft: true,
    outputs: [markdownOutput]
  })
  files = unzipSync(built.artifacts[0]!.bytes)
  problems = built.problems
})

const text = (): string =>
  new TextDecoder().decode(Object.entries(files).find(([name]) => name.endsWith('.md'))![1])

test('a paper is one text, its works and its pictures', () => {
  expect(Object.keys(files)).toEqual(['bricks-and-kilns.md', 'references.json', 'pictures/map.svg'])
  expect(problems).toEqual([])
  const works = JSON.parse(new TextDecoder().decode(files['references.json'])) as readonly {id: string}[]
  expect(works.map(({id}) => id).toSorted()).toEqual(['a', 'b'])
})

test.each([
  ['metadata as texts in Markdown', 'title: "Bricks *and* kilns"\nauthor: ["Ada Lovelace"]'],
  ['headings with their numbers', '# 1 Kilns {#sec:kilns .unnumbered}'],
  [
    'citations by their keys, in a note style without its notes',
    'Works [see @a, p. 3; -@b] and @b. [@a, p. 12]'
  ],
  [
    'references with their words',
    'See [Figure\u00a01](#fig:map) and [Table\u00a01](#tbl:t), *5* \\* 3\\_a, [اردو]{lang="ur"'
  ],
  ['figures', '![Figure 1. A *kiln*](pictures/map.svg){#fig:map alt="A drawing" width="50%"}'],
  ['tables', '| A | B |\n|---|--:|\n| c | d |\n\n: Table 1. Prices {#tbl:t}'],
  ['formulas with their numbers', '[$$a = b$$]{#eq:one} (1)'],
  ['lists', '(a) first\n\n(b) second\n\n    -   within'],
  ['theorems', '::: {#thm-x .theorem}\n**Theorem 1** (Recovery).\n\nIt holds.\n:::'],
  ['statements', '# Conflicts of interest {.unnumbered}\n\nNone.'],
  ['notes', ']: A note.\n\n    Of two paragraphs.'],
  ['the place of the works', '::: {#refs}\n:::']
])('it has %s', (_, expected) => {
  expect(text()).toContain(expected)
})

test.each([
  ['a*b_c[d]<e>$f^g~h@i|"j\'', 'a\\*b\\_c\\[d\\]\\<e\\>\\$f\\^g\\~h\\@i\\|\\"j\\\''],
  ['a -- b... c: d', 'a \\-\\- b\\.\\.\\. c: d'],
  ['a\n  b', 'a b']
])('%s keeps its letters', (words, expected) => {
  expect(escapeMarkdown(words)).toBe(expected)
})

test.each([
  ['1. a', '1\\. a'],
  ['(iv) a', '(iv\\) a'],
  ['- a', '\\- a'],
  ['a. b', 'a\\. b'],
  ['word', 'word']
])('a paragraph that begins as %s is no list', (line, expected) => {
  expect(asParagraph(line)).toBe(expected)
})

test('code may hold backquotes', () => {
  expect(markdownCode('a `b`` c`')).toBe('``` a `b`` c` ```')
})

test.each([
  ['\\index{atom|see{dictionary}}', '-   atom, *see* dictionary'],
  ['\\index{atom}\\index{atom|seealso{dictionary}}', '-   atom, [1](#index-1); *see also* dictionary']
])('the index says where else to look: %s', async (mark, expected) => {
  const files = {
    'manuscript.yaml': 'title: T\nnumber-sections: true\n',
    '01.md': `# One\n\nWords${mark}.\n\n\\printindex\n`
  }
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: '',
    draft: true,
    outputs: [markdownOutput]
  })
  const [, bytes] = Object.entries(unzipSync(artifacts[0]!.bytes)).find(([name]) => name.endsWith('.md'))!
  expect(new TextDecoder().decode(bytes)).toContain(expected)
})

/** The text below the metadata of a paper in Markdown. */
async function bodyOf(written: Readonly<Record<string, string>>): Promise<string> {
  const {artifacts} = await build(textWorld(written), createMemo(), {
    entry: '',
    draft: true,
    outputs: [markdownOutput]
  })
  const parts = Object.entries(unzipSync(artifacts[0]!.bytes))
  const [, text] = parts.find(([name]) => name.endsWith('.md'))!
  return new TextDecoder().decode(text).split('\n---\n\n')[1]!
}

test('the macros of the formulas are defined before the text, others are not', async () => {
  const settings = "macros: {R: '\\mathbb{R}', pair: '(#1, #2)', of: '\\pair{#1}{\\R}', unused: x}"
  const text = '\\newcommand{\\half}[2][1]{\\frac{#1}{#2}}\n\nHere $\\of{a}$.\n\n$$\\half{2}$$'
  const definitions = [
    '\\newcommand{\\of}[1]{\\pair{#1}{\\R}}',
    '\\newcommand{\\pair}[2]{(#1, #2)}',
    '\\newcommand{\\R}{\\mathbb{R}}',
    '\\newcommand{\\half}[2][1]{\\frac{#1}{#2}}'
  ]
  expect(await bodyOf({'manuscript.yaml': settings, '01.md': text})).toBe(
    `${definitions.join('\n')}\n\nHere $\\of{a}$.\n\n$$\\half{2}$$\n`
  )
})

test.each([
  ['| one\n|   two\n| three', '| one\n|   two\n| three\n'],
  ['[دیکھیے @gill، ص ۱۲؛ @khan]', '[دیکھیے @gill، ص ۱۲; @khan]\n'],
  ['\\citep[see][p. 3, and passim]{gill}', '[see @gill, p. 3, and passim]\n'],
  ['\\citet[see][p. 3]{gill}', 'see @gill [p. 3]\n']
])('%s', async (text, written) => {
  expect(await bodyOf({'01.md': text})).toBe(written)
})
