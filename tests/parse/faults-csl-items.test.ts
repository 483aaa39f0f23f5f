import {describe, expect, test} from 'vitest'
import {built} from '../built.ts'

/** A bibliography, its items without the type `document`, and the findings: `place unexpected text`. */
type Row = readonly [
  text: string,
  items: ReadonlyArray<Readonly<Record<string, unknown>>>,
  said?: readonly string[]
]

async function read(name: string, text: string): Promise<readonly [unknown, readonly string[]]> {
  const {manuscript, diagnostics} = await built({'manuscript.yaml': `bibliography: ${name}`, [name]: text})
  const items = manuscript.bibliography.references.map(({csl: {type, ...rest}}) =>
    type === 'document' ? rest : {type, ...rest}
  )
  const said = diagnostics
    .filter(({file, rule}) => file === name && rule.startsWith('bibliography'))
    .map(({start, end, message}) => {
      const unexpected = message.replace(/, expected.*| in the bibliography.*/s, '')
      return `${start?.line}:${start?.column}-${end?.line}:${end?.column} ${unexpected}`
    })
  return [items, said]
}

describe('CSL-JSON', () => {
  test.for<Row>([
    ['[]', []],
    ['', []],
    ['﻿[{"id":"a"}]', [{id: 'a'}]],
    ['  [ {"id":"a"} , {"id":"b"} ] ', [{id: 'a'}, {id: 'b'}]],
    ['{"references": [{"id":"a"}]}', [{id: 'a'}]],
    ['{"x": {"y": [1]}, "items": [{"id":"a"}]}', [{id: 'a'}]],
    ['{"id": "a", "type": "book"}', [{id: 'a', type: 'book'}]],
    ['{"references": 1, "id": "a"}', [{id: 'a', references: 1}]],
    // Variables in notes, if the item is from Zotero.
    ['{"id": "a", "note": "PMID: 1"}', [{id: 'a', note: 'PMID: 1'}]],
    [
      '{"id": "http://zotero.org/users/1/items/A", "note": "PMID: 1\\nMine"}',
      [{id: 'http://zotero.org/users/1/items/A', PMID: '1', note: 'Mine'}]
    ],
    [
      '{"id": "a", "citation-key": "a", "note": "Original Date: 1929-05"}',
      [{id: 'a', 'citation-key': 'a', 'original-date': {'date-parts': [[1929, 5]]}}]
    ],
    ['3', [], ['1:1-1:2 Unexpected `3`']],
    ['"a"', [], ['1:1-1:2 Unexpected `"`']],
    ['[1]', [], ['1:2-1:3 This is not an item of CSL-JSON']],
    ['[{"id": 7}]', [{id: '7'}]],
    ['[{"id": ""}]', [], ['1:2-1:12 The item has no `id`']],
    ['[{"title": "T"}]', [], ['1:2-1:16 The item has no `id`']],
    ['[{"id": "a"} {"id": "b"}]', [{id: 'a'}, {id: 'b'}], ['1:14-1:15 Unexpected `{` after an item']],
    ['[{"id": "a"},, {"id": "b"}]', [{id: 'a'}, {id: 'b'}], ['1:14-1:15 Unexpected `,`']],
    ['[{"id": "a"}', [{id: 'a'}], ['1:13-1:13 The list of items is not closed']],
    ['[{"id": "a", }, {"id": "b"}]', [{id: 'b'}], ['1:2-1:15 The item is not valid JSON']],
    ['[{"id": "a\\"b"}]', [{id: 'a"b'}]],
    ['[{"id": "a", "title": "x, ] }"}, {"id": "b"}]', [{id: 'a', title: 'x, ] }'}, {id: 'b'}]],
    ['[: {"id": "a"}]', [{id: 'a'}], ['1:2-1:3 Unexpected `:`']],
    ['[{"id": "a"}]}', [{id: 'a'}]],
    ['[{"id": "a", "b": [1, {"c": "]"}]}]', [{id: 'a', b: [1, {c: ']'}]}]],
    ['[{"id": "a", "type": ""}]', [{id: 'a'}]],
    ['[{"id": "a", "type": "book"}]', [{id: 'a', type: 'book'}]],
    ['[{"id": "a", "type": 3}]', [{id: 'a'}]],
    ['[{"id": "a", "author": "WHO"}]', [{id: 'a', author: [{literal: 'WHO'}]}]],
    ['[{"id": "a", "author": [{"family": "Doe"}]}]', [{id: 'a', author: [{family: 'Doe'}]}]],
    ['[{"id": "a", "author": ["WHO"]}]', [{id: 'a', author: [{literal: 'WHO'}]}]],
    ['[{"id": "a", "author": [3]}]', [{id: 'a'}], ['1:2-1:28 The value of `author` has the wrong form']],
    [
      '[{"id": "a", "author": {"family": "Doe"}}]',
      [{id: 'a'}],
      ['1:2-1:42 The value of `author` has the wrong form']
    ],
    [
      '[{"id": "a", "editor": [{"family": "Doe", "x": {"y": 1}}]}]',
      [{id: 'a'}],
      ['1:2-1:59 The value of `editor` has the wrong form']
    ],
    [
      '[{"id": "a", "author": [{"family": "Doe", "comma-suffix": true, "suffix": 3}]}]',
      [{id: 'a', author: [{family: 'Doe', 'comma-suffix': true, suffix: 3}]}]
    ],
    ['[{"id": "a", "illustrator": ["A"]}]', [{id: 'a', illustrator: [{literal: 'A'}]}]],
    ['[{"id": "a", "translator": ["A"]}]', [{id: 'a', translator: [{literal: 'A'}]}]],
    ['[{"id": "a", "chair": ["A"]}]', [{id: 'a', chair: [{literal: 'A'}]}]],
    ['[{"id": "a", "issued": "2001"}]', [{id: 'a', issued: {raw: '2001'}}]],
    ['[{"id": "a", "issued": 2001}]', [{id: 'a', issued: {'date-parts': [[2001]]}}]],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001, 5]]}}]',
      [{id: 'a', issued: {'date-parts': [[2001, 5]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [["2001", "5"]]}}]',
      [{id: 'a', issued: {'date-parts': [[2001, 5]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001, 5, 6], [2002, 7]]}}]',
      [
        {
          id: 'a',
          issued: {
            'date-parts': [
              [2001, 5],
              [2002, 7]
            ]
          }
        }
      ]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001, 5, 6, 7]]}}]',
      [{id: 'a', issued: {'date-parts': [[2001, 5, 6]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": []}}]',
      [{id: 'a'}],
      ['1:2-1:43 The value of `issued` has the wrong form']
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[]]}}]',
      [{id: 'a'}],
      ['1:2-1:45 The value of `issued` has the wrong form']
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[1],[2],[3]]}}]',
      [{id: 'a'}],
      ['1:2-1:54 The value of `issued` has the wrong form']
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [["x"]]}}]',
      [{id: 'a'}],
      ['1:2-1:48 The value of `issued` has the wrong form']
    ],
    [
      '[{"id": "a", "issued": {"date-parts": 2001}}]',
      [{id: 'a'}],
      ['1:2-1:45 The value of `issued` has the wrong form']
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [2001]}}]',
      [{id: 'a'}],
      ['1:2-1:47 The value of `issued` has the wrong form']
    ],
    ['[{"id": "a", "issued": {"literal": "soon"}}]', [{id: 'a', issued: {literal: 'soon'}}]],
    ['[{"id": "a", "issued": {"raw": "2001"}}]', [{id: 'a', issued: {raw: '2001'}}]],
    ['[{"id": "a", "issued": {"x": 1}}]', [{id: 'a'}], ['1:2-1:33 The value of `issued` has the wrong form']],
    ['[{"id": "a", "issued": [2001]}]', [{id: 'a'}], ['1:2-1:31 The value of `issued` has the wrong form']],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "season": 2}}]',
      [{id: 'a', issued: {season: 2, 'date-parts': [[2001]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "season": "4"}}]',
      [{id: 'a', issued: {season: 4, 'date-parts': [[2001]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "season": 5}}]',
      [{id: 'a', issued: {'date-parts': [[2001]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "season": 0}}]',
      [{id: 'a', issued: {'date-parts': [[2001]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "circa": true}}]',
      [{id: 'a', issued: {circa: true, 'date-parts': [[2001]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "circa": false}}]',
      [{id: 'a', issued: {'date-parts': [[2001]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "circa": "false"}}]',
      [{id: 'a', issued: {'date-parts': [[2001]]}}]
    ],
    [
      '[{"id": "a", "issued": {"date-parts": [[2001]], "circa": 1}}]',
      [{id: 'a', issued: {circa: true, 'date-parts': [[2001]]}}]
    ],
    ['[{"id": "a", "accessed": "2001"}]', [{id: 'a', accessed: {raw: '2001'}}]],
    ['[{"id": "a", "submitted": 1}]', [{id: 'a', submitted: {'date-parts': [[1]]}}]],
    ['[{"id": "a", "available-date": 1}]', [{id: 'a', 'available-date': {'date-parts': [[1]]}}]],
    [
      '[{"id": "a", "title": "T", "volume": 3, "x": true, "y": null, "z": {"a": 1}, "custom": {"a": 1}, "categories": {"b": 1}, "w": [1]}]',
      [{id: 'a', title: 'T', volume: 3, x: 'true', custom: {a: 1}, categories: {b: 1}, w: [1]}],
      ['1:2-1:131 The value of `y` has the wrong form', '1:2-1:131 The value of `z` has the wrong form']
    ],
    ['[{"id": "a", "__proto__": {"x": 1}}]', [{id: 'a'}]],
    ['[{"id": "a", "title": {"a": 1}}]', [{id: 'a'}], ['1:2-1:32 The value of `title` has the wrong form']]
  ])('%s', async ([text, items, said = []]) => {
    expect(await read('r.json', text)).toEqual([items, said])
  })
})

describe('CSL-YAML', () => {
  test.for<Row>([
    ['- id: a\n  type: book\n- id: b', [{id: 'a', type: 'book'}, {id: 'b'}]],
    ['references:\n- id: a\n- id: b', [{id: 'a'}, {id: 'b'}]],
    ['---\nreferences:\n  - id: a\n...\n', [{id: 'a'}]],
    ['references: [{id: a}, {id: b}]', [{id: 'a'}, {id: 'b'}]],
    ['id: a\ntype: book', [{id: 'a', type: 'book'}]],
    ['x: y', [], ['1:1-1:5 The YAML has no list `references` of CSL items']],
    ['[]', []],
    ['', []],
    [
      '- id: a\n  title: [\n- id: b',
      [{id: 'b'}],
      [
        '2:11-2:11 This item cannot be parsed: a list in brackets has no closing `]`, or its lines are not indented'
      ]
    ],
    [
      '- id: a\n  title: T\n  author:\n  - family: Doe\n    given: Jane\n  - literal: WHO',
      [{id: 'a', title: 'T', author: [{family: 'Doe', given: 'Jane'}, {literal: 'WHO'}]}]
    ],
    ['- id: a\n  author: Doe', [{id: 'a', author: [{literal: 'Doe'}]}]],
    ['- id: a\n  issued: 2001', [{id: 'a', issued: {'date-parts': [[2001]]}}]],
    ['- id: a\n  issued: 2001-05-06', [{id: 'a', issued: {'date-parts': [[2001, 5, 6]]}}]],
    [
      '- id: a\n  issued: 2001-05/2002-06',
      [
        {
          id: 'a',
          issued: {
            'date-parts': [
              [2001, 5],
              [2002, 6]
            ]
          }
        }
      ]
    ],
    [
      '- id: a\n  issued:\n    year: 2001\n    month: 5\n    day: 6',
      [{id: 'a', issued: {'date-parts': [[2001, 5, 6]]}}]
    ],
    [
      '- id: a\n  issued:\n  - year: 2001\n  - year: 2002',
      [{id: 'a', issued: {'date-parts': [[2001], [2002]]}}]
    ],
    ['- id: a\n  issued:\n    date-parts: [[2001, 5]]', [{id: 'a', issued: {'date-parts': [[2001, 5]]}}]],
    ['- id: a\n  issued: {literal: soon}', [{id: 'a', issued: {literal: 'soon'}}]],
    [
      '- id: a\n  issued: May 2001',
      [{id: 'a', issued: {literal: 'May 2001'}}],
      ['2:11-2:19 `May 2001` in `issued` is not a date']
    ],
    [
      '- id: a\n  issued: 2001-13',
      [{id: 'a', issued: {literal: '2001-13'}}],
      ['2:11-2:18 `2001-13` in `issued` is not a date']
    ],
    [
      '- id: a\n  issued: {year: 2001, circa: true}',
      [{id: 'a', issued: {circa: true, 'date-parts': [[2001]]}}]
    ],
    ['- id: a\n  issued: {year: 2001, season: 3}', [{id: 'a', issued: {season: 3, 'date-parts': [[2001]]}}]],
    ['- id: 7', [{id: '7'}]],
    ['- title: T', [], ['1:3-1:11 The item has no `id`']],
    ['- id: ""', [], ['1:3-1:9 The item has no `id`']],
    ['- [1]', [], ['1:3-1:6 This is not an item of CSL-JSON']],
    ['- 3', [], ['1:3-1:4 This is not an item of CSL-JSON']],
    [
      '- id: a\n  volume: 012\n  title: yes\n  page: 1-2',
      [{id: 'a', volume: '012', title: 'yes', page: '1-2'}]
    ],
    ['# c\n- id: a\n# d\n- id: b', [{id: 'a'}, {id: 'b'}]],
    ['- id: a\nother: 1', [{id: 'a'}]],
    ['references:\n- id: a\nother:\n- id: b', [{id: 'a'}]],
    ['  - id: a\n  - id: b', [{id: 'a'}, {id: 'b'}]],
    ['- id: a\n\n\n- id: b\n', [{id: 'a'}, {id: 'b'}]],
    ['- id: a\n  title: "<i>A</i> *B* **C**"', [{id: 'a', title: '<i>A</i> <i>B</i> <b>C</b>'}]],
    [
      '- id: a\n  container-title: J\n  URL: https://e.org\n  DOI: 10.1/a',
      [{id: 'a', 'container-title': 'J', URL: 'https://e.org', DOI: '10.1/a'}]
    ],
    ['- id: a\n  note: |\n    - id: c\n- id: b', [{id: 'a', note: '- id: c'}, {id: 'b'}]],
    [
      '- id: a\n  abstract: 3\n  keyword: [x, y]\n  custom: {a: b}',
      [{id: 'a', abstract: '3', keyword: 'x, y', custom: {a: 'b'}}]
    ],
    ['﻿- id: a', [{id: 'a'}]],
    ['- id: a\r\n- id: b\r\n', [{id: 'a'}, {id: 'b'}]],
    ['- id: a\n  id: b', [], ['2:3-2:4 This item cannot be parsed: a key occurs twice']],
    ['- id: a\n  author: {family: Doe}', [{id: 'a', author: [{family: 'Doe'}]}]],
    ['- id: a\n  issued: "199X"', [{id: 'a', issued: {'date-parts': [[1990], [1999]]}}]],
    [
      '- id: a\n  issued: ca. 1999',
      [{id: 'a', issued: {literal: 'ca. 1999'}}],
      ['2:11-2:19 `ca. 1999` in `issued` is not a date']
    ]
  ])('%s', async ([text, items, said = []]) => {
    expect(await read('r.yaml', text)).toEqual([items, said])
  })
})
