import {describe, expect, test} from 'vitest'
import {docxParts, paragraphsOf} from '../docx-file.ts'

const references =
  '@book{gill, author={Gill, Eric}, title={An essay}, year=1931}\n@book{knuth, author={Knuth, Donald E.}, title={Typography}, year=1999}'

/** The paragraphs of the body of a paper. */
async function bodyOf(markdown: string, settings = ''): Promise<readonly string[]> {
  const parts = await docxParts({
    '01.md': markdown,
    'references.bib': references,
    'manuscript.yaml': `title: T\nbibliography: references.bib\n${settings}`
  })
  return paragraphsOf(parts['word/document.xml']).slice(1)
}

describe('blocks are paragraphs in the styles of Word', () => {
  test.each([
    ['# One\n\n## Two', ['Heading1: 1 One', 'Heading2: 1.1 Two']],
    ['- a\n\n  b\n- c', ['ListParagraph: a', 'ListParagraph: b', 'ListParagraph: c']],
    ['> quoted', ['Quote: quoted']],
    ['Term\n: its definition', ['DefinitionTerm: Term', 'Definition: its definition']],
    ['| one\n| two', ['Verse: one', 'Verse: two']],
    ['```r\nx <- 1\ny\n```', ['SourceCode: x <- 1↵y']],
    [
      '$$x^2$$ {#eq:a}\n\nIn @eq:a.',
      ['Equation: →<x2>→(1)', 'BodyText: In Equation\u00a0([REF eq_a_no \\h: 1]).']
    ],
    [
      '| A | B |\n|---|---|\n| c |   |\n\n: Caption {#tbl:x}\n\nSee @tbl:x.',
      [
        'Caption: Table [SEQ Table \\* ARABIC: 1]. Caption',
        '| TableHead: A | TableHead: B |',
        '| TableText: c | TableText:  |',
        'BodyText: See Table\u00a0[REF tbl_x_no \\h: 1].'
      ]
    ]
  ])('%j', async (markdown, expected) => {
    expect(await bodyOf(markdown)).toEqual(expected)
  })
})

test('a note that is called behind the list of references is a footnote, and listed nowhere else', async () => {
  const behind = 'One [@gill].\n\n::: {#refs}\n:::\n\n# Appendix\n\nTwo.^[Its note.]'
  const text = (await bodyOf(behind)).join('\n')
  expect(text).not.toContain('Its note.')
  expect(text).not.toContain('Notes')
  // A note without a call is at the place of the notes.
  expect(await bodyOf(`${behind}\n\n[^b]: Of nobody.`)).toContain('FootnoteText: 2. Of nobody.')
})

test('a display formula in a line is one of its own look, with its number, and can be led to', async () => {
  const parts = await docxParts({
    '01.md': 'Look at $$\\sum_a^b x$$ {#eq:a} first. See @eq:a, or $\\sum_a^b x$.'
  })
  const document = parts['word/document.xml']!
  expect(paragraphsOf(document).at(-1)).toBe(
    'BodyText: Look at <abx> (1) first. See Equation\u00a0([REF eq_a_no \\h: 1]), or <abx>.'
  )
  expect(Array.from(document.matchAll(/w:name="(eq_a\w*)"/g), ([, name]) => name)).toEqual([
    'eq_a',
    'eq_a_no'
  ])
  expect(document).toContain('w:name="eq_a"/><m:oMath>')
  expect(Array.from(document.matchAll(/limLoc m:val="(\w+)"/g), ([, limits]) => limits)).toEqual([
    'undOvr',
    'subSup'
  ])
})

