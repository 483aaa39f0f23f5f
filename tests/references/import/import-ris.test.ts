import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {CslItem, CslName} from '../../../src/core/types.ts'
import {parseBibliography} from '../../../src/parse/bibliography.ts'
import {importRis} from '../../../src/references/import/ris.ts'
import {referenceExports} from '../../../src/references/index.ts'
import fc from '../../properties.ts'

/** The works in a text of RIS, without their empty ids. */
function works(text: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
  return importRis({path: 'a.ris', text}).references.map(({csl: {id, ...csl}}) => {
    expect(id).toBe('')
    return csl
  })
}

/** The work in a RIS record of these lines, as CSL. */
function work(type: string, ...lines: readonly string[]): Readonly<Record<string, unknown>> {
  return works([`TY  - ${type}`, ...lines, 'ER  - ', ''].join('\n'))[0]!
}

function messages(text: string): readonly string[] {
  return importRis({path: 'a.ris', text}).findings.map(
    ({place, message}) => `${place!.start.line}:${place!.start.column} ${message}`
  )
}

describe('a record', () => {
  test('an address without its scheme is an address', () => {
    expect(work('ELEC', 'TI  - A Page', 'UR  - www.example.org')).toMatchObject({URL: 'www.example.org'})
  })

  test('an article', () => {
    expect(
      work(
        'JOUR',
        'AU  - Roe, Ada',
        'AU  - van Doe, Jan, Jr.',
        'TI  - Kilns and Law',
        'T2  - Journal of Brick Studies',
        'J2  - J. Brick Stud.',
        'PY  - 2011',
        'DA  - 2011/05/03',
        'VL  - 4',
        'IS  - 2',
        'SP  - 117',
        'EP  - 131',
        'DO  - https://doi.org/10.5555/kiln',
        'UR  - https://doi.org/10.5555/kiln',
        'SN  - 1234-5678 (Print)',
        'KW  - law',
        'KW  - kilns',
        'LA  - English',
        'ID  - roe2011'
      )
    ).toEqual({
      type: 'article-journal',
      author: [
        {family: 'Roe', given: 'Ada'},
        {family: 'Doe', given: 'Jan', 'dropping-particle': 'van', suffix: 'Jr.'}
      ],
      title: 'Kilns and Law',
      'container-title': 'Journal of Brick Studies',
      'container-title-short': 'J. Brick Stud.',
      issued: {'date-parts': [[2011, 5, 3]]},
      volume: '4',
      issue: '2',
      page: '117-131',
      DOI: '10.5555/kiln',
      ISSN: '1234-5678',
      keyword: 'law, kilns',
      language: 'en-US',
      'citation-key': 'roe2011'
    })
  })

  test.each<[string, string, readonly string[], object]>([
    [
      'a chapter',
      'CHAP',
      ['TI  - On Clay', 'T2  - Earth', 'A2  - Poe, E.', 'A3  - Moe, M.', 'SN  - 978-0-306-40615-7'],
      {
        title: 'On Clay',
        'container-title': 'Earth',
        editor: [{family: 'Poe', given: 'E.'}],
        'collection-editor': [{family: 'Moe', given: 'M.'}],
        ISBN: '978-0-306-40615-7'
      }
    ],
    [
      'a book in a series, since 2011',
      'BOOK',
      ['TI  - Clay', 'T2  - Earths', 'A2  - Moe, M.', 'A3  - Poe, E.', 'A4  - Foe, F.', 'SP  - 345'],
      {
        title: 'Clay',
        'collection-title': 'Earths',
        'collection-editor': [{family: 'Moe', given: 'M.'}],
        editor: [{family: 'Poe', given: 'E.'}],
        translator: [{family: 'Foe', given: 'F.'}],
        'number-of-pages': '345'
      }
    ],
    [
      'a book in a series, of 2001',
      'BOOK',
      ['T1  - Clay', 'T3  - Earths', 'A2  - Poe, E.', 'A3  - Moe, M.', 'Y1  - 1999///'],
      {
        title: 'Clay',
        'collection-title': 'Earths',
        editor: [{family: 'Poe', given: 'E.'}],
        'collection-editor': [{family: 'Moe', given: 'M.'}],
        issued: {'date-parts': [[1999]]}
      }
    ],
    [
      'an edited book',
      'EDBOOK',
      ['AU  - Poe, E.', 'TI  - Clay'],
      {editor: [{family: 'Poe', given: 'E.'}], title: 'Clay'}
    ],
    [
      'a journal by full name and abbreviation',
      'JOUR',
      ['JF  - Journal of Clay', 'JO  - J. Clay'],
      {
        'container-title': 'Journal of Clay',
        'container-title-short': 'J. Clay'
      }
    ],
    ['a journal by its abbreviation alone', 'JOUR', ['JA  - J. Clay'], {'container-title': 'J. Clay'}],
    [
      'a paper with proceedings and conference',
      'CPAPER',
      [
        'TI  - Clay',
        'C3  - Proceedings of Clay',
        'T2  - Clay Days',
        'CY  - Lahore',
        'C1  - London',
        'PB  - Earth Press'
      ],
      {
        title: 'Clay',
        'container-title': 'Proceedings of Clay',
        'event-title': 'Clay Days',
        publisher: 'Earth Press',
        'publisher-place': 'London',
        'event-place': 'Lahore'
      }
    ],
    [
      'a report with its number and that in a series',
      'RPRT',
      ['TI  - Clay', 'SN  - CR 12', 'IS  - 4', 'T2  - Clay Reports'],
      {
        title: 'Clay',
        'collection-title': 'Clay Reports',
        'collection-number': '4',
        number: 'CR 12'
      }
    ],
    [
      'an article number, a DOI in M3',
      'JOUR',
      ['TI  - Clay', 'C7  - e12', 'M3  - doi:10.5555/x'],
      {title: 'Clay', number: 'e12', DOI: '10.5555/x'}
    ],
    ['a type that says itself again', 'JOUR', ['TI  - Clay', 'M3  - Journal Article'], {title: 'Clay'}],
    [
      'a thesis',
      'THES',
      ['TI  - Clay', 'M3  - PhD thesis', 'PB  - Earth University'],
      {title: 'Clay', genre: 'PhD thesis', publisher: 'Earth University'}
    ],
    [
      'bodies as authors',
      'RPRT',
      ['AU  - World Clay Bank', 'A1  - Kiln Office,', 'TI  - Clay'],
      {
        author: [{literal: 'World Clay Bank'}, {literal: 'Kiln Office'}],
        title: 'Clay'
      }
    ],
    ['a page range in SP', 'JOUR', ['SP  - 1–12', 'EP  - 12', 'TI  - Clay'], {page: '1-12', title: 'Clay'}],
    [
      'an access date and a web page',
      'ELEC',
      ['TI  - Clay', 'UR  - https://example.org/clay', 'Y2  - 2020/02/01/'],
      {
        title: 'Clay',
        URL: 'https://example.org/clay',
        accessed: {'date-parts': [[2020, 2, 1]]}
      }
    ],
    [
      'what PubMed gave',
      'JOUR',
      ['TI  - Clay', 'AN  - 12345', 'DB  - PubMed'],
      {title: 'Clay', PMID: '12345'}
    ]
  ])('%s', (_, type, lines, expected) => {
    const {type: csl, ...rest} = work(type, ...lines)
    expect(csl).toBeTypeOf('string')
    expect(rest).toEqual(expected)
  })

  test.each<[readonly string[], unknown]>([
    [['PY  - 1999'], {'date-parts': [[1999]]}],
    [['PY  - 1999/05/'], {'date-parts': [[1999, 5]]}],
    [['PY  - 1999///Spring'], {'date-parts': [[1999]], season: 1}],
    [['PY  - 1999', 'DA  - Sep 12'], {'date-parts': [[1999, 9, 12]]}],
    [['PY  - 1999', 'DA  - 12 September 1999'], {'date-parts': [[1999, 9, 12]]}],
    [['DA  - 1999-09-12'], {'date-parts': [[1999, 9, 12]]}],
    [['PY  - 1999', 'DA  - 2003/04/01'], {'date-parts': [[1999]]}],
    [['PY  - in press'], {literal: 'in press'}],
    [['PY  - ///in press'], {literal: 'in press'}],
    [['PY  - 1999/13/40'], {literal: '1999/13/40'}]
  ])('the date of %j', (lines, issued) => {
    expect(work('JOUR', 'TI  - Clay', ...lines).issued).toEqual(issued)
  })

  test('values without a CSL variable are kept with their tag, but not as a note that is rendered', () => {
    const {note, annote} = work(
      'JOUR',
      'TI  - Clay',
      'N1  - A note',
      'AD  - Lahore',
      'ZZ  - odd',
      'DA  - sometime',
      'PY  - 1999',
      'TI  - Second'
    )
    expect(note).toBe('A note')
    expect(annote).toBe('TI: Second; AD: Lahore; ZZ: odd; DA: sometime')
  })

  test('a note of Zotero is text', () => {
    expect(work('BOOK', 'TI  - Clay', 'N1  - <p>Read <i>this</i></p>').annote).toBe('Read this')
  })
})

