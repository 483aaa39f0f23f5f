import {describe, expect, test} from 'vitest'
import type {Bibliography, CslDate} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import fc from '../properties.ts'

function read(text: string, path = 'references.bib'): Bibliography {
  return parseBibliography([{path, text}])
}

/** `1:1-1:10 message` of every finding. */
function findings({findings: found}: Bibliography): readonly string[] {
  return found.map(({place, message}) => {
    const {start, end} = place!
    return `${start.line}:${start.column}-${end.line}:${end.column} ${message}`
  })
}

function values(bibliography: Bibliography, key: string): Readonly<Record<string, string>> {
  const fields = bibliography.byKey.get(key)!.fields
  return Object.fromEntries([...fields].map(([name, field]) => [name, field.value]))
}

function keys(text: string): readonly string[] {
  return read(text).references.map(reference => reference.key)
}

describe('entries', () => {
  test('an entry without fields', () => {
    const {references, findings: found} = read('@book{doe,}')
    expect(found).toEqual([])
    expect(references).toHaveLength(1)
    const [doe] = references
    expect(doe!.type).toBe('book')
    expect(doe!.place).toEqual({
      start: {line: 1, column: 1, offset: 0},
      end: {line: 1, column: 10, offset: 9}
    })
    expect(doe!.entryPlace.end.offset).toBe(11)
    expect(doe!.csl).toEqual({id: 'doe', type: 'book'})
  })

  test.each([
    ['upper case, white space', '@Article {doe ,\n  Title = {T} }', ['doe']],
    ['parentheses', '@article(doe, title = {a) b}, year = 1999)\n@book{roe,}', ['doe', 'roe']],
    ['no comma after the key', '@book{doe}', ['doe']],
    ['two on a line', '@book{doe,} @book{roe,}', ['doe', 'roe']],
    ['text between entries', 'To me@example.org, see below.\n@book{doe,}\nMore.', ['doe']],
    ['signs in keys', "@book{DBLP:conf/x-1.2_a+b'c&d,}", ["DBLP:conf/x-1.2_a+b'c&d"]],
    ['@comment with braces', '@comment{ @book{no,} }\n@book{doe,}', ['doe']],
    ['@comment without braces', '@comment @book{no,}\n@book{doe,}', ['doe']],
    ['@preamble', '@preamble{"\\newcommand{\\x}{y}" # foo}\n@book{doe,}', ['doe']],
    ['lines commented out as Biber reads them', '% @book{no,}\n@book{doe,}', ['doe']],
    ['@xdata is no reference', '@xdata{x, publisher = {P}}\n@book{doe, xdata = {x}}', ['doe']],
    ['a byte order mark', '\uFEFF@book{doe,}', ['doe']],
    ['an entry quoted in a value', '@book{doe, note = {so:\n@book{roe,}\n}}', ['doe']],
    ['a comma between entries', '@book{doe,},\n@book{roe,},', ['doe', 'roe']]
  ])('%s', (_, text, expected) => {
    const bibliography = read(text)
    expect(bibliography.references.map(reference => reference.key)).toEqual(expected)
    expect(findings(bibliography)).toEqual([])
  })

  test('values: braces, quotes, numbers, strings, months', () => {
    const bibliography = read(
      [
        '@string{jams = "J. Amer. " # {Math. Soc.}}',
        '@STRING(Pub = {Press})',
        '@article{doe, journal = JAMS # " B", publisher = pub, year = 1999,',
        '  month = mar # "~5", title = "A {"quoted"} B", note = {a, b = {c}}, % a comment',
        '  url = {https://e.org/100%25} }'
      ].join('\n')
    )
    expect(findings(bibliography)).toEqual([])
    expect(values(bibliography, 'doe')).toEqual({
      journal: 'J. Amer. Math. Soc. B',
      publisher: 'Press',
      year: '1999',
      month: 'March~5',
      title: 'A {"quoted"} B',
      note: 'a, b = {c}',
      url: 'https://e.org/100%25'
    })
  })

  test('strings and parents are shared between files', () => {
    const bibliography = parseBibliography([
      {path: 'a.bib', text: '@string{p = {Press}}\n@book{whole, title = {Whole}, publisher = p}'},
      {path: 'b.bib', text: '@inbook{part, title = {Part}, crossref = {whole}, address = p}'}
    ])
    expect(bibliography.findings).toEqual([])
    expect(bibliography.byKey.get('part')!.csl).toMatchObject({
      'container-title': 'Whole',
      publisher: 'Press',
      'publisher-place': 'Press'
    })
    expect(bibliography.byKey.get('part')!.fields.has('publisher')).toBe(false)
  })

  test('places are those of the file: BOM, CRLF, UTF-16', () => {
    const text = '\uFEFF% 😀\r\n@book{doe,\r\n  title = {𝔄b},\r\n}'
    const {references} = read(text)
    expect(references[0]!.place.start).toEqual({line: 2, column: 1, offset: 7})
    const {place, valuePlace} = references[0]!.fields.get('title')!
    expect(text.slice(place.start.offset, place.end.offset)).toBe('title = {𝔄b}')
    expect(text.slice(valuePlace.start.offset, valuePlace.end.offset)).toBe('{𝔄b}')
    expect(valuePlace.start).toEqual({line: 3, column: 11, offset: 29})
  })

  test('aliases', () => {
    const {byKey, references} = read('@book{doe, ids = {doe99, jd}}')
    expect(references[0]!.aliases).toEqual(['doe99', 'jd'])
    expect(byKey.get('jd')).toBe(references[0])
  })
})

