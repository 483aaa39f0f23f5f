import {describe, expect, test} from 'vitest'
import {locator} from '../../src/core/position.ts'
import type {CslItem} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {readCslItems} from '../../src/parse/csl/yaml.ts'
import {memberOf, readYaml} from '../../src/parse/values/yaml.ts'

function read(text: string, path = 'references.yaml') {
  return parseBibliography([{path, text}])
}

function keys(text: string, path?: string): readonly string[] {
  return read(text, path).references.map(reference => reference.key)
}

/** The CSL-JSON of one item. */
function item(...lines: readonly string[]): CslItem {
  return read(['- id: doe', ...lines.map(line => `  ${line}`)].join('\n')).references[0]!.csl
}

/** `line:column rule message` of every finding. */
function findings(text: string): readonly string[] {
  return read(text).findings.map(
    ({place, rule, message}) => `${place!.start.line}:${place!.start.column} ${rule} ${message}`
  )
}

describe('files', () => {
  test.each([
    ['a list', '- id: doe\n- id: roe\n'],
    ['references', 'references:\n- id: doe\n- id: roe\n'],
    ['as Pandoc writes it', '---\nreferences:\n- id: doe\n  title: T\n- id: roe\n...\n'],
    ['an indented list', '---\nreferences: # mine\n\n  - id: doe\n    title: T\n\n  - id: roe\n---\n'],
    ['among other settings', 'title: T\nreferences:\n- id: doe\n- id: roe\nother: [x]\n'],
    ['flow notation', 'references: [{id: doe}, {id: roe}]\n'],
    ['JSON', '[{"id": "doe"}, {"id": "roe"}]'],
    ['a byte order mark, CRLF, comments', '\uFEFF# mine\r\n- id: doe\r\n  # more\r\n\r\n- id: roe\r\n']
  ])('%s', (_, text) => {
    expect(keys(text)).toEqual(['doe', 'roe'])
    expect(read(text).findings).toEqual([])
  })

  test('the front matter of a Markdown file', () => {
    const text = '---\ntitle: T\nreferences:\n- id: doe\n---\n\nText.\n\n- id: no\n'
    expect(keys(text, 'paper.md')).toEqual(['doe'])
    expect(keys('Text.\n\n- id: no\n', 'paper.md')).toEqual([])
  })

  test('places of an item and of its id', () => {
    const text = 'references:\n- type: book\n  id: doe\n  title: T\n'
    const [doe] = read(text).references
    const written = ({start, end}: {start: {offset: number}; end: {offset: number}}) =>
      text.slice(start.offset, end.offset)
    expect(written(doe!.place)).toBe('id: doe')
    expect(doe!.place.start).toEqual({line: 3, column: 3, offset: 27})
    expect(written(doe!.entryPlace).trim()).toBe('type: book\n  id: doe\n  title: T')
  })

  test('references in parsed YAML', () => {
    const text = 'title: T\nreferences:\n- id: doe\n'
    const {value} = readYaml(text, 'paper.yaml', 0, locator(text))
    const {references} = readCslItems(memberOf(value, 'references'), 'paper.yaml')
    expect(references.map(({key, file}) => [key, file])).toEqual([['doe', 'paper.yaml']])
  })

  test('keys are shared between BibTeX, JSON and YAML', () => {
    const found = parseBibliography([
      {path: 'a.bib', text: '@book{doe,}'},
      {path: 'b.yml', text: '- id: doe'}
    ]).findings
    expect(found).toMatchObject([{rule: 'bibliography-duplicate-key', file: 'b.yml', subject: 'doe'}])
  })
})

