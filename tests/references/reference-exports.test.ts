import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {CslItem, CslName, Source} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {cslItemTypes, cslVariables, dateParts, nameParts} from '../../src/references/csl-variables.ts'
import {biblatexEntry, problemLines, referenceExports} from '../../src/references/index.ts'
import {newKey, readRegisteredWork} from '../../src/references/registered-work.ts'
import {projectRoot} from '../project.ts'
import fc from '../properties.ts'

/** The works with these keys, exported in a format. */
function exported(form: string, sources: readonly Source[], keys?: readonly string[]) {
  const {references, byKey} = parseBibliography(sources)
  const chosen = references.filter(
    reference => byKey.get(reference.key) === reference && (keys?.includes(reference.key) ?? true)
  )
  return referenceExports[form]!({references: chosen, sources})
}

function bib(text: string, ...keys: readonly string[]): string {
  return exported('bib', [{path: 'a.bib', text}], keys).text
}

describe('BibTeX', () => {
  test.each([
    [
      'an entry byte for byte',
      '% c\n@Book { a ,\n title="A" % x\n}\n@misc{b,}',
      ['a'],
      '@Book { a ,\n title="A" % x\n}\n'
    ],
    ['the order of the file', '@misc{b,}\n@misc{a,}', ['a', 'b'], '@misc{b,}\n\n@misc{a,}\n'],
    [
      'the strings that are used, and theirs',
      '@string{j = {Journal}}\n@string{k = j # { of Law}}\n@string{l = {L}}\n@article{a, journal = k # { B}}',
      ['a'],
      '@string{j = {Journal}}\n@string{k = j # { of Law}}\n\n@article{a, journal = k # { B}}\n'
    ],
    [
      'a string that is defined twice where it changes',
      '@string{j = {One}}\n@article{a, journal = j}\n@string{j = {Two}}\n@article{b, journal = j}',
      ['a', 'b'],
      '@string{j = {One}}\n\n@article{a, journal = j}\n\n@string{j = {Two}}\n\n@article{b, journal = j}\n'
    ],
    [
      'a string that is defined twice, used once',
      '@string{j = {One}}\n@article{a, journal = j}\n@string{j = {Two}}\n@article{b, journal = j}',
      ['b'],
      '@string{j = {Two}}\n\n@article{b, journal = j}\n'
    ],
    [
      'parents once, after their children',
      '@book{p, title = {P}, xdata = {x}}\n@inbook{a, crossref = p}\n@xdata{x, publisher = {X}}\n@inbook{b, crossref = {p}}\n@misc{c,}',
      ['a', 'b'],
      '@inbook{a, crossref = p}\n\n@inbook{b, crossref = {p}}\n\n@book{p, title = {P}, xdata = {x}}\n\n@xdata{x, publisher = {X}}\n'
    ],
    [
      'entries that inherit from each other',
      '@book{a, crossref = b}\n@book{b, crossref = a}',
      ['a'],
      '@book{a, crossref = b}\n\n@book{b, crossref = a}\n'
    ],
    [
      'the line ends of the file',
      '@misc{a,\r\n}\r\n@misc{b,}\r\n',
      ['a', 'b'],
      '@misc{a,\r\n}\r\n\r\n@misc{b,}\r\n'
    ]
  ])('has %s', (_, text, keys, expected) => {
    expect(bib(text, ...keys)).toBe(expected)
  })

  test('strings and parents of other files', () => {
    const sources = [
      {path: 'a.bib', text: '@string{j = {J}}\n@book{p, title = {P}}'},
      {path: 'b.bib', text: '@inbook{b, crossref = {p}, note = j}'}
    ]
    expect(exported('bib', sources, ['b']).text).toBe(
      '@string{j = {J}}\n\n@inbook{b, crossref = {p}, note = j}\n\n@book{p, title = {P}}\n'
    )
  })

  test('CSL-JSON works become BibLaTeX, and values without a field are reported', () => {
    const item = {id: 'doe', type: 'interview', title: 'On DNA', interviewer: [{family: 'Doe'}]}
    const sources = [
      {path: 'a.json', text: JSON.stringify([item])},
      {path: 'b.bib', text: '@misc{b,}'}
    ]
    expect(exported('bib', sources)).toEqual({
      text: '@misc{b,}\n\n@misc{doe,\n  title = {On {DNA}}\n}\n',
      problems: [
        {key: 'doe', message: '`interview` has no entry type in BibLaTeX and is read as `document`'},
        {key: 'doe', message: '`interviewer` has no field in BibLaTeX and is left out'}
      ]
    })
  })

  test('the bibliography of this project is exported unchanged', () => {
    const text = readFileSync(join(projectRoot, 'references.bib'), 'utf8')
    const items = (source: string) =>
      parseBibliography([{path: 'a.bib', text: source}]).references.map(({csl}) => csl)
    const again = bib(text, ...items(text).map(item => item.id))
    expect(items(again)).toEqual(items(text))
    expect(items(again).length).toBeGreaterThan(30)
  })
})