describe('faults', () => {
  test.each([
    [
      'a missing brace of a value',
      '@book{a, title = {foo,\n  year = 2000\n}\n@book{b,}',
      ['a', 'b'],
      ['1:1-1:8 The entry `a` is not closed, expected `}`']
    ],
    [
      'a missing last brace',
      '@book{a, title = {foo}\n\n@book{b,}',
      ['a', 'b'],
      ['1:1-1:8 The entry `a` is not closed, expected `}`']
    ],
    [
      'a brace too many',
      '@book{a, title = {foo}}, year = 2000}\n@book{b,}',
      ['a', 'b'],
      ['1:24-1:25 Unexpected `,` after the end of an entry, expected `@` and the next entry']
    ],
    [
      'a missing comma after the key',
      '@book{a title = {foo}}',
      ['a'],
      ['1:9-1:14 Unexpected `title` after the key `a`, expected `,`']
    ],
    [
      'a missing comma between fields',
      '@book{a, title = {foo}\n  year = 2000}',
      ['a'],
      ['2:3-2:7 Unexpected `year` after the value of `title`, expected `,`']
    ],
    [
      'a missing =',
      '@book{a, title {foo, bar}, year = 2000}',
      ['a'],
      ['1:10-1:17 Unexpected `{` after `title`, expected `=`']
    ],
    [
      'a missing value',
      '@book{a, title = , year = 2000}',
      ['a'],
      ['1:18-1:19 Unexpected `,`, expected a value of `title`']
    ],
    [
      'an open quote',
      '@book{a, title = "foo, year = 2000}\n@book{b,}',
      ['a', 'b'],
      ['1:18-1:19 The value of `title` is not closed, expected `"`']
    ],
    [
      'a missing key',
      '@book{title = {foo}}\n@book{b,}',
      ['b'],
      ['1:1-1:12 The field `title` is in the place of the key, expected `@type{key, title = ...`']
    ],
    ['an empty key', '@book{, title = {foo}}\n@book{b,}', ['b'], ['1:1-1:8 `,` is in the place of the key']],
    [
      'white space in a key',
      '@book{Smith 2000, title = {foo}}',
      ['Smith 2000'],
      ['1:7-1:17 The key `Smith 2000` contains a space']
    ],
    [
      'a stray @',
      '@\n@book{b,}',
      ['b'],
      ['1:1-1:2 Unexpected `@`, expected an entry such as `@article{key,`']
    ],
    [
      'no delimiter',
      '@book a,\n@book{b,}',
      ['b'],
      ['1:1-1:6 Unexpected `@book`, expected an entry such as `@article{key,`']
    ],
    ['an open comment', '@comment{ foo\n@book{b,}', ['b'], []],
    [
      'an undefined string',
      '@book{a, publisher = pup}',
      ['a'],
      ['1:22-1:25 No `@string` defines `pup`, expected `{pup}` for literal text']
    ],
    ['an unknown type', '@artcle{a,}', ['a'], ['1:1-1:10 `@artcle` is not a BibTeX or BibLaTeX entry type']],
    [
      'a repeated field',
      '@book{a, title = {foo},\ntitle = {bar}}',
      ['a'],
      ['2:1-2:14 The entry has the field `title` twice']
    ],
    [
      'an unknown parent',
      '@inbook{a, crossref = {b}}',
      ['a'],
      ['1:23-1:26 `crossref` names `b`, which is not in the bibliography']
    ],
    [
      'a repeated key',
      '@book{a,}\n@book{a, title = {second}}',
      ['a', 'a'],
      ['2:1-2:8 The key `a` belongs to two entries']
    ],
    [
      'an odd month',
      '@book{a, year = 1999, month = {Michaelmas}}',
      ['a'],
      ['1:31-1:43 `Michaelmas` is not a month, expected one such as `5`, `may` or `May`']
    ]
  ])('%s', (_, text, expectedKeys, expectedFindings) => {
    const bibliography = read(text)
    expect(findings(bibliography)).toEqual(expectedFindings)
    expect(bibliography.references.map(reference => reference.key)).toEqual(expectedKeys)
  })

  test('a value that swallowed the next field is reported', () => {
    const {findings: found} = read('@book{a, title = {foo,\n  year = 2000\n}\n@book{b,}')
    expect(found[0]!.note).toBe(
      'The value of `title` on line 1 holds what looks like a field: a `}` may be missing there.'
    )
  })

  test('fields after a faulty one are parsed', () => {
    expect(values(read('@book{a, title {foo, bar}, year = 2000}'), 'a')).toEqual({year: '2000'})
    expect(values(read('@book{a, title = "foo, year = 2000}'), 'a')).toEqual({year: '2000'})
    expect(values(read('@book{a, title = {foo}\n year = 2000}'), 'a')).toEqual({title: 'foo', year: '2000'})
  })

  test('the first entry of a key is used, across files, and the finding has its place', () => {
    const bibliography = parseBibliography([
      {path: 'a.bib', text: '\n@book{doe, title = {First}}'},
      {path: 'b.bib', text: '@book{doe, title = {Second}}'}
    ])
    expect(bibliography.byKey.get('doe')!.file).toBe('a.bib')
    expect(bibliography.references).toHaveLength(2)
    expect(bibliography.findings).toMatchObject([
      {
        rule: 'bibliography-duplicate-key',
        file: 'b.bib',
        subject: 'doe',
        note: expect.stringContaining('a.bib:2:1')
      }
    ])
  })

  test('an unknown type is parsed as misc, with a suggestion', () => {
    const {references, findings: found} = read('@artcle{a, title = {T}}')
    expect(found[0]).toMatchObject({rule: 'bibliography-entry-type', expected: ['article']})
    expect(references[0]!.csl).toEqual({id: 'a', type: 'document', title: 'T'})
  })
})