test('each font of the styles names one that stands in where it is missing', async () => {
  const parts = await docxParts({'01.md': 'Words and `code`.'})
  const fonts = new Set(
    Array.from(parts['word/styles.xml']!.matchAll(/w:ascii="([^"]+)"/g), ([, name]) => name)
  )
  const table = Array.from(
    parts['word/fontTable.xml']!.matchAll(/<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"/g),
    ([, name, otherwise]) => [name, otherwise]
  )
  expect(table).toEqual([
    ['Times New Roman', 'Liberation Serif'],
    ['Courier New', 'Liberation Mono']
  ])
  expect(new Set(table.map(([name]) => name))).toEqual(fonts)
})

test('title, authors, abstract and keywords stand first, statements and the licence last', async () => {
  const settings = [
    'title: A *title*',
    'authors: [{name: Ada Example, affiliation: University}]',
    'abstract: In short.',
    'keywords: [type]',
    'statements: {funding: None.}',
    'license: CC-BY-4.0'
  ].join('\n')
  const parts = await docxParts({'01.md': 'Words.', 'manuscript.yaml': settings})
  expect(paragraphsOf(parts['word/document.xml'])).toEqual([
    'Title: A title',
    'Author: Ada Example',
    'Affiliation: University',
    'AbstractTitle: Abstract',
    'Abstract: In short.',
    'Keywords: Keywords: type',
    'BodyText: Words.',
    'Heading1: Funding',
    'BodyText: None.',
    'BodyText: © Ada Example. CC BY 4.0'
  ])
  expect(parts['docProps/core.xml']).toContain('<dc:creator>Ada Example</dc:creator>')
  expect(parts['docProps/custom.xml']).toContain('https://creativecommons.org/licenses/by/4.0/')
})

test('citations and the list are fields of Zotero, with the works and their keys', async () => {
  const parts = await docxParts({
    '01.md': 'As [see @gill, p. 3; @knuth].',
    'references.bib': references,
    'manuscript.yaml': 'title: T\nbibliography: references.bib'
  })
  expect(paragraphsOf(parts['word/document.xml'])).toEqual([
    'Title: T',
    'BodyText: As [ADDIN ZOTERO_ITEM CSL_CITATION: (see 1, p. 3, 2)].',
    'Heading1: References',
    'Bibliography: [ADDIN ZOTERO_BIBL: 1. →Gill E. An essay. 1931.',
    'Bibliography: 2. →Knuth DE. Typography. 1999.]'
  ])
  const [, code = ''] = /ZOTERO_ITEM CSL_CITATION (\{.*?\}) </.exec(parts['word/document.xml']!) ?? []
  expect(JSON.parse(code.replaceAll('&quot;', '"'))).toMatchObject({
    properties: {formattedCitation: '(see 1, p. 3, 2)', noteIndex: 0},
    citationItems: [
      {
        id: 'gill',
        prefix: 'see ',
        locator: '3',
        label: 'page',
        itemData: {title: 'An essay', 'citation-key': 'gill'}
      },
      {id: 'knuth', itemData: {author: [{family: 'Knuth', given: 'Donald E.'}]}}
    ]
  })
})

test('notes have the order of their calls, by which LibreOffice gives them to the calls', async () => {
  expect(await bodyOf('Text^[One.]\n\n| cell^[Three.] |\n|---|\n\n: Caption^[Two.]\n\nText^[Four.]')).toEqual(
    [
      'BodyText: Text^1',
      'Caption: Table [SEQ Table \\* ARABIC: 1]. Caption^2',
      '| TableHead: cell^3 |',
      'BodyText: Text^4'
    ]
  )
})

test('notes are notes of Word; a further call refers to the first', async () => {
  const parts = await docxParts({'01.md': 'One[^a] and two[^a].\n\n[^a]: The *note*.'})
  expect(paragraphsOf(parts['word/document.xml'])).toContain(
    'BodyText: One^1 and two[NOTEREF note_1 \\f \\h: 1].'
  )
  expect(paragraphsOf(parts['word/footnotes.xml'])).toContain('FootnoteText: ^ The note.')
})

test('HTML in a line of a cell or a caption starts no paragraph of its own', async () => {
  const source = '| a |\n|---|\n| No<sup>2</sup> of <b>it</b> |\n\n: Cap<sup>1</sup>tion. {#tbl:x}'
  const parts = await docxParts({'01.md': source})
  const found = paragraphsOf(parts['word/document.xml']).join('\n')
  expect(found).toContain('. Cap1tion.\n|')
  expect(found).toMatch(/\| \S+: No2 of it \|/)
})

test('only the paragraph behind a table has space before it', async () => {
  const table = '| A |\n|---|\n| c |'
  const parts = await docxParts({'01.md': `One.\n\nTwo.\n\n${table}\n\nThree.\n\nFour.`})
  const paragraphs = parts['word/document.xml']!.match(/<w:p>.*?<\/w:p>/gs) ?? []
  const spaced = paragraphs.filter(xml => xml.includes('w:before="240"'))
  expect(spaced.map(xml => xml.replace(/<[^>]*>/g, ''))).toEqual(['Three.'])
})

test('what Word cannot show is named, and its text stays', async () => {
  expect(await bodyOf('![A map](map.tiff)')).toEqual([
    'Figure: [map.tiff]',
    'Caption: Figure [SEQ Figure \\* ARABIC: 1]. A map'
  ])
})

test('each block has a hidden bookmark, except in a copy for blind review', async () => {
  const files = {'01.md': '# One\n\nTwo.', 'manuscript.yaml': 'title: T\nauthors: [{name: Ada Example}]'}
  const names = (xml = ''): readonly string[] =>
    [...xml.matchAll(/w:name="(_gly\d+)"/g)].map(([, name]) => name!)
  expect(names((await docxParts(files))['word/document.xml'])).toEqual(['_gly1', '_gly2', '_gly3'])
  const blind = await docxParts(files, {blind: {slug: () => 'copy', machine: []}})
  expect(names(blind['word/document.xml'])).toEqual([])
})

test('the same paper is the same bytes', async () => {
  const files = {'01.md': 'Words $x$.'}
  expect(await docxParts(files)).toEqual(await docxParts(files))
})

test('the lines of an aligned formula are formulas, each beside its number', async () => {
  const {'word/document.xml': xml = ''} = await docxParts({
    'paper.md': '\\begin{align}\na &= \\frac12 \\\\\nb &= c \\label{eq:b} \\\\\n\\end{align}\n\nSee [@eq:b].'
  })
  expect(xml.match(/<m:oMath>/g)).toHaveLength(2)
  expect(xml).not.toContain('$$')
})

test.each([
  ['the second of two lines', 'a &= b \\\\\nb &= c \\label{eq:b}', '2'],
  ['the only line with a number', 'a &= b \\notag \\\\\nb &= c \\label{eq:b}', '1']
])('a reference to a line of a formula is a field that leads to it: %s', async (_, rows, number) => {
  const {'word/document.xml': xml = ''} = await docxParts({
    'paper.md': `\\begin{align}\n${rows}\n\\end{align}\n\nSee [@eq:b].`
  })
  expect(xml).toMatch(/REF eq_b_no/)
  const [, shown = ''] = /w:name="eq_b_no"\/>(.*?)<w:bookmarkEnd/s.exec(xml) ?? []
  expect(shown).toContain(`<w:t>${number}</w:t>`)
  const [, line = ''] = /w:name="eq_b"\/>(.*?)<\/w:p>/s.exec(xml) ?? []
  expect(line).toMatch(/=c<\/m:t>/)
})

test('a draft has open queries, and once the words of an abbreviation, as comments', async () => {
  const parts = await docxParts({
    '01.md': `The WHO said so.<!-- AQ: Is this so? -->

<!-- AQ: And this? -->

The WHO again, as a note[^n] says.

[^n]: It is <!-- AQ: In a note? --> of the WHO.

*[WHO]: World Health Organization
`
  })
  const comments = paragraphsOf(parts['word/comments.xml']).map(line => line.replace(/^CommentText: /, ''))
  expect(comments.toSorted()).toEqual([
    'AQ1: Is this so?',
    'AQ2: And this?',
    'AQ3: note 1: In a note?',
    'WHO: World Health Organization'
  ])
})
