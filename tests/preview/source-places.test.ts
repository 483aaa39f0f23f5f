import {beforeAll, expect, test} from 'vitest'
import {type ShownPaper, shownPaper} from './shown.ts'

const chapter = `# The *long* road {#sec:road}

Some "quoted" words -- and an escaped \\* star.
A second line cites [see @doe99, p. 33; @roe01] here.

- A first item
- A second item with [a link](https://example.org) in it

| Land | Year |
|---|---|
| India | 1954 |

: Years of laws. {#tbl:years}

![The path of a case.](figures/path.svg){#fig:path alt="Boxes"}

See @tbl:years, $x^2$ and $y^2$, and so on.[^one] And[^two] [@galtng].

[^one]: What the first note says.

[^two]: What the second note tells [@lost].

> Words of another.

::: {.epigraph}
Inside a division.
:::

$$ E = mc^2 $$ {#eq:energy}

\`\`\`js
const answer = 42
\`\`\`
`

const files = {
  'manuscript/manuscript.yaml':
    'title: On *Roads*\nlicense: CC-BY-4.0\nabstract: |\n  About roads.\nlang: en\ncsl: apa\n',
  'manuscript/01.md': chapter,
  'manuscript/02.md': '# Second\n\nThe words of another chapter.\n',
  'references.bib':
    '@book{doe99,\n  author = {Doe, Jane},\n  title = {Tides},\n  publisher = {Press},\n  year = {1999}\n}\n\n' +
    '@book{roe01,\n  author = {Roe, Al},\n  title = {Winds},\n  publisher = {Mill},\n  year = {2001}\n}\n',
  'manuscript/figures/path.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
}

let paper: ShownPaper

beforeAll(async () => {
  paper = await shownPaper(files)
})

/** The text of a file from a point to the end of the line. */
function writtenAt({file, line, column}: Readonly<{file: string; line: number; column: number}>): string {
  return `${file.split('/').at(-1)} ${paper
    .textOf(file)
    .split('\n')
    [line - 1]!.slice(column - 1)}`
}

/** The source of a word in a unit of the page: the line of the file from the word to its end. */
function pointOf(unit: string, word: string): string | undefined {
  const text = paper.places.textOf(unit)
  const at = text.indexOf(word)
  expect(at, `${word} in ${text}`).toBeGreaterThanOrEqual(0)
  const point = paper.places.pointOf(unit, at)
  return point && writtenAt(point)
}

const clicks: ReadonlyArray<readonly [unit: string, word: string, written: string]> = [
  ['block 0', 'long', '01.md long* road {#sec:road}'],
  ['block 0', '1', '01.md # The *long* road {#sec:road}'],
  ['block 1', 'quoted', '01.md quoted" words -- and an escaped \\* star.'],
  ['block 1', 'star', '01.md star.'],
  ['block 1', 'line', '01.md line cites [see @doe99, p. 33; @roe01] here.'],
  ['block 1', 'Doe', '01.md [see @doe99, p. 33; @roe01] here.'],
  ['block 1', 'here', '01.md here.'],
  ['block 2', 'second', '01.md second item with [a link](https://example.org) in it'],
  ['block 2', 'link', '01.md link](https://example.org) in it'],
  ['block 3', '1954', '01.md 1954 |'],
  ['block 3', 'laws', '01.md laws. {#tbl:years}'],
  ['block 4', 'path', '01.md path of a case.](figures/path.svg){#fig:path alt="Boxes"}'],
  ['block 5', 'Table', '01.md @tbl:years, $x^2$ and $y^2$, and so on.[^one] And[^two] [@galtng].'],
  ['block 5', 'so', '01.md so on.[^one] And[^two] [@galtng].'],
  ['#note-1', 'first', '01.md first note says.'],
  ['#note-2', 'tells', '01.md tells [@lost].'],
  ['block 6', 'another', '01.md another.'],
  ['block 7', 'division', '01.md division.'],
  ['block 9', 'answer', '01.md answer = 42'],
  ['block 11', 'chapter', '02.md chapter.'],
  ['#bib-doe99', 'Tides', 'references.bib title = {Tides},'],
  ['#bib-roe01', '2001', 'references.bib year = {2001}']
]

