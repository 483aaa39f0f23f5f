import {describe, expect, test} from 'vitest'
import {built} from '../built.ts'

/** Removes the places and the empty members from a value. */
function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, lean(member)] as const)
  return Object.fromEntries(members.filter(([name, member]) => name !== 'place' && !isNothing(member)))
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && value !== null ? Object.keys(value).length === 0 : !value
}

/** A paper's metadata, with the licence by its identifier, and the findings: `line:column rule`. */
async function read(yaml: string): Promise<readonly [unknown, readonly string[]]> {
  const {manuscript, diagnostics} = await built({'manuscript.yaml': yaml})
  // A separate test covers whether a language was named.
  const {license, isLangAssumed: _, ...metadata} = manuscript.metadata
  const said = diagnostics
    .filter(({file, rule}) => file === 'manuscript.yaml' && !/^(?:license|title)-missing$/.test(rule))
    .map(({start, rule}) => `${start?.line}:${start?.column} ${rule}`)
  return [lean({...metadata, license: license?.id}), said]
}

/** A setting, the metadata that result from it, and the findings about it. */
type Row = readonly [yaml: string, metadata: Readonly<Record<string, unknown>>, said?: readonly string[]]

describe('authors', () => {
  test.for<Row>([
    [
      'authors: Ada King Lovelace',
      {authors: [{name: 'Ada King Lovelace', given: 'Ada King', family: 'Lovelace'}]}
    ],
    [
      'authors: [{name: "Ann B. Doe^[Corresponding author]"}]',
      {authors: [{name: 'Ann B. Doe', given: 'Ann B.', family: 'Doe', note: 'Corresponding author'}]}
    ],
    [
      'authors: ["Doe, Ann^[Now at [Oslo]]"]',
      {authors: [{name: 'Doe, Ann', given: 'Ann', family: 'Doe', note: 'Now at [Oslo]'}]}
    ],
    [
      'authors: ["Ann Doe^[]", "Ann Roe^2"]',
      {
        authors: [
          {name: 'Ann Doe', given: 'Ann', family: 'Doe'},
          {name: 'Ann Roe^2', given: 'Ann', family: 'Roe^2'}
        ]
      }
    ],
    [
      'authors: "Lovelace, Ada King"',
      {authors: [{name: 'Lovelace, Ada King', given: 'Ada King', family: 'Lovelace'}]}
    ],
    [
      'authors: [{name: Ludwig van Beethoven}]',
      {authors: [{name: 'Ludwig van Beethoven', given: 'Ludwig', family: 'van Beethoven'}]}
    ],
    [
      'authors: [{name: Jean de la Fontaine}]',
      {authors: [{name: 'Jean de la Fontaine', given: 'Jean', family: 'de la Fontaine'}]}
    ],
    [
      'authors: [{name: de la Fontaine}]',
      {authors: [{name: 'de la Fontaine', given: 'de', family: 'la Fontaine'}]}
    ],
    ['authors: [{name: Plato}]', {authors: [{name: 'Plato', family: 'Plato'}]}],
    [
      'authors: [{name: "Sammy Davis, Jr."}]',
      {authors: [{name: 'Sammy Davis, Jr.', given: 'Sammy', family: 'Davis', suffix: 'Jr.'}]}
    ],
    [
      'authors: [{name: Sammy Davis Jr}]',
      {authors: [{name: 'Sammy Davis Jr', given: 'Sammy', family: 'Davis', suffix: 'Jr'}]}
    ],
    [
      'authors: [{name: Henry Ford III}]',
      {authors: [{name: 'Henry Ford III', given: 'Henry', family: 'Ford', suffix: 'III'}]}
    ],
    [
      'authors: [{name: Henry Ford IV}]',
      {authors: [{name: 'Henry Ford IV', given: 'Henry', family: 'Ford', suffix: 'IV'}]}
    ],
    [
      'authors: [{name: Henry Ford V}]',
      {authors: [{name: 'Henry Ford V', given: 'Henry Ford', family: 'V'}]}
    ],
    ['authors: [{name: Ford III}]', {authors: [{name: 'Ford III', given: 'Ford', family: 'III'}]}],
    [
      'authors: [{name: "King, Martin Luther, Jr."}]',
      {authors: [{name: 'King, Martin Luther, Jr.', given: 'Martin Luther', family: 'King', suffix: 'Jr.'}]}
    ],
    [
      'authors: [{given: Ada, family: Lovelace, suffix: II}]',
      {authors: [{name: 'Ada Lovelace II', given: 'Ada', family: 'Lovelace', suffix: 'II'}]}
    ],
    [
      'authors: [{given: Charles, non-dropping-particle: de, family: Gaulle}]',
      {authors: [{name: 'Charles de Gaulle', given: 'Charles', family: 'de Gaulle'}]}
    ],
    [
      'authors: [{given: Alexander, dropping-particle: von, family: Humboldt}]',
      {
        authors: [
          {name: 'Alexander von Humboldt', given: 'Alexander', droppingParticle: 'von', family: 'Humboldt'}
        ]
      }
    ],
    [
      'authors: [{name: {given: Ada, family: Lovelace}}]',
      {authors: [{name: 'Ada Lovelace', given: 'Ada', family: 'Lovelace'}]}
    ],
    [
      'authors: [{literal: Ada Lovelace}]',
      {authors: [{name: 'Ada Lovelace', given: 'Ada', family: 'Lovelace'}]}
    ],
    [
      'authors: [{given-names: Ada, surname: Lovelace}]',
      {authors: [{name: 'Ada Lovelace', given: 'Ada', family: 'Lovelace'}]}
    ],
    [
      'authors: [{given_names: Ada, family-names: Lovelace, non_dropping_particle: de, dropping_particle: von}]',
      {authors: [{name: 'Ada von de Lovelace', given: 'Ada', droppingParticle: 'von', family: 'de Lovelace'}]}
    ],
    [
      'authors: [{name: World Health Organization, corporate: true}]',
      {authors: [{name: 'World Health Organization', corporate: true}]}
    ],
    ['authors: [{name: WHO, organization: yes}]', {authors: [{name: 'WHO', corporate: true}]}],
    ['authors: [{name: WHO, corporate: "no"}]', {authors: [{name: 'WHO', family: 'WHO'}]}],
    [
      'authors: [{name: A, corresponding: true, email: a@e.org}]',
      {authors: [{name: 'A', family: 'A', email: 'a@e.org', corresponding: true}]}
    ],
    ['authors: [{name: A, degrees: [PhD]}]', {authors: [{name: 'A', family: 'A'}]}, ['1:21 setting-unknown']],
    [
      'authors: [{name: A, attributes: {deceased: true}}]',
      {authors: [{name: 'A', family: 'A'}]},
      ['1:34 setting-unknown']
    ],
    ['description: B\noutput:\n  distill::distill_article: default', {}, ['1:1 setting-unknown']],
    ['description: B\noutput: html_document', {}],
    ['authors: [{name: A, correspondence: Yes}]', {authors: [{name: 'A', family: 'A', corresponding: true}]}],
    [
      'authors: [{name: A, equal-contrib: true}, {name: B, equal-contributor: true}, {name: C, equal_contributor: true}, {name: D, equal-contrib: false}]',
      {
        authors: [
          {name: 'A', family: 'A', equal: true},
          {name: 'B', family: 'B', equal: true},
          {name: 'C', family: 'C', equal: true},
          {name: 'D', family: 'D'}
        ]
      }
    ],
    [
      'authors: [{name: A, roles: [Writing, {role: Editing}, {x: y}]}]',
      {
        authors: [{name: 'A', family: 'A', roles: ['Writing', 'Editing']}],
        statements: [{name: 'contributions', text: {lang: 'en', text: 'A: Writing, Editing.'}}]
      }
    ],
    [
      'authors: [{name: A, role: Writing}]',
      {
        authors: [{name: 'A', family: 'A', roles: ['Writing']}],
        statements: [{name: 'contributions', text: {lang: 'en', text: 'A: Writing.'}}]
      }
    ],
    [
      'author: [A, B]',
      {
        authors: [
          {name: 'A', family: 'A'},
          {name: 'B', family: 'B'}
        ]
      }
    ],
    ['authors: [{x: y}]', {}, ['1:11 setting-invalid']],
    ['authors: [[]]', {}, ['1:11 setting-invalid']],
    ['authors: [""]', {}],
    ['authors: [null, A]', {authors: [{name: 'A', family: 'A'}]}],
    [
      'authors: [{name: A, affiliation: "1, 2"}, {name: B, affiliation: 2}]\naffiliations: [{index: 1, name: X}, {index: 2, name: Y}]',
      {
        authors: [
          {name: 'A', family: 'A', affiliations: [0, 1]},
          {name: 'B', family: 'B', affiliations: [1]}
        ],
        affiliations: [{name: 'X'}, {name: 'Y'}]
      }
    ],
    [
      'authors: [{name: A, affiliation: "1, 3"}]\naffiliations: [{index: 1, name: X}, {index: 2, name: Y}]',
      {
        authors: [{name: 'A', family: 'A', affiliations: [2]}],
        affiliations: [{name: 'X'}, {name: 'Y'}, {name: '1, 3'}]
      },
      ['1:34 setting-invalid']
    ],
    [
      'authors: [{name: A, affiliations: [{ref: x}]}]\naffiliations: [{id: x, name: X}]',
      {authors: [{name: 'A', family: 'A', affiliations: [0]}], affiliations: [{name: 'X'}]}
    ],
    [
      'authors: [{name: A, affiliations: [X, Y]}, {name: B, affiliations: [Y]}]',
      {
        authors: [
          {name: 'A', family: 'A', affiliations: [0, 1]},
          {name: 'B', family: 'B', affiliations: [1]}
        ],
        affiliations: [{name: 'X'}, {name: 'Y'}]
      }
    ],
    [
      'authors: [{name: A, affiliations: [{id: z, name: Z}]}, {name: B, affiliations: [{ref: z}]}]',
      {
        authors: [
          {name: 'A', family: 'A', affiliations: [0]},
          {name: 'B', family: 'B', affiliations: [0]}
        ],
        affiliations: [{name: 'Z'}]
      }
    ],
    [
      'authors: [{name: A, affiliation: 2}]\naffiliations: [X, Y]',
      {authors: [{name: 'A', family: 'A', affiliations: [1]}], affiliations: [{name: 'X'}, {name: 'Y'}]}
    ],
    [
      'authors: [{name: A, affiliations: [{name: X, department: D, city: C, country: K}]}]',
      {
        authors: [{name: 'A', family: 'A', affiliations: [0]}],
        affiliations: [{name: 'X, D, C, K', institution: 'X', department: 'D', city: 'C', country: 'K'}]
      }
    ],
    [
      'authors: [{name: A, affiliations: [{city: C}]}]',
      {authors: [{name: 'A', family: 'A', affiliations: [0]}], affiliations: [{name: 'C'}]}
    ],
    [
      'authors: [{name: A, affiliations: [{ror: 04cw6st05}]}]',
      {authors: [{name: 'A', family: 'A'}]},
      ['1:36 setting-invalid']
    ],
    [
      'affiliations: [{name: X, ror: "https://ror.org/03vek6s52"}, {name: Y, ror: 03vek6s52}]\nauthors: [{name: A, affiliation: X}]',
      {
        authors: [{name: 'A', family: 'A', affiliations: [0]}],
        affiliations: [
          {name: 'X', ror: '03vek6s52'},
          {name: 'Y', ror: '03vek6s52'}
        ]
      }
    ],
    [
      'institute: [X]\nauthors: [{name: A, affiliation: 1}]',
      {authors: [{name: 'A', family: 'A', affiliations: [0]}], affiliations: [{name: 'X'}]}
    ]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

test('an affiliation can have a comma in its name', async () => {
  const yaml = 'affiliations: [{id: "a, b", name: X}]\nauthors: [{name: A, affiliation: "a, b"}]'
  const {authors} = (await built({'manuscript.yaml': yaml})).manuscript.metadata
  expect(authors.map(({affiliations}) => affiliations)).toEqual([[0]])
})

test.each([
  ['title: A', true],
  ['title: A\nlang: en', undefined],
  ['title: A\nlanguage: fa', undefined]
])('%s: whether English is assumed', async (yaml, isAssumed) => {
  expect((await built({'manuscript.yaml': yaml})).manuscript.metadata.isLangAssumed).toBe(isAssumed)
})

describe('the language', () => {
  test.for<Row>([
    ['lang: ur_PK', {lang: 'ur-PK'}],
    ['lang: en_GB.UTF-8', {lang: 'en-GB'}],
    ['lang: Urdu', {lang: 'ur'}, ['1:7 language-invalid']],
    ['lang: urdu', {lang: 'ur'}, ['1:7 language-invalid']],
    ['lang: zh-Hant', {lang: 'zh-Hant'}, ['1:7 language-unknown']],
    ['lang: xx', {lang: 'xx'}, ['1:7 language-unknown']],
    ['lang: x-test', {lang: 'x-test'}, ['1:7 language-unknown']],
    ['lang: en-abcdefghi', {lang: 'en'}, ['1:7 language-invalid']],
    ['lang: e', {lang: 'en'}, ['1:7 language-invalid']],
    ['language: fa', {lang: 'fa'}],
    ['locale: de', {lang: 'de'}]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([metadata, said])
  })
})

describe('titles', () => {
  test.for<Row>([
    [
      'title: T\nsubtitle: S\nshort-title: X',
      {title: {lang: 'en', text: 'T'}, subtitle: {lang: 'en', text: 'S'}, shortTitle: 'X'}
    ],
    ['title: {en: T, ur: U}', {title: {lang: 'en', text: 'T'}, titles: [{lang: 'ur', text: 'U'}]}],
    ['title: {ur: U, en: T}', {title: {lang: 'en', text: 'T'}, titles: [{lang: 'ur', text: 'U'}]}],
    ['title: {ur: U}\nlang: en', {title: {lang: 'ur', text: 'U'}}],
    [
      'title: {en: T, ur: U}\nsubtitle: {en: S, ur: V}',
      {
        title: {lang: 'en', text: 'T'},
        subtitle: {lang: 'en', text: 'S'},
        titles: [{lang: 'ur', text: 'U: V'}]
      }
    ],
    [
      'title: T\nsubtitle: {en: S, fr: R}',
      {title: {lang: 'en', text: 'T'}, subtitle: {lang: 'en', text: 'S'}, titles: [{lang: 'fr', text: 'R'}]}
    ],
    ['title: T\ntitles: {ur: U, en: E}', {title: {lang: 'en', text: 'T'}, titles: [{lang: 'ur', text: 'U'}]}],
    ['running-head: H', {shortTitle: 'H'}],
    ['title-short: H', {shortTitle: 'H'}],
    ['shorttitle: H', {shortTitle: 'H'}],
    ['running-title: H', {shortTitle: 'H'}]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

describe('abstracts and keywords', () => {
  test.for<Row>([
    ['abstract: A', {abstracts: [{lang: 'en', text: 'A'}]}],
    [
      'abstract: {ur: B, en: A}',
      {
        abstracts: [
          {lang: 'en', text: 'A'},
          {lang: 'ur', text: 'B'}
        ]
      }
    ],
    ['summary: A', {abstracts: [{lang: 'en', text: 'A'}]}],
    ['abstract: {en: {x: y}}', {}, ['1:16 setting-invalid']],
    ['keywords: a; b, c', {keywords: [{lang: 'en', words: ['a', 'b', 'c']}]}],
    ['keywords: [a; b, c]', {keywords: [{lang: 'en', words: ['a; b', 'c']}]}],
    [
      'keywords: {ur: [x], en: "a, b"}',
      {
        keywords: [
          {lang: 'en', words: ['a', 'b']},
          {lang: 'ur', words: ['x']}
        ]
      }
    ],
    ['tags: a', {keywords: [{lang: 'en', words: ['a']}]}],
    ['subject: [a]', {keywords: [{lang: 'en', words: ['a']}]}],
    ['keywords: []', {}]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

describe('the journal', () => {
  test.for<Row>([
    ['journal: J', {journal: {title: 'J'}}],
    [
      'journal: {title: J, abbreviation: A, issn: 1234-5679, volume: 3, issue: 1, first-page: 12, publisher: P, url: "https://e.org"}',
      {
        journal: {
          title: 'J',
          abbreviation: 'A',
          issn: '1234-5679',
          volume: '3',
          issue: '1',
          firstPage: 12,
          publisher: 'P',
          url: 'https://e.org/'
        }
      }
    ],
    ['journal: {name: J, number: 4, firstpage: 5}', {journal: {title: 'J', issue: '4', firstPage: 5}}],
    ['journal: {first-page: 0}', {}, ['1:23 setting-invalid']],
    ['journal: {first-page: 012}', {}, ['1:23 setting-invalid']],
    ['journal: {first-page: 1234567}', {}, ['1:23 setting-invalid']],
    ['journal: {first-page: x1}', {}, ['1:23 setting-invalid']],
    ['journal: {last-page: x1}', {}, ['1:22 setting-invalid']],
    [
      'journal: {id: j, issn: {print: 0378-5955, electronic: 2049-3630}, section: S, last-page: 9, article-number: e1}',
      {
        journal: {
          id: 'j',
          issn: '2049-3630',
          issns: [
            {value: '0378-5955', medium: 'print'},
            {value: '2049-3630', medium: 'electronic'}
          ],
          section: 'S',
          sectionPlace: expect.anything(),
          lastPage: 9,
          articleNumber: 'e1'
        }
      }
    ]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

describe('addresses', () => {
  test.for<Row>([
    ['doi: 10.1000/a', {doi: '10.1000/a'}],
    ['doi: https://doi.org/10.1000/a', {doi: '10.1000/a'}],
    ['doi: "doi: 10.1000/a"', {doi: '10.1000/a'}],
    ['doi: http://dx.doi.org/10.1000/a', {doi: '10.1000/a'}],
    ['canonical-url: true', {}],
    ['pdf-url: https://e.org/download/7', {pdfAddress: 'https://e.org/download/7'}],
    ['pdf-url: law.pdf', {}, ['1:10 setting-invalid']],
    ['canonical-url: https://e.org/a b', {pageAddress: 'https://e.org/a%20b'}],
    ['canonical-url: https://e.org/ä', {pageAddress: 'https://e.org/%C3%A4'}],
    ['canonical-url: ftp://e.org', {}, ['1:16 setting-invalid']],
    ['canonical-url: https://', {}, ['1:16 setting-invalid']],
    ['canonical-url: "https://e.org:x/"', {}, ['1:16 setting-invalid']]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

describe('dates', () => {
  test.for<Row>([
    [
      'dates: {received: 2020-01-02, accepted: 3 May 2020, published: 2021}',
      {dates: {received: '2020-01-02', accepted: '2020-05-03', published: '2021'}}
    ],
    ['dates: {submitted: 2020-01-02}', {dates: {received: '2020-01-02'}}],
    ['date: 2020-01-02', {dates: {published: '2020-01-02'}}],
    ['published: 2020', {dates: {published: '2020'}}],
    ['dates: {published: 2020}\ndate: 2021', {dates: {published: '2020'}}],
    ['date: yesterday', {}, ['1:7 date-invalid']]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

describe('the licence', () => {
  test.for<Row>([
    ['license: CC-BY-4.0', {license: 'CC-BY-4.0'}],
    ['license: https://creativecommons.org/licenses/by/4.0/', {license: 'CC-BY-4.0'}],
    ['license: CC-BY-SA-4.0', {license: 'CC-BY-SA-4.0'}],
    ['license: https://creativecommons.org/licenses/by-sa/4.0/', {license: 'CC-BY-SA-4.0'}],
    ['license: CC-BY-ND-4.0', {license: 'CC-BY-ND-4.0'}],
    ['license: https://creativecommons.org/licenses/by-nd/4.0/', {license: 'CC-BY-ND-4.0'}],
    ['license: CC-BY-NC-4.0', {license: 'CC-BY-NC-4.0'}],
    ['license: https://creativecommons.org/licenses/by-nc/4.0/', {license: 'CC-BY-NC-4.0'}],
    ['license: CC-BY-NC-SA-4.0', {license: 'CC-BY-NC-SA-4.0'}],
    ['license: https://creativecommons.org/licenses/by-nc-sa/4.0/', {license: 'CC-BY-NC-SA-4.0'}],
    ['license: CC-BY-NC-ND-4.0', {license: 'CC-BY-NC-ND-4.0'}],
    ['license: https://creativecommons.org/licenses/by-nc-nd/4.0/', {license: 'CC-BY-NC-ND-4.0'}],
    ['license: CC-BY-3.0', {license: 'CC-BY-3.0'}],
    ['license: https://creativecommons.org/licenses/by/3.0/', {license: 'CC-BY-3.0'}],
    ['license: CC-BY-SA-3.0', {license: 'CC-BY-SA-3.0'}],
    ['license: https://creativecommons.org/licenses/by-sa/3.0/', {license: 'CC-BY-SA-3.0'}],
    ['license: CC-BY-ND-3.0', {license: 'CC-BY-ND-3.0'}],
    ['license: https://creativecommons.org/licenses/by-nd/3.0/', {license: 'CC-BY-ND-3.0'}],
    ['license: CC-BY-NC-3.0', {license: 'CC-BY-NC-3.0'}],
    ['license: https://creativecommons.org/licenses/by-nc/3.0/', {license: 'CC-BY-NC-3.0'}],
    ['license: CC-BY-NC-SA-3.0', {license: 'CC-BY-NC-SA-3.0'}],
    ['license: https://creativecommons.org/licenses/by-nc-sa/3.0/', {license: 'CC-BY-NC-SA-3.0'}],
    ['license: CC-BY-NC-ND-3.0', {license: 'CC-BY-NC-ND-3.0'}],
    ['license: https://creativecommons.org/licenses/by-nc-nd/3.0/', {license: 'CC-BY-NC-ND-3.0'}],
    ['license: CC-BY-4.0', {license: 'CC-BY-4.0'}],
    ['licence: CC BY 4.0', {license: 'CC-BY-4.0'}],
    ['rights: CC0', {license: 'CC0-1.0'}],
    ['license: https://creativecommons.org/licenses/by-sa/3.0/', {license: 'CC-BY-SA-3.0'}],
    ['license: http://creativecommons.org/licenses/by/4.0', {license: 'CC-BY-4.0'}],
    ['license: https://creativecommons.org/licenses/by/4.0/deed.de', {license: 'CC-BY-4.0'}],
    ['license: https://creativecommons.org/licenses/by/4.0/legalcode', {license: 'CC-BY-4.0'}],
    ['license: Creative Commons BY-NC 4.0', {license: 'CC-BY-NC-4.0'}],
    ['license: {name: CC-BY-4.0}', {license: 'CC-BY-4.0'}],
    ['license: {type: CC-BY-ND-4.0}', {license: 'CC-BY-ND-4.0'}],
    ['license: [CC-BY-4.0, CC0]', {license: 'CC-BY-4.0'}],
    [
      'license: {id: nothing, url: "https://creativecommons.org/publicdomain/zero/1.0/"}',
      {license: 'CC0-1.0'}
    ],
    ['license: MIT', {license: 'MIT'}],
    ['license: WTFPL', {}, ['1:10 license-unknown']],
    ['license: CC-BY-5.0', {}, ['1:10 license-unknown']],
    ['license: {text: CC-BY-NC-SA-4.0}', {license: 'CC-BY-NC-SA-4.0'}],
    ['license: {link: CC0-1.0}', {license: 'CC0-1.0'}]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

describe('rights and statements', () => {
  test.for<Row>([
    ['copyright: {holder: H, year: 2020}', {copyright: {holder: 'H', year: '2020'}}],
    ['copyright: H', {copyright: {holder: 'H'}}],
    ['copyright: {holder: H}', {copyright: {holder: 'H'}}],
    [
      'statements: {funding: None, data: {en: D, ur: E}}',
      {
        statements: [
          {name: 'funding', text: {lang: 'en', text: 'None'}},
          {name: 'data', text: {lang: 'en', text: 'D'}},
          {name: 'data', text: {lang: 'ur', text: 'E'}}
        ]
      }
    ],
    ['funding: F', {statements: [{name: 'funding', text: {lang: 'en', text: 'F'}}]}],
    [
      'funding: [{statement: A}, {source: B}, C]',
      {statements: [{name: 'funding', text: {lang: 'en', text: 'A B C'}}]}
    ],
    ['funding: {statement: A}', {statements: [{name: 'funding', text: {lang: 'en', text: 'A'}}]}],
    [
      'funding: {en: A, ur: B}',
      {
        statements: [
          {name: 'funding', text: {lang: 'en', text: 'A'}},
          {name: 'funding', text: {lang: 'ur', text: 'B'}}
        ]
      }
    ],
    [
      'funding: [{funder: Council, ror: https://ror.org/00dq2kk65, funder-id: 10.13039/1, award: [A, B]}, {statement: S, funder: {name: F}}]',
      {
        statements: [{name: 'funding', text: {lang: 'en', text: 'Council (A, B). S'}}],
        funders: [
          {name: 'Council', ror: '00dq2kk65', funderId: '10.13039/1', awards: ['A', 'B']},
          {name: 'F'}
        ]
      }
    ],
    ['funding: []', {}],
    ['statements: []', {}]
  ])('%s', async ([yaml, metadata, said = []]) => {
    expect(await read(yaml)).toEqual([{lang: 'en', ...metadata}, said])
  })
})

test.each([
  ['CC-BY-4.0', 'Creative Commons Attribution 4.0 International License'],
  ['CC-BY-SA-3.0', 'Creative Commons Attribution-ShareAlike 3.0 Unported License'],
  ['CC-BY-ND-4.0', 'Creative Commons Attribution-NoDerivatives 4.0 International License'],
  ['CC-BY-NC-4.0', 'Creative Commons Attribution-NonCommercial 4.0 International License'],
  ['CC-BY-NC-SA-4.0', 'Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License'],
  ['CC-BY-NC-ND-3.0', 'Creative Commons Attribution-NonCommercial-NoDerivatives 3.0 Unported License'],
  ['CC0-1.0', 'Creative Commons CC0 1.0 Universal Public Domain Dedication']
])('the licence %s has the name %s', async (id, name) => {
  const {license} = (await built({'manuscript.yaml': `license: ${id}`})).manuscript.metadata
  expect(license?.longName).toBe(name)
})