describe('hostile files', () => {
  test('exponential @string definitions end with a finding', () => {
    const lines = ['@string{a0 = {haha}}']
    for (let level = 1; level < 60; level++) lines.push(`@string{a${level} = a${level - 1} # a${level - 1}}`)
    const bibliography = read(`${lines.join('\n')}\n@book{doe, title = a59}`)
    expect(bibliography.references[0]!.key).toBe('doe')
    expect(bibliography.findings[0]!.message).toMatch(
      /^`a\d+` expands to \d+ more characters than galley allows$/
    )
  })

  test.each([
    ['braces', `@book{a, title = {${'{'.repeat(5000)}x${'}'.repeat(5000)}}}\n@book{doe,}`],
    ['emphasis', `@book{a, title = {${'\\emph{'.repeat(90)}x${'}'.repeat(90)}}}\n@book{doe,}`],
    ['accents', `@book{a, title = {${"\\'".repeat(20000)}}}\n@book{doe,}`],
    ['accents in groups', `@book{a, title = {${"\\'{(".repeat(90)}${'}'.repeat(90)}}}\n@book{doe,}`],
    ['dollars', `@book{a, title = {${'$a'.repeat(20000)}}}\n@book{doe,}`],
    ['tags', `@book{a, title = {${'<i>'.repeat(20000)}</i>}}\n@book{doe,}`],
    ['open entries', `${'@book{a\n'.repeat(5000)}@book{doe,}`],
    ['open quotes', `${'@book{a, t = "\n'.repeat(3000)}@book{doe,}`],
    ['at signs', `${'@'.repeat(50000)}\n@book{doe,}`],
    ['blank lines', `@book{a, ${'\n'.repeat(50000)}!${'\n'.repeat(50000)}}\n@book{doe,}`],
    ['names', `@book{a, author = {${'a and '.repeat(20000)}b}}\n@book{doe,}`],
    [
      'a chain of parents',
      `${Array.from({length: 1000}, (_, n) => `@book{k${n}, crossref = {k${n + 1}}, f${n} = 1}`).join('\n')}\n@book{doe,}`
    ],
    ['formulas without an end', `@book{a, title = {${'\\( {} '.repeat(20000)}}}\n@book{doe,}`],
    ['unknown commands', `@book{a, title = {${'\\foo \\bar$ '.repeat(20000)}}}\n@book{doe,}`],
    ['entries without @', `${'book{a, t\n'.repeat(20000)}@book{doe,}`],
    ['text without delimiters', `@book{a, ${'t = a b “c , '.repeat(20000)}}\n@book{doe,}`],
    ['misspelt fields', `@book{a, ${'titel = {T}, auhtor = {A}, '.repeat(20000)}}\n@book{doe,}`],
    ['signs between names', `@book{a, author = {${'a; b & c, '.repeat(50000)}}}\n@book{doe,}`],
    ['one long line', `@book{a, title = {${'Some Words and a Title '.repeat(40000)}}}\n@book{doe,}`],
    [
      'one parent of many, with many parents',
      `@book{k, crossref = {${Array.from({length: 5000}, (_, n) => `k${n}`).join()}}}
${Array.from({length: 1000}, (_, n) => `@book{k${n}, crossref = {k}}`).join('\n')}\n@book{doe,}`
    ],
    [
      'a long circle of parents',
      `${Array.from({length: 5000}, (_, n) => `@book{k${n}, crossref = {k${(n + 1) % 5000}}}`).join('\n')}\n@book{doe,}`
    ],
    ['a circle of parents', '@book{a, crossref = {b}}\n@book{b, crossref = {a}}\n@book{doe,}']
  ])('%s', (_, text) => {
    // If the work doubled with each character, these inputs would never be parsed completely; `growth.test.ts` counts
    // the steps of parsing other inputs.
    expect(keys(text)).toContain('doe')
  })
})