describe('an entry of BibLaTeX', () => {
  test.each<[string, Partial<CslItem>, string]>([
    [
      'a name with a particle',
      {author: [{family: 'Gogh', 'non-dropping-particle': 'van', given: 'V.'}]},
      'author = {{van Gogh}, V.}'
    ],
    [
      'a dropping particle',
      {author: [{family: 'Beethoven', 'dropping-particle': 'van', given: 'L.'}]},
      'author = {van Beethoven, L.}'
    ],
    ['a suffix', {author: [{family: 'King', given: 'M. L.', suffix: 'Jr.'}]}, 'author = {King, Jr., M. L.}'],
    ['a body with “and”', {author: [{literal: 'Law and Order'}]}, 'author = {{Law and Order}}'],
    [
      'a family name of two words alone',
      {author: [{family: 'Ban Ki-moon'}]},
      'author = {family={Ban Ki-moon}}'
    ],
    [
      'and others',
      {author: [{family: 'Doe', given: 'J.'}, {literal: 'et al.'}]},
      'author = {Doe, J. and others}'
    ],
    ['proper nouns', {title: 'Bonded labour in Pakistan'}, 'title = {Bonded labour in {Pakistan}}'],
    [
      'a title in capitals',
      {title: 'Violence, Peace, and Peace Research'},
      'title = {{Violence, Peace, and Peace Research}}'
    ],
    ['a title of another language', {title: 'Der Krieg', language: 'de-DE'}, 'title  = {Der Krieg}'],
    [
      'formatting',
      {title: 'On <i>Homo</i> H<sub>2</sub>O'},
      'title = {On \\emph{{Homo}} {H}\\textsubscript{{2}}{O}}'
    ],
    [
      'signs',
      {title: 'A_b & c: 5% {x} $y'},
      'title = {A\\_b \\& c: 5\\% \\textbraceleft{}x\\textbraceright{} \\$y}'
    ],
    ['a publisher with “and”', {publisher: 'Taylor and Francis'}, 'publisher = {{Taylor and Francis}}'],
    [
      'a range of dates',
      {
        issued: {
          'date-parts': [
            [2019, 5],
            [2020, 1]
          ]
        }
      },
      'date = {2019-05/2020-01}'
    ],
    ['a year before Christ, about', {issued: {'date-parts': [[-45]], circa: true}}, 'date = {-0044~}'],
    [
      'a volume of a whole',
      {title: 'Works', 'volume-title': 'Letters'},
      'maintitle = {Works},\n  title     = {Letters}'
    ],
    ['a season', {issued: {'date-parts': [[2001]], season: 1}}, 'date = {2001-21}'],
    ['a date in words', {issued: {literal: 'in press'}}, 'year = {in press}'],
    ['an address', {URL: 'https://e.org/a_b?c=%20&d=#e'}, 'url = {https://e.org/a_b?c=%20&d=#e}']
  ])('has %s', (_, variables, line) => {
    const {text, problems} = biblatexEntry({id: 'k', type: 'book', ...variables})
    expect(text).toContain(`  ${line}`)
    expect(problems).toEqual([])
  })

  test('of a random work is parsed as the same work', () => {
    fc.assert(
      fc.property(anItem, item => {
        const {text, problems} = biblatexEntry(item)
        const {references, findings} = parseBibliography([{path: 'a.bib', text}])
        expect(findings.filter(({rule}) => rule === 'bibliography-syntax')).toEqual([])
        expect(references).toHaveLength(1)
        expect(normal(references[0]!.csl)).toMatchObject(normal(item) as object)
        expect(problems).toEqual([])
        // An item from our own importer is written and read back as the same item, braces included.
        const once = references[0]!.csl
        const again = biblatexEntry(once)
        expect(parseBibliography([{path: 'a.bib', text: again.text}]).references[0]!.csl).toEqual(once)
      }),
      {numRuns: 400}
    )
  })
})

