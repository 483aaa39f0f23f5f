import {describe, expect, test} from 'vitest'
import type {CslItem} from '../../../src/core/types.ts'
import {parseBibliography} from '../../../src/parse/bibliography.ts'
import {importBibtex, importCslJson, importCslYaml} from '../../../src/references/import/bibliography-file.ts'
import {importDocx} from '../../../src/references/import/docx.ts'
import {formatOf} from '../../../src/references/import/formats.ts'
import type {ImportedReference, Importer} from '../../../src/references/import/imported.ts'
import {recordLines} from '../../../src/references/import/lines.ts'
import {nameWorks} from '../../../src/references/import/works.ts'
import {commentLines, writeWorks} from '../../../src/references/import/written-work.ts'
import fc from '../../properties.ts'

const place = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}}

function reference(csl: Partial<CslItem>, more: Partial<ImportedReference> = {}): ImportedReference {
  return {csl: {id: '', type: 'book', ...csl}, raw: 'raw', place, doubtful: [], ...more}
}

const roe = {author: [{family: 'Roe', given: 'Ada'}], issued: {'date-parts': [[2011]]}}

function named(items: ReadonlyArray<Partial<CslItem>>, known = '') {
  const {references} = parseBibliography([{path: 'known.bib', text: known}])
  return nameWorks(
    items.map(csl => ({file: 'a.ris', reference: reference(csl)})),
    references
  ).map(({key, same}) => (same === undefined ? key : `${key} ${same.isKnown ? 'is' : 'like'} ${same.key}`))
}

describe('keys', () => {
  test.each<[string, ReadonlyArray<Partial<CslItem>>, string, readonly string[]]>([
    ['name and year', [{...roe, title: 'Clay'}], '', ['roe2011']],
    [
      'letters where they meet',
      [
        {...roe, title: 'A'},
        {...roe, title: 'B'},
        {...roe, title: 'C'}
      ],
      '',
      ['roe2011', 'roe2011a', 'roe2011b']
    ],
    [
      'not one that is taken',
      [{...roe, title: 'A'}],
      '@book{roe2011,}\n@book{x, ids = {roe2011a}}',
      ['roe2011b']
    ],
    [
      'letters where only what is between angle brackets differs, and none where tags do',
      [
        {...roe, title: 'Trials with p<0.05 and n>30'},
        {...roe, title: 'Trials with p<0.01 and n>30'},
        {...roe, title: 'Trials with <i>p</i><0.01 and n>30'}
      ],
      '',
      ['roe2011', 'roe2011a', 'roe2011b like roe2011a']
    ],
    [
      'a word of a title with tags, without these',
      [{title: '<span class="nocase">DNase</span> in yeast'}],
      '',
      ['dnase']
    ],
    [
      'their own',
      [
        {...roe, title: 'A', 'citation-key': 'Clay:1'},
        {...roe, title: 'B', 'citation-key': 'Clay:1'}
      ],
      '',
      ['Clay:1', 'roe2011']
    ],
    [
      'none that cannot be cited',
      [
        {...roe, title: 'A', 'citation-key': 'a b'},
        {...roe, title: 'B', 'citation-key': 'a,'}
      ],
      '',
      ['roe2011', 'roe2011a']
    ]
  ])('%s', (_, items, known, expected) => {
    expect(named(items, known)).toEqual(expected)
    expect(named(items, known)).toEqual(expected)
  })
})

describe('the same work', () => {
  test.each<[string, ReadonlyArray<Partial<CslItem>>, string, readonly string[]]>([
    [
      'by DOI',
      [{title: 'Other', DOI: '10.5555/KILN'}],
      '@book{k, title = {Clay}, doi = {10.5555/kiln}}',
      ['k is k']
    ],
    [
      'by title and year',
      [{...roe, title: 'Clay: A <i>Law</i>'}],
      '@book{k, author = {Roe, A.}, title = {Clay—a law}, year = 2011}',
      ['k is k']
    ],
    ['another year', [{...roe, title: 'Clay'}], '@book{k, title = {Clay}, year = 2012}', ['roe2011']],
    [
      'another author',
      [{...roe, title: 'Introduction'}],
      '@book{k, author = {Poe, E.}, title = {Introduction}, year = 2011}',
      ['roe2011']
    ],
    [
      'another DOI',
      [{...roe, title: 'Clay', DOI: '10.5555/1'}],
      '@book{k, title = {Clay}, year = 2011, doi = {10.5555/2}}',
      ['roe2011']
    ],
    [
      'twice in what is imported',
      [
        {...roe, title: 'Clay'},
        {...roe, title: 'CLAY'}
      ],
      '',
      ['roe2011', 'roe2011a like roe2011']
    ]
  ])('%s', (_, items, known, expected) => {
    expect(named(items, known)).toEqual(expected)
  })
})