describe('properties', () => {
  const sound = `@string{p = "Press"}
@article{doe99, author = {Doe, Jane and {\\"O}zge Aks{\\i}n and others}, title = "On {DNA} -- \\emph{x} $a^2$",
  year = 1999, month = mar # "~5", pages = {1--9}, journal = p}
@comment{c}
@inbook(roe, crossref = {doe99}, date = {2017/}, url = {\\url{https://e.org/~a}})
`
  const pieces = fc.constantFrom(
    ...[
      '@',
      '{',
      '}',
      '(',
      ')',
      '"',
      '#',
      ',',
      '=',
      '\\',
      '%',
      '\n',
      '\r\n',
      ' ',
      '$',
      '<i>',
      '</i>',
      '~',
      '--'
    ],
    ...[
      '@book{',
      '@string{',
      '@comment{',
      '@comment ',
      '@preamble{',
      'key,',
      'title = ',
      '{x}',
      "\\'",
      '\\emph{'
    ],
    ...[
      'author = {',
      ' and ',
      'others',
      'date = {2017/',
      '19XX',
      'month = ',
      'é',
      '😀',
      '\uFEFF',
      'crossref = {key}'
    ]
  )
  const junk = fc.oneof(
    fc.string({unit: 'binary', maxLength: 80}),
    fc.array(pieces, {maxLength: 40}).map(parts => parts.join(''))
  )
  const mutated = fc.array(fc.tuple(fc.nat(sound.length), fc.nat(6), pieces), {maxLength: 4}).map(changes => {
    let text = sound
    for (const [at, length, piece] of changes) text = text.slice(0, at) + piece + text.slice(at + length)
    return text
  })

  test('parsing never throws, and every place is within the text', () => {
    fc.assert(
      fc.property(fc.oneof(junk, mutated), text => {
        const {references, findings: found} = read(text)
        const places = [
          ...references.flatMap(({place, entryPlace, fields}) => [
            place,
            entryPlace,
            ...[...fields.values()].flatMap(field => [field.place, field.valuePlace])
          ]),
          ...found.map(finding => finding.place!)
        ]
        // A CSL processor rejects a range whose ends differ in precision.
        const dates = references.map(({csl}) => (csl.issued as CslDate | undefined)?.['date-parts'] ?? [[0]])
        if (!dates.every(([from, to]) => from !== undefined && (to?.length ?? from.length) === from.length))
          return false
        for (const {start, end} of places) {
          if (!(start.offset >= 0 && start.offset <= end.offset && end.offset <= text.length)) return false
          if (start.line < 1 || start.column < 1 || end.line < start.line) return false
        }
        return true
      }),
      {numRuns: 1000}
    )
  })

  test('an entry is parsed after any text that ends its line', () => {
    fc.assert(
      fc.property(fc.oneof(junk, mutated), before => {
        const {references} = read(`${before}\n@book{the-sound-one, title = {Sound}}\n`)
        const last = references.find(reference => reference.key === 'the-sound-one')
        return last?.csl.title === 'Sound'
      }),
      {numRuns: 1000}
    )
  })

  test('CSL-JSON: parsing never throws, and every place is within the text', () => {
    const json = fc.oneof(
      fc.json(),
      fc
        .array(fc.constantFrom('[', ']', '{', '}', '"id"', ':', ',', '"a"', '1', '"', '\\', ' '), {
          maxLength: 30
        })
        .map(p => p.join(''))
    )
    fc.assert(
      fc.property(json, text => {
        const {references, findings: found} = read(text, 'a.json')
        const places = [...references, ...found].map(({place}) => place!)
        expect(
          places.filter(({start, end}) => start.offset > end.offset || end.offset > text.length)
        ).toEqual([])
      }),
      {numRuns: 500}
    )
  })
})
