import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {isIsbn, isIssn} from '../../../src/core/isbn.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {Diagnostic} from '../../../src/core/types.ts'
import fc from '../../properties.ts'
import {textWorld} from '../../world.ts'

/** The findings of the rules about references in a bibliography: `key rule`, in the order of the file. */
async function said(bibliography: string, metadata = ''): Promise<readonly string[]> {
  const found = await diagnosticsOf(bibliography, metadata)
  return found.map(({subject, rule}) => `${subject} ${rule}`)
}

async function diagnosticsOf(bibliography: string, metadata = ''): Promise<readonly Diagnostic[]> {
  const files = {'01.md': 'Words.', 'references.bib': bibliography, 'manuscript.yaml': metadata}
  const only = ({code}: {code: string}) => code >= 'G212' && code <= 'G249'
  return (await build(textWorld(files), createMemo(), {entry: '', outputs: [], only})).diagnostics
}

describe('entries of a printed list, as programs and tired authors leave them', () => {
  test.each([
    ['an organisation cut like a person', 'author = {Gazette, T.}', ['author-organisation']],
    ['an organisation of a country', 'author = {Pakistan, T. o.}', ['author-organisation']],
    ['a department', 'author = {Education, M. o.}', ['author-organisation']],
    ['a person whose name is a common word', 'author = {Young, T. O.}', []],
    ['a particle among the initials', 'author = {Ebenthal, M. V.}', ['author-doubtful']],
    ['et al. as initials', 'author = {Sara Khan, e. a.}', ['author-form']],
    ['et al. after a semicolon', 'author = {Durant, Joan A; et al}', ['author-form']],
    ['a year in brackets', 'author = {{Office of Maps (OM) [2023]}}', ['author-form']],
    ['one surname only', 'author = {Robalista}', ['author-doubtful']],
    ['a name of initials', 'author = {M, C.}', ['author-doubtful']],
    ['a name in small letters', 'author = {queen, L.}', ['author-case']],
    ['a name in capitals with a dotted I', 'author = {TEKİNDEL, M.}', ['author-case']],
    [
      'an author who is the publisher',
      'author = {{Maps Office}}, publisher = {Maps Office}',
      ['author-repeated']
    ],
    ['a title in capitals', 'title = {THE VIEW FROM THE WOMEN OF PARLIAMENT}', ['title-case']],
    ['half a title in capitals', 'title = {VIEW FROM THE commonWEALTH PARLIAMENTARIANS}', ['title-case']],
    ['letters set apart', 'title = {E N L A R G I N G Participation}', ['title-markup']],
    ['a high reversed quotation mark', 'title = {Youths‟ Participation}', ['title-quotes']],
    ['a blank before a comma', 'title = {Peace , and War}', ['title-space']],
    ['a blank after a bracket', 'title = {Peace ( and War)}', ['title-space']],
    ['a misspelt word', 'title = {The Tafficking of Sand}', ['title-spelling']],
    ['two swapped letters', 'title = {The Develpoment of Sand}', ['title-spelling']],
    ['a month glued to a day', 'year = {April14, 2017}', ['date-form']],
    ['a misspelt month', 'year = {Novber 2015}', ['date-form']],
    ['an American date', 'year = {December 12, 2024}', ['date-form']],
    ['no date', 'year = {n.d.}', []],
    ['pages with their label', 'pages = {pp. 116--121}', ['pages-label']],
    ['pages in the wrong order', 'pages = {121--116}', ['pages-order']],
    ['a shortened range', 'pages = {167--9}', []],
    ['a padded issue', 'number = {01}', ['pages-label']],
    ['a labelled volume', 'volume = {vol.31}', ['pages-label']],
    ['a DOI with its name', 'doi = {doi:. https://doi.org/10.1234/abc}', ['doi-syntax']],
    ['a truncated DOI', 'doi = {10.1234}', ['doi-syntax']],
    ['a DOI in an address', 'url = {https://dx.doi.org/10.1234/abc}', ['doi-elsewhere']],
    ['a bare address', 'url = {www.example.org/paper}', ['url-form']],
    ['a search in books', 'url = {https://www.google.com/books?q=peace}', ['url-address']],
    ['a date of access alone', 'urldate = {2024-07-30}', ['url-accessed']],
    ['a country before the publisher', 'publisher = {Ireland: Trinity House}', ['publisher-form']],
    ['nothing before the publisher', 'publisher = {NA: Wikipedia}', ['publisher-form']]
  ])('%s', async (_, fields, expected) => {
    // A plain entry without findings, with some fields replaced.
    const given = new Set([...fields.matchAll(/(\w+) = /g)].map(match => match[1]))
    const own = [
      'author = {Doe, Jane}',
      'title = {A Study of Sand}',
      'journal = {Sand}',
      'year = {2001}',
      'volume = {7}',
      'pages = {1--9}'
    ]
    const all = [...own.filter(field => !given.has(field.split(' ')[0])), fields].join(', ')
    const rules = await said(`@article{doe, ${all}}`)
    expect(rules).toEqual(expected.map(rule => `doe ${rule}`))
  })

  test('a work from the future, compared with the date of a paper', async () => {
    const work = '@misc{doe, title = {A Study of Sand}, year = {2031}}'
    expect(await said(work, 'date: 2025-01-01')).toEqual(['doe date-order'])
    expect(await said(work)).toEqual([])
  })
})