function written(...references: readonly ImportedReference[]) {
  return writeWorks(
    nameWorks(
      references.map(one => ({file: 'a', reference: one})),
      []
    )
  ).map(({text}) => text)
}

function imported(read: Importer, text: string) {
  return read({path: 'a', text}).references
}

describe('entries', () => {
  test('of a printed work keep its line and its doubts', () => {
    const raw = 'Roe, A. (2011). Clay. me@example.org\n  {x'
    expect(
      written(reference({...roe, title: 'Clay'}, {raw, confidence: 0.823, doubtful: ['author', 'issued']}))
    ).toEqual([
      `% [1] confidence 0.82
@book{roe2011,
  author   = {Roe, Ada},
  title    = {Clay},
  date     = {2011},
  printed  = {Roe, A. (2011). Clay. me@example.org \\textbraceleft{}x},
  doubtful = {author, issued}
}`
    ])
  })

  test('keep lines and doubts with any characters', () => {
    const raw = 'Roe, A. & C. (2011). 100 % #1_a {x} ~ `q` \\ <i>@misc{k,</i>'
    const [text] = written(reference({...roe, title: 'Clay'}, {raw, confidence: 0.5, doubtful: ['title']}))
    const {references, findings} = parseBibliography([{path: 'a.bib', text: text!}])
    expect(findings).toEqual([])
    expect(references.map(({csl}) => csl.custom)).toEqual([{printed: raw, doubtful: 'title'}])
  })

  test('have values without a BibLaTeX field in a comment', () => {
    expect(
      written(reference({type: 'interview', title: 'Clay', section: 'B1', interviewer: [{family: 'Roe'}]}))[0]
    ).toBe(
      '% type: interview\n% section: B1\n% interviewer: [{"family":"Roe"}]\n@misc{clay,\n  title = {Clay}\n}'
    )
  })

  test('from BibTeX keep their fields, type and LaTeX', () => {
    const text =
      '@string{j = {Journal}}\n@Article{roe, title = "On {DNA} \\& \\emph{x}", journal = j # { of Law}, abstract = {Long}, file = {a:b}}'
    expect(written(...imported(importBibtex, text))).toEqual([
      '@article{roe,\n  title    = {On {DNA} \\& \\emph{x}},\n  journal  = {Journal of Law},\n  abstract = {Long},\n  file     = {a:b}\n}'
    ])
  })

  test('follow changed keys in fields that refer to other entries', () => {
    const text =
      '@inbook{a, crossref = {p q}}\n@book{a, title = {A}}\n@inbook{b, crossref = {a}, entryset = {x, a}}'
    const taken = parseBibliography([{path: 'k.bib', text: '@book{a,}'}]).references
    const works = nameWorks(
      imported(importBibtex, text).map(one => ({file: 'a', reference: one})),
      taken
    )
    expect(works.map(({key}) => key)).toEqual(['work', 'worka', 'b'])
    expect(writeWorks(works)[2]!.text).toContain('crossref = {work}')
  })

  test('from CSL-JSON and CSL-YAML keep their keys', () => {
    expect(
      imported(importCslJson, '[{"id": "roe", "title": "Clay"}]').map(({csl, raw}) => [csl, raw])
    ).toEqual([
      [{id: '', type: 'document', title: 'Clay', 'citation-key': 'roe'}, '{"id": "roe", "title": "Clay"}']
    ])
    const yaml = imported(importCslYaml, 'references:\n- id: roe\n  type: book\n  title: Clay\n')
    expect(yaml.map(({csl}) => csl)).toEqual([{id: '', type: 'book', title: 'Clay', 'citation-key': 'roe'}])
  })
})