describe('a file', () => {
  test.each([
    ['a byte order mark and CR LF', '\uFEFFTY  - BOOK\r\nTI  - Clay\r\nER  - \r\n'],
    ['CR', 'TY  - BOOK\rTI  - Clay\rER  - \r'],
    ['no blank after ER, no end of line', 'TY  - BOOK\nTI  - Clay\nER  -'],
    ['one blank before the hyphen', 'TY - BOOK\nTI - Clay\nER -\n'],
    ['lines that go on', 'TY  - BOOK\nTI  - \nClay\nER  - '],
    ['Ovid’s numbers', '1.\nTY  - BOOK\nTI  - Clay\nER  - '.replace('1.\n', '1. ')]
  ])('with %s', (_, text) => {
    expect(works(text)).toEqual([{type: 'book', title: 'Clay'}])
    expect(messages(text)).toEqual([])
  })

  test('values continue on further lines, keywords one per line', () => {
    const text = 'TY  - BOOK\nTI  - Clay\n  and Law\nKW  - law\nkilns\nER  - \n'
    expect(works(text)).toEqual([{type: 'book', title: 'Clay and Law', keyword: 'law, kilns'}])
  })

  test('a broken record does not affect others', () => {
    const text =
      'words\nTY  - BOOK\nER  - \n\nTI  - No type\n\nTY  - BOKO\nTI  - Odd\nTY  - BOOK\nTI  - Clay\nER  - \n'
    expect(works(text).map(({title}) => title)).toEqual(['No type', 'Odd', 'Clay'])
    expect(messages(text)).toEqual([
      '1:1 Text outside a record, expected `TY` and the type of the next one',
      '2:1 The record has no values, expected tags such as `TI`',
      '5:1 The record has no type, expected `TY`; it is treated as `GEN`',
      '5:1 The record has no end, expected `ER` after its last line',
      '7:1 `BOKO` is not an RIS type, expected one of RIS such as `BOOK`; it is treated as `GEN`',
      '7:1 The record has no end, expected `ER` after its last line'
    ])
  })

  test('every record keeps its lines and its place', () => {
    const text = 'TY  - BOOK\nTI  - A\nER  - \n\nTY  - BOOK\nTI  - B\nER  - \n'
    const {references} = importRis({path: 'a.ris', text})
    expect(references.map(({raw, place}) => [raw, place.start.line, place.end.line])).toEqual([
      ['TY  - BOOK\nTI  - A\nER  - ', 1, 3],
      ['TY  - BOOK\nTI  - B\nER  - ', 5, 7]
    ])
  })

  test('any text is parsed without throwing, to works in its order', () => {
    const line = fc.constantFrom(
      'TY  - JOUR',
      'ER  - ',
      'TI  - x',
      'PY  - 1',
      'words',
      '',
      'DA  - ///',
      'AU  - ,,,'
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), lines => {
        const text = lines.join('\n')
        const places = importRis({path: 'a.ris', text}).references.map(({place}) => place)
        const offsets = places.flatMap(({start, end}) => [start.offset, end.offset])
        expect(offsets).toEqual(offsets.toSorted((one, other) => one - other))
        expect(offsets.at(-1) ?? 0).toBeLessThanOrEqual(text.length)
      })
    )
    const long = `TY  - BOOK\n${'AB  - x\ny\n'.repeat(50_000)}`
    expect(works(long)).toHaveLength(1)
  })
})

