import {expect, test} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'

/** The first entry as CSL, and the rules with findings. */
function read(text: string, path = 'references.bib') {
  const {references, findings} = parseBibliography([{path, text}])
  return {csl: references[0]!.csl, found: findings.map(({rule}) => rule)}
}

test.each([
  ["Jovanovi\\ifmmode \\acute{c}\\else \\'{c}\\fi{}, Ana", [{family: 'Jovanović', given: 'Ana'}]],
  ['\\ifmmode \\check{Z}\\else \\v{Z}\\fi{}upan, B.', [{family: 'Župan', given: 'B.'}]],
  ['K\\ifmmode\\ddot{o}\\else\\"{o}\\fi{}hler, E.', [{family: 'Köhler', given: 'E.'}]],
  ['\\ifmmode \\mbox{\\ifmmode a\\else b\\fi}\\else \\c{S}\\fi{}ahin, D.', [{family: 'Şahin', given: 'D.'}]],
  ['Doe\\relax, Jane', [{family: 'Doe', given: 'Jane'}]],
  [
    'useprefix=true and de Gaulle, Charles and Roe, Ann',
    [
      {family: 'Gaulle', given: 'Charles', 'non-dropping-particle': 'de'},
      {family: 'Roe', given: 'Ann'}
    ]
  ],
  [
    'Doe, Jane and {Ministry of Health, Punjab}',
    [{family: 'Doe', given: 'Jane'}, {literal: 'Ministry of Health, Punjab'}]
  ]
])('%s', (author, expected) => {
  const {csl, found} = read(`@book{a, author={${author}}, title={T}}`)
  expect(csl.author).toEqual(expected)
  expect(found).toEqual([])
})

test('an option of the list overrides that of the entry', () => {
  const entry =
    '@book{a, options={useprefix=true}, author={useprefix=false and de Gaulle, Charles}, title={T}}'
  expect(read(entry).csl.author).toEqual([{family: 'Gaulle', given: 'Charles', 'dropping-particle': 'de'}])
})

test('an unclosed condition is reported, and nothing is lost', () => {
  const {csl, found} = read('@book{a, title={One \\ifmmode two {three} four}}')
  expect(csl.title).toBe('One \\ifmmode two <span class="nocase">three</span> four')
  expect(found).toEqual(['bibliography-latex'])
})

test('pages and those after them', () => {
  expect(read('@book{a, title={T}, pages={12\\psqq}}').csl.page).toBe('12ff.')
  expect(read('@book{a, title={T}, pages={12\\psq}}').csl.page).toBe('12f.')
})

test('values of other entries', () => {
  const data = '@xdata{a-lab, author={Doe, Jane and Roe, Ann}, publisher={Lab Press}}'
  const {csl} = read(
    `@book{b, author={xdata=a-lab-author-2 and Poe, E.}, title={T}, publisher={xdata=a-lab-publisher}}\n${data}`
  )
  expect(csl).toMatchObject({
    author: [
      {family: 'Roe', given: 'Ann'},
      {family: 'Poe', given: 'E.'}
    ],
    publisher: 'Lab Press'
  })
  expect(read('@book{b, title={T}, publisher={xdata=nothing-publisher}}').csl.publisher).toBe(
    'xdata=nothing-publisher'
  )
})

test('lower-case identifiers in CSL-YAML', () => {
  const yaml =
    'references:\n- id: a\n  type: book\n  title: T\n  doi: 10.1000/a_b_c\n  url: https://e.org/a_b_c\n  issn: 0378-5955\n'
  expect(read(yaml, 'references.yaml').csl).toMatchObject({
    DOI: '10.1000/a_b_c',
    URL: 'https://e.org/a_b_c',
    ISSN: '0378-5955'
  })
})