describe('values', () => {
  test.each([
    ['2017', {'date-parts': [[2017]]}],
    ['2017-05', {'date-parts': [[2017, 5]]}],
    ['2017-05-31', {'date-parts': [[2017, 5, 31]]}],
    [
      '2017-05/2017-06',
      {
        'date-parts': [
          [2017, 5],
          [2017, 6]
        ]
      }
    ],
    ['2017~', {'date-parts': [[2017]], circa: true}],
    ['forthcoming', {literal: 'forthcoming'}],
    ['{year: 2017, month: 05}', {'date-parts': [[2017, 5]]}],
    ['{year: 2017, circa: 1}', {'date-parts': [[2017]], circa: true}],
    ['{year: 2017, circa: false}', {'date-parts': [[2017]]}],
    ['{year: 2017, season: 2}', {'date-parts': [[2017]], season: 2}],
    ['[{year: 2017, month: 5}, {year: 2018}]', {'date-parts': [[2017], [2018]]}],
    ['[{year: 2017}]', {'date-parts': [[2017]]}],
    ['{date-parts: [[2017, 5]]}', {'date-parts': [[2017, 5]]}],
    ['{literal: in press}', {literal: 'in press'}],
    ['{raw: 5 May 2017}', {raw: '5 May 2017'}]
  ])('issued: %s', (written, expected) => {
    expect(item(`issued: ${written}`).issued).toEqual(expected)
  })

  test.each([
    ['[{family: Doe, given: Jane}]', [{family: 'Doe', given: 'Jane'}]],
    ['{family: Doe, given: [J., R.]}', [{family: 'Doe', given: 'J. R.'}]],
    ['World Health Organization', [{literal: 'World Health Organization'}]],
    ['[Plato, {literal: WHO}]', [{literal: 'Plato'}, {literal: 'WHO'}]],
    [
      '[{family: Gogh, given: V., non-dropping-particle: van, suffix: Jr, comma-suffix: true}]',
      [{family: 'Gogh', given: 'V.', 'non-dropping-particle': 'van', suffix: 'Jr', 'comma-suffix': true}]
    ]
  ])('author: %s', (written, expected) => {
    expect(item(`author: ${written}`).author).toEqual(expected)
  })

  test.each([
    ['On *Homo sapiens* and _E. coli_', 'On <i>Homo sapiens</i> and <i>E. coli</i>'],
    ['**bold** H~2~O x^2^', '<b>bold</b> H<sub>2</sub>O x<sup>2</sup>'],
    ['*a **b** c*', '<i>a <b>b</b> c</i>'],
    ['a_b_c 2 * 3 * 4, ~5', 'a_b_c 2 * 3 * 4, ~5'],
    ['not *closed, _nor this', 'not *closed, _nor this'],
    ['\\*so\\* it --- goes -- on', '*so* it — goes – on'],
    [
      '[NATO]{.nocase} [Sc]{.smallcaps}',
      '<span class="nocase">NATO</span> <span style="font-variant:small-caps;">Sc</span>'
    ],
    [
      '<i>x</i> <span class="nocase">Y</span> H<sub>2</sub>',
      '<i>x</i> <span class="nocase">Y</span> H<sub>2</sub>'
    ],
    ['[sic] a [link](https://e.org) `code`', '[sic] a link (https://e.org) code'],
    [
      'a < b, $n^2$ and $\\\\frac{a}{b}$',
      'a < b, <i><span class="nocase">n</span></i><sup>2</sup> and $\\frac{a}{b}$'
    ]
  ])('title: %s', (written, expected) => {
    expect(item(`title: "${written.replace(/"/g, '\\"').replace(/\\(?=\*)/g, '\\\\')}"`).title).toBe(expected)
  })

  test('scalars are read as written; URLs, pages and lists', () => {
    expect(
      item(
        'type: book',
        'volume: 007',
        'edition: 1.10',
        'page: 12--15',
        'URL: https://e.org/_a_b_',
        'DOI: 10.1/x_y_z',
        'keyword: [a, b]',
        'annote:',
        'note: >-',
        '  long',
        '  note'
      )
    ).toEqual({
      id: 'doe',
      type: 'book',
      volume: '007',
      edition: '1.10',
      page: '12-15',
      URL: 'https://e.org/_a_b_',
      DOI: '10.1/x_y_z',
      keyword: 'a, b',
      note: 'long note'
    })
  })
})

describe('faults', () => {
  test('each affects one item', () => {
    const text = `references:
- id: one
- id: two
  title: So: it goes
- id: three
  author: {a: {b: c}}
  title: T
- title: no id
- just text
- id: four
  issued: 31.05.2017
- id: "five
- id: six
`
    expect(keys(text)).toEqual(['one', 'three', 'four', 'six'])
    expect(findings(text)).toEqual([
      '4:10 bibliography-syntax This item cannot be parsed: the value contains `: `, which begins a mapping',
      '6:11 bibliography-syntax The value of `author` has the wrong form, expected a list of names such as `{"family": "Doe", "given": "Jane"}`',
      '8:3 bibliography-syntax The item has no `id`, expected a string',
      '9:3 bibliography-syntax This is not an item of CSL-JSON, expected an object with an `id`',
      '11:11 bibliography-value `31.05.2017` in `issued` is not a date, expected one such as `2017-05-31`',
      '12:12 bibliography-syntax This item cannot be parsed: missing closing "quote'
    ])
  })

  test('a file with other content', () => {
    expect(findings('title: T\n')).toEqual([
      '1:1 bibliography-syntax The YAML has no list `references` of CSL items'
    ])
    expect(keys('')).toEqual([])
  })
})

test.each([
  ['brackets', '{'.repeat(50_000), []],
  ['lists', '- '.repeat(50_000), []],
  ['signs of Markdown', `- id: a\n  title: "${'*_^~<i>$` '.repeat(20_000)}"`, ['a']],
  [
    'references to references, which double every time',
    `- id: a\n  a0: &a0 [x,x]\n${Array.from({length: 30}, (_, n) => `  a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}`,
    []
  ]
])('hostile files: %s', (_, text, expected) => {
  expect(keys(text)).toEqual(expected)
})