test('no value is lost, whatever its tag and the type', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const second = [...letters, ...'0123456789'.split('')]
  const tag = fc
    .tuple(fc.constantFrom(...letters), fc.constantFrom(...second))
    .map(pair => pair.join(''))
    .filter(name => !['TY', 'ER', 'DB', 'DP', 'ID'].includes(name))
  const value = fc.constantFrom(
    'words',
    '12',
    '1999',
    'Name, A.',
    '10.5555/x',
    'https://example.org/',
    '1-2',
    'May 3'
  )
  const type = fc.constantFrom(
    'JOUR',
    'BOOK',
    'CHAP',
    'CONF',
    'THES',
    'RPRT',
    'PAT',
    'CASE',
    'SER',
    'MPCT',
    'INTV',
    'ELEC',
    'NEWS'
  )
  fc.assert(
    fc.property(type, fc.array(fc.tuple(tag, value), {maxLength: 12}), (name, tags) => {
      // A number distinguishes the values, at a position that every field keeps.
      const lines = tags.map(([key, text], index) => [key, `${text} q${index}q`] as const)
      fc.pre(lines.length > 0)
      const csl = JSON.stringify(work(name, ...lines.map(([key, text]) => `${key}  - ${text}`)))
      for (const [, text] of lines) expect(csl).toContain(/q\d+q$/.exec(text)![0])
    }),
    {numRuns: 500}
  )
})