describe('the same work twice', () => {
  const entry = (key: string, fields: string) =>
    `@book{${key}, author = {Doe, Jane}, title = {Democracy by Sand Built Very Slowly}, publisher = {Sand Press}, year = {2000}, ${fields}}`

  test.each([
    ['word for word', entry('b', ''), ['b reference-duplicate']],
    ['in other case', entry('b', '').replace('by Sand', 'By SAND'), ['b reference-duplicate']],
    [
      'with another publisher',
      entry('b', '').replace('Sand Press', 'Stone House'),
      ['b reference-same-title']
    ],
    ['by another author', entry('b', '').replace('Doe, Jane', 'Roe, Richard'), ['b reference-same-title']],
    ['in another edition', entry('b', 'edition = {2}'), []],
    ['with another number in the title', entry('b', '').replace('by Sand', 'by Sand 2'), []],
    [
      'with slips of the pen and a whole date',
      entry('b', '').replace('Democracy', 'Demorcacy').replace('{2000}', '{May 1, 2000}'),
      ['b reference-duplicate', 'b date-form']
    ],
    ['another work', entry('b', '').replace('by Sand', 'against Stone'), []]
  ])('%s', async (_, second, expected) => {
    expect(await said(`${entry('a', '')}\n${second}`)).toEqual(expected)
  })
})

describe('repairs', () => {
  test.each([
    ['title = {War , and Peace}', 'title = {War, and Peace}'],
    ['title = {War and Conflict.}', 'title = {War and Conflict}'],
    ['title = {War}, volume = {vol. 31}', 'title = {War}, volume = {31}'],
    ['title = {War}, volume = "01"', 'title = {War}, volume = "1"'],
    ['title = {War}, doi = {https://doi.org/10.1234/a}', 'title = {War}, doi = {10.1234/a}'],
    ['title = {War}, doi = {10.1234/a.}', 'title = {War}, doi = {10.1234/a}'],
    ['title = {War}, url = {www.example.org/a}', 'title = {War}, url = {https://www.example.org/a}']
  ])('%s', async (fields, expected) => {
    const text = `@misc{doe, ${fields}}`
    const edits = (await diagnosticsOf(text)).flatMap(found => found.edits ?? [])
    expect(edits).toHaveLength(1)
    const [{start, end, old, text: changed}] = edits as [(typeof edits)[number]]
    expect(text.slice(start, end)).toBe(old)
    expect(text.slice(0, start) + changed + text.slice(end)).toBe(`@misc{doe, ${expected}}`)
    expect((await diagnosticsOf(`@misc{doe, ${expected}}`)).flatMap(found => found.edits ?? [])).toEqual([])
  })
})

test('names and words have their places', async () => {
  const text =
    '@misc{doe,\n  author = {Doe, Jane and\n    Gazette, T.},\n  title = {A Study\n    of Univercity Sand}\n}'
  const places = (await diagnosticsOf(text)).map(({start, end}) => text.slice(start!.offset, end!.offset))
  expect(places).toEqual(['Gazette, T.', 'Univercity'])
  const lines = (await diagnosticsOf(text)).map(({start}) => [start!.line, start!.column])
  expect(lines).toEqual([
    [3, 5],
    [5, 8]
  ])
})

test('any bibliography gets findings inside it, and edits that fit', async () => {
  const value = fc.stringMatching(/^[\w .,;:()&<>/'’“”#%~-]{0,30}$/)
  const name = fc.constantFrom(
    ...'author title journal year date pages volume number doi isbn issn url urldate publisher note eprint'.split(
      ' '
    )
  )
  const entry = fc.tuple(
    fc.constantFrom('article', 'book', 'inbook', 'misc', 'online', 'phdthesis', 'letter'),
    fc.uniqueArray(fc.tuple(name, value), {selector: ([field]) => field, maxLength: 8})
  )
  await fc.assert(
    fc.asyncProperty(fc.array(entry, {maxLength: 6}), async entries => {
      const text = entries
        .map(
          ([type, fields], index) =>
            `@${type}{k${index}, ${fields.map(([field, written]) => `${field} = {${written}}`).join(', ')}}`
        )
        .join('\n')
      for (const {start, end, edits = []} of await diagnosticsOf(text)) {
        expect(start!.offset).toBeLessThanOrEqual(end!.offset)
        expect(end!.offset).toBeLessThanOrEqual(text.length)
        for (const edit of edits) expect(text.slice(edit.start, edit.end)).toBe(edit.old)
      }
    }),
    {numRuns: 60}
  )
})

test('a thousand entries with the same beginning give no findings', async () => {
  const entries = Array.from(
    {length: 1000},
    (_, index) =>
      `@book{k${index}, author = {Doe, Jane}, title = {Transactions of the Society of Sand, volume ${index}}, publisher = {Sand Press}, year = {1990}}`
  )
  expect(await said(entries.join('\n'))).toEqual([])
})

describe('check digits', () => {
  test.each(['0306406152', '080442957X', '9780306406157', '9791034304899'])('ISBN %s', isbn => {
    expect(isIsbn(isbn)).toBe(true)
    // Any other check digit of the ISBN is wrong.
    const others = [...'0123456789X'].filter(digit => digit !== isbn.slice(-1))
    expect(others.filter(digit => isIsbn(isbn.slice(0, -1) + digit))).toEqual([])
  })

  test.each(['03785955', '2434561X', '00280836'])('ISSN %s', issn => {
    expect(isIssn(issn)).toBe(true)
    const others = [...'0123456789X'].filter(digit => digit !== issn.slice(-1))
    expect(others.filter(digit => isIssn(issn.slice(0, -1) + digit))).toEqual([])
  })
})