test.each(clicks)('a click in %s at “%s” leads to its place', (unit, word, written) => {
  expect(pointOf(unit, word)).toBe(written)
})

test('a formula counts as one letter and leads to its own place', () => {
  const text = paper.places.textOf('block 5')
  const formulas = [...text.matchAll(/\ufffc/g)].map(({index}) => paper.places.pointOf('block 5', index)!)
  expect(formulas.map(writtenAt)).toEqual([
    '01.md $x^2$ and $y^2$, and so on.[^one] And[^two] [@galtng].',
    '01.md $y^2$, and so on.[^one] And[^two] [@galtng].'
  ])
  expect(writtenAt(paper.places.pointOf('block 8', 0)!)).toContain('01.md $$ E = mc^2 $$')
})

test('a note and an entry have the text alone that they have in their list, which is whole', () => {
  const blocks = Array.from({length: 30}, (_, number) => paper.places.textOf(`block ${number}`))
  for (const unit of ['#note-1', '#note-2', '#bib-doe99', '#bib-roe01']) {
    const text = paper.places.textOf(unit)
    expect(text.length, unit).toBeGreaterThan(20)
    expect(
      blocks.filter(block => block.includes(text)),
      unit
    ).toHaveLength(1)
  }
})

test('texts of the metadata lead to the settings, and unknown units nowhere', () => {
  expect(writtenAt(paper.places.pointOf('title 0', 0)!)).toBe('manuscript.yaml On *Roads*')
  expect(paper.places.pointOf('abstract 0', 0)?.line).toBe(3)
  expect(paper.places.pointOf('metadata', 0, 'CC')).toMatchObject({line: 2, column: 10})
  expect(paper.places.pointOf('metadata', 0, 'nowhere')).toMatchObject({line: 1, column: 1})
  expect(paper.places.pointOf('block 99', 0)).toBeUndefined()
  expect(paper.places.pointOf('#nothing', 0)).toBeUndefined()
})

test('every finding with a place on the page has its words there', () => {
  const placed = paper.diagnostics.filter(({start, file}) => start && file.endsWith('.md'))
  const spots = paper.places.spotsOf(
    placed.map(({file, start, end}) => ({file, start: start!.offset, end: end!.offset}))
  )
  expect(placed.map(({code}, index) => `${code} ${spots[index]?.unit} ${spots[index]?.words}`)).toEqual([
    'G309 block 4 The path of a case.',
    'G101 block 5 galtng',
    'G101 #note-2 lost',
    'G317 block 8 \ufffc'
  ])
})

const stretches: ReadonlyArray<readonly [file: string, written: string, spot: string]> = [
  ['manuscript/01.md', 'escaped', 'block 1 escaped'],
  ['manuscript/01.md', 'p. 33', 'block 1 p. 33'],
  ['manuscript/01.md', '@tbl:years', 'block 5 Table\u00a01'],
  ['manuscript/01.md', 'first note', '#note-1 first note'],
  ['manuscript/01.md', '$y^2$', 'block 5 \ufffc'],
  ['manuscript/01.md', 'India | 1954', 'block 3 India1954'],
  ['manuscript/01.md', '![The path', 'block 4 The path'],
  ['references.bib', 'title = {Tides}', '#bib-doe99 Tides'],
  ['references.bib', 'year = {2001}', '#bib-roe01 2001'],
  ['manuscript/manuscript.yaml', 'On *Roads*', 'title 0 undefined'],
  ['manuscript/manuscript.yaml', 'lang: en', 'undefined undefined']
]

test.each(stretches)('%s: the words of “%s” are found on the page', (file, written, expected) => {
  const start = paper.textOf(file).indexOf(written)
  const [spot] = paper.places.spotsOf([{file, start, end: start + written.length}])
  expect(`${spot?.unit} ${spot?.words}`).toBe(expected)
})