describe('exported works are parsed as they were', () => {
  const words = fc
    .array(fc.constantFrom('Clay', 'law', 'kilns', 'über', 'Peace', 'of'), {minLength: 1, maxLength: 4})
    .map(list => list.join(' '))
  const person = fc.record<CslName>(
    {
      family: fc.constantFrom('Roe', 'Müller-Lüdenscheidt', 'O’Neil', 'De Sousa'),
      given: fc.constantFrom('Ada', 'J. R.', 'Žofie'),
      'dropping-particle': fc.constantFrom('van', 'von der'),
      suffix: fc.constantFrom('Jr.', 'III')
    },
    {requiredKeys: ['family', 'given']}
  )
  const names = fc.array(
    fc.oneof(
      person,
      words.map(literal => ({literal}))
    ),
    {minLength: 1, maxLength: 3}
  )
  const date = fc
    .record({
      year: fc.integer({min: 1000, max: 2100}),
      month: fc.integer({min: 1, max: 12}),
      day: fc.integer({min: 1, max: 28}),
      parts: fc.integer({min: 1, max: 3})
    })
    .map(({year, month, day, parts}) => ({'date-parts': [[year, month, day].slice(0, parts)]}))
  const number = fc.integer({min: 1, max: 999}).map(String)
  const common = {
    author: names,
    issued: date,
    accessed: date,
    title: words,
    'title-short': words,
    'collection-title': words,
    translator: names,
    volume: number,
    genre: fc.constant('Essay'),
    publisher: words,
    'publisher-place': words,
    DOI: fc.constantFrom('10.5555/x', '10.1000/a(b)c'),
    URL: fc.webUrl(),
    language: fc.constantFrom('en-GB', 'de-DE', 'fr'),
    keyword: fc.constantFrom('law', 'law, kilns'),
    abstract: words,
    note: words
  }
  const inJournal = {
    'container-title': words,
    'container-title-short': fc.constant('J. C.'),
    issue: number,
    page: fc.constantFrom('1-12', '7', 'e12', '117–31').map(page => page.replace('–', '-')),
    ISSN: fc.constantFrom('1234-5678', '0022-343X')
  }
  const inBook = {
    'container-title': words,
    editor: names,
    edition: number,
    page: inJournal.page,
    ISBN: fc.constantFrom('978-0-306-40615-7', '0306406152')
  }
  const whole = {editor: names, edition: number, 'number-of-pages': number, ISBN: inBook.ISBN}
  const fieldsOf: Readonly<Record<string, Readonly<Record<string, Arbitrary<unknown>>>>> = {
    'article-journal': {...common, ...inJournal},
    'article-magazine': {...common, ...inJournal},
    'article-newspaper': {...common, ...inJournal},
    chapter: {...common, ...inBook},
    'paper-conference': {...common, ...inBook},
    book: {...common, ...whole},
    thesis: {...common, 'number-of-pages': number},
    webpage: {...common, 'container-title': words},
    dataset: {...common, number},
    software: {...common, version: number}
  }
  const item: Arbitrary<CslItem> = fc.constantFrom(...Object.keys(fieldsOf)).chain(type =>
    fc
      // An abbreviation without the full name would be read as the name.
      .record(fieldsOf[type]!, {
        requiredKeys: type.startsWith('article') ? ['title', 'container-title'] : ['title']
      })
      .map(fields => ({...fields, id: 'key-of-it', type}) as CslItem)
  )

  test('CSL → RIS → CSL keeps the fields that RIS has', () => {
    fc.assert(
      fc.property(fc.array(item, {minLength: 1, maxLength: 3}), items => {
        const json = items.map((csl, index) => ({...csl, id: `key-${index}`}))
        const {references} = parseBibliography([{path: 'a.json', text: JSON.stringify(json)}])
        const {text} = referenceExports.ris!({references, sources: []})
        const expected = json.map(({id, ...csl}) => ({...csl, 'citation-key': id}))
        expect(works(text)).toEqual(expected)
        expect(messages(text)).toEqual([])
      }),
      {numRuns: 300}
    )
  })
})