const word = fc.constantFrom(
  ...'law Law DNA pH iPhone A a of the Über naïve women’s O’Brien peace-keeping & % # _ ~ ^ \\ { } {} $ $x$ < > "so" -- --- ` 3D 50% a/b [x] (y) <i>Homo_sapiens</i> <b>Bold</b> x<sup>2</sup> CO<sub>2</sub> <span_class="nocase">Kept</span> \\emph{x} @a. why? no: 1:2 ‘q’ “Q” &amp; École'
    .split(' ')
    .map(word => word.replace(/(<[a-z]*|Homo)_/, '$1 '))
)
const phrase = fc.array(word, {minLength: 1, maxLength: 8}).map(words => words.join(' '))
const family = fc.constantFrom(
  'Galtung',
  'de Souza',
  'Ban Ki-moon',
  'O’Brien',
  'hooks',
  'Foo, Bar',
  'Law and Order',
  'Müller-Lüdenscheidt',
  'X & Y',
  'McDonald',
  'Ó Súilleabháin',
  '李'
)
const given = fc.constantFrom('Johan', 'M. L.', 'Jean-Luc', 'Anne Marie', 'J.', 'bell', 'Étienne', 'al')
const particle = fc.constantFrom('van', 'von der', 'de la', 'd’')
const person = fc
  .record({family, given, particle, suffix: fc.constantFrom('Jr.', 'III')}, {requiredKeys: ['family']})
  .chain(({family, given, particle, suffix}) =>
    fc.constantFrom('dropping-particle', 'non-dropping-particle').map(
      (kind): CslName => ({
        family,
        ...(given !== undefined && {given}),
        ...(particle !== undefined && {[kind]: particle}),
        ...(suffix !== undefined && {suffix})
      })
    )
  )
const body = fc
  .constantFrom('World Bank', 'Law and Order', 'A, B & C', 'et al.')
  .map((literal): CslName => ({literal}))
const year = fc.integer({min: -500, max: 2100}).filter(number => number !== 0)
const month = fc.integer({min: 1, max: 12})
const point = fc.oneof(
  year.map(number => [number]),
  fc.tuple(year, month).map(parts => [...parts]),
  fc.tuple(year, month, fc.integer({min: 1, max: 28})).map(parts => [...parts])
)
const date = fc.oneof(
  fc.tuple(point, fc.boolean()).map(([start, circa]) => ({'date-parts': [start], ...(circa && {circa})})),
  fc.tuple(point, fc.integer({min: 1, max: 50})).map(([start, years]) => {
    const end = start[0]! + years
    return {'date-parts': [start, [end === 0 ? 1 : end, ...start.slice(1)]]}
  }),
  fc
    .tuple(year, fc.integer({min: 1, max: 4}))
    .map(([number, season]) => ({'date-parts': [[number]], season})),
  fc.constantFrom('in press', 'n.d.').map(literal => ({literal}))
)
const anItem: Arbitrary<CslItem> = fc
  .record(
    {
      type: fc.constantFrom(
        'article-journal',
        'book',
        'chapter',
        'paper-conference',
        'report',
        'thesis',
        'webpage',
        'article-newspaper',
        'dataset'
      ),
      author: fc.array(fc.oneof(person, body), {minLength: 1, maxLength: 3}),
      editor: fc.array(person, {minLength: 1, maxLength: 2}),
      title: phrase,
      'container-title': phrase,
      publisher: fc.constantFrom('Taylor and Francis', 'MIT Press', 'A & B; C'),
      issued: date,
      accessed: date,
      volume: fc.integer({min: 1, max: 99}),
      page: fc.constantFrom('1-9', 'e12', '167-191', 'S1-S10'),
      DOI: fc.constantFrom('10.1177/a_b', '10.1002/(SICI)1<2::AID-X>3.0.CO;2-#', '10.1/50%'),
      URL: fc.constantFrom('https://e.org/~a_b?c=%20&d=1#e', 'http://e.org/$x'),
      language: fc.constantFrom('en-GB', 'de', 'fr-FR'),
      note: phrase
    },
    {requiredKeys: ['type', 'title']}
  )
  // A book has no container.
  .map(item => (item.type === 'book' ? {...item, 'container-title': undefined} : item))
  .map(item => ({
    ...Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)),
    id: 'k',
    type: item.type
  }))

/** A value without decisions of the importer: the protection of capitals, curly apostrophes, digits as text. */
function normal(value: unknown): unknown {
  if (typeof value === 'string') {
    return value
      .replace(/<span class="nocase">(.*?)<\/span>/g, '$1')
      .replace(/<span class="nocase">|<\/span>/g, '')
      .replaceAll("'", '’')
      .replaceAll('\u2060', '')
      .replace(/\s+/g, ' ')
  }
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === 'volume' ? String(part) : normal(part)])
  )
}

test('a problem of many works is reported in one line', () => {
  const problems = ['a', 'b', 'c', 'd', 'e'].map(key => ({key, message: '`source` is left out'}))
  expect(problemLines([...problems, {key: 'a', message: 'x'}])).toEqual([
    '`source` is left out: `a`, `b`, `c` and 2 more',
    'x: `a`'
  ])
})