test('no line can become an entry, whatever it contains', () => {
  const part = fc.constantFrom(
    '@book{a,',
    '@',
    '{',
    '}',
    '\n',
    '\r',
    '\u2028',
    '%',
    '"',
    '@comment{',
    '@string{x=',
    'x = {',
    'article{doe,'
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), parts => {
      const comment = commentLines(parts.join(''))
      expect(comment).not.toContain('@')
      for (const line of comment.split('\n')) expect(line).toMatch(/^%/)
      const text = `@book{a, title = {A}}\n\n${comment}\n@book{b, title = {B}}\n`
      const {references, findings} = parseBibliography([{path: 'a.bib', text}])
      expect(references.map(({key}) => key)).toEqual(['a', 'b'])
      expect(findings).toEqual([])
    })
  )
})

describe('the format of a text', () => {
  test.each([
    ['a.txt', 'TY  - JOUR\nTI  - x', 'ris'],
    ['a.txt', '\uFEFF\r\n1. TY  - JOUR\r\n', 'ris'],
    ['a.xml', '<?xml version="1.0"?>\n<xml><records><record>', 'endnote'],
    ['a.xml', '<PubmedArticleSet><PubmedArticle>', 'pubmed'],
    ['a', '\nPMID- 12345\nOWN - NLM', 'pubmed'],
    ['a', '[{"id": "a"}]', 'csl-json'],
    ['a', '[]', 'csl-json'],
    ['a', '%0 Journal Article\n%A Roe', 'endnote'],
    ['a', '[1] Roe, A. (2011). Clay.', 'text'],
    ['a', 'references:\n- id: roe', 'csl-yaml'],
    ['a', '% x\n@book{roe,\n title = {TY  - x}}', 'bibtex'],
    ['a.ris', 'no record', 'ris'],
    ['a.nbib', '', 'pubmed'],
    ['a', 'Roe, A. (2011). Clay. a@b{c', 'text'],
    ['a.docx', '<?xml version="1.0"?><w:document xmlns:w="w">', 'docx']
  ])('%s %j', (path, text, expected) => {
    expect(formatOf(path, text).name).toBe(expected)
  })
})

test('lines have their places', () => {
  expect(recordLines('\uFEFFa\r\n\r\nb\rc\n').map(({text, start, end}) => [text, start, end])).toEqual([
    ['a', 1, 2],
    ['', 4, 4],
    ['b', 6, 7],
    ['c', 8, 9]
  ])
  expect(recordLines('a').map(({text}) => text)).toEqual(['a'])
  expect(recordLines('')).toEqual([])
})

describe('a Word document', () => {
  /** Parses every paragraph as a reference. */
  const byLine: Importer = ({text}) => ({
    references: recordLines(text).flatMap(({text: raw, start, end}, index) =>
      raw === ''
        ? []
        : [
            reference(
              {title: raw},
              {
                raw,
                place: {
                  start: {line: index + 1, column: 3, offset: start + 2},
                  end: {line: index + 1, column: 1, offset: end}
                }
              }
            )
          ]
    ),
    findings: []
  })
  const paragraph = (text: string, style?: string) =>
    `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
  const read = (...paragraphs: readonly string[]) =>
    importDocx(
      {path: 'a.docx', text: `<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`},
      byLine
    ).references.map(({raw, place: {start}}) => `${start.line}:${start.column} ${raw}`)

  test('paragraphs after the last heading of references, up to the next heading', () => {
    expect(
      read(
        paragraph('Title', 'Title'),
        paragraph('References'),
        paragraph('Words about references'),
        paragraph('References', 'Heading1'),
        paragraph('Roe A'),
        paragraph(''),
        paragraph('Poe B'),
        paragraph('Appendix', 'Heading1'),
        paragraph('no reference')
      )
    ).toEqual(['5:3 Roe A', '7:3 Poe B'])
  })

  test('all paragraphs if there is no such heading', () => {
    expect(read(paragraph('Roe A'), paragraph('Poe B'))).toEqual(['1:3 Roe A', '2:3 Poe B'])
  })

  test('deleted text is left out; tabs, breaks, hyphens and links are text', () => {
    const runs =
      '<w:p><w:del><w:r><w:delText>No</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>No</w:t></w:r></w:moveFrom><w:r><w:t>Roe</w:t><w:tab/><w:t>A</w:t><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t> https://example.org</w:t></w:r></w:hyperlink></w:p>'
    expect(read(runs)).toEqual(['1:3 Roe A 1-2 https://example.org'])
  })
})