describe('CSL-JSON', () => {
  test('has keys as ids and conforms to its schema', () => {
    const text = JSON.stringify([
      {
        id: 'doe',
        type: 'blog',
        title: 7,
        volume: 3,
        author: [{family: 'Doe', x: 1}],
        'private-note': 'x',
        custom: {a: 1}
      }
    ])
    const {text: json, problems} = exported('csl-json', [{path: 'a.json', text}])
    expect(JSON.parse(json)).toEqual([
      {id: 'doe', type: 'document', title: '7', volume: 3, author: [{family: 'Doe'}], custom: {a: 1}}
    ])
    expect(problems).toEqual([
      {key: 'doe', message: '`blog` is not a CSL type and is written as `document`'},
      {key: 'doe', message: '`private-note` is left out: it is not a CSL variable, or cannot have this value'}
    ])
  })

  test('of this project is valid', () => {
    const text = readFileSync(join(projectRoot, 'references.bib'), 'utf8')
    const items = JSON.parse(exported('csl-json', [{path: 'a.bib', text}]).text) as CslItem[]
    expect(items.length).toBeGreaterThan(30)
    for (const {id, type, ...variables} of items) {
      expect(cslItemTypes, id).toContain(type)
      for (const [name, value] of Object.entries(variables)) {
        const kind = cslVariables.get(name)
        if (kind === 'names') {
          for (const part of (value as CslName[]).flatMap(Object.keys)) expect(nameParts).toContain(part)
        } else if (kind === 'date') {
          for (const part of Object.keys(value as object)) expect(dateParts).toContain(part)
        } else expect(typeof value, `${id} ${name}`).toBe('string')
      }
    }
  })
})

test('RIS has a tag for each known fact, and CR LF', () => {
  const text = `@incollection{doe,
    author = {van Doe, Jr, Jane and {World Bank}}, editor = {Roe, Rae}, title = {On \\emph{{Law}}}, booktitle = {Laws},
    date = {2019-05-03}, pages = {12--34}, publisher = {Press}, location = {Berne}, doi = {10.1/x}, isbn = {978-1},
    url = {https://e.org}, urldate = {2020-01}, keywords = {law, peace}, abstract = {What it
    says.}, note = {A note}, volume = {3}, langid = {british}}`
  expect(exported('ris', [{path: 'a.bib', text}]).text.split('\r\n')).toEqual([
    'TY  - CHAP',
    'ID  - doe',
    'AU  - van Doe, Jane, Jr',
    'AU  - World Bank',
    'PY  - 2019',
    'TI  - On Law',
    'T2  - Laws',
    'A2  - Roe, Rae',
    'DA  - 2019/05/03',
    'VL  - 3',
    'SP  - 12',
    'EP  - 34',
    'PB  - Press',
    'CY  - Berne',
    'SN  - 978-1',
    'DO  - 10.1/x',
    'UR  - https://e.org',
    'Y2  - 2020/01',
    'LA  - en-GB',
    'KW  - law',
    'KW  - peace',
    'AB  - What it says.',
    'N1  - A note',
    'ER  - ',
    ''
  ])
})

describe('a work from a registry', () => {
  test('does not include data about the record', () => {
    const work = readRegisteredWork(
      {
        type: 'journal-article',
        title: ['On <jats:italic>Law</jats:italic>\n   &amp; <mml:math><mml:mi>x</mml:mi></mml:math>'],
        'container-title': 'J',
        author: [
          {family: 'Doe', given: 'Jane', ORCID: 'x'},
          {name: 'World Bank', sequence: 'additional'}
        ],
        ISSN: ['1234-5678', '8765-4321'],
        'article-number': 'e7',
        URL: 'https://doi.org/10.1000/x',
        member: '1'
      },
      '10.1000/x'
    )
    expect(work).toEqual({
      id: '10.1000/x',
      type: 'article-journal',
      title: 'On <i>Law</i> & x',
      'container-title': 'J',
      author: [{family: 'Doe', given: 'Jane'}, {literal: 'World Bank'}],
      ISSN: '1234-5678',
      page: 'e7',
      DOI: '10.1000/x'
    })
  })

  test.each([
    ['an accent', {author: [{family: 'Müller'}], issued: {'date-parts': [[2001]]}}, 'muller2001'],
    ['a body', {author: [{literal: 'World Bank'}]}, 'world'],
    ['an article before it', {author: [{literal: 'The Diplomat'}]}, 'diplomat'],
    ['a title with an article', {title: 'Les pays'}, 'pays'],
    [
      'another script',
      {author: [{family: '李'}], title: 'On <i>Peace</i>', issued: {'date-parts': [[1999]]}},
      'peace1999'
    ],
    ['an editor', {editor: [{family: 'O’Brien'}]}, 'obrien'],
    ['nothing', {}, 'work']
  ])('gets a key: %s', (_, variables, key) => {
    const item = {id: 'x', type: 'book', ...variables}
    expect(newKey(item, () => false)).toBe(key)
    expect(newKey(item, taken => taken === key)).toBe(`${key}a`)
    expect(newKey(item, taken => taken.length < key.length + 2)).toBe(`${key}aa`)
  })
})
