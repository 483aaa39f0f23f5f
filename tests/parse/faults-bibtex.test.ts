import {describe, expect, test} from 'vitest'
import {built} from '../built.ts'

/** A bibliography, the CSL of its last entry without the key, and what is said: `place what is unexpected`. */
type Row = readonly [text: string, csl: Readonly<Record<string, unknown>>, said?: readonly string[]]

describe('BibTeX', () => {
  test.for<Row>([
    ['@book{a, title = {A},}', {type: 'book', title: 'A'}],
    ['@book {a,title={A}}', {type: 'book', title: 'A'}],
    ['@BOOK{a, TITLE = {A}}', {type: 'book', title: 'A'}],
    ['@book(a, title = {A})', {type: 'book', title: 'A'}],
    ['@book(a, title = {A}', {type: 'book', title: 'A'}, ['1:1-1:8 Unexpected end of the entry `a`']],
    ['@book{a, title = {A}', {type: 'book', title: 'A'}, ['1:1-1:8 Unexpected end of the entry `a`']],
    [
      '@book{a, title = {A',
      {type: 'book'},
      ['1:18-1:19 Unexpected end of the entry in the value of `title`']
    ],
    [
      '@book{a, title = "A}',
      {type: 'book'},
      ['1:18-1:19 Unexpected end of the entry in the value of `title`']
    ],
    ['@book{a title = {A}}', {type: 'book', title: 'A'}, ['1:9-1:14 Unexpected `title` after the key `a`']],
    [
      '@book{a b, title = {A}}',
      {type: 'book', title: 'A'},
      ['1:7-1:10 Unexpected white space in the key `a b`']
    ],
    ['@book{a b c title = {A}}', {type: 'book'}, ['1:7-1:10 Unexpected `b` after the key `a`']],
    ['@book{, title = {A}}', {}, ['1:1-1:8 Unexpected `,`']],
    ['@book{title = {A}}', {}, ['1:1-1:12 Unexpected field `title` in place of the key']],
    ['@book{}', {}, ['1:1-1:7 Unexpected end of the entry']],
    ['@book', {}, ['1:1-1:6 Unexpected `@book`']],
    ['@book{a, title {A}}', {type: 'book'}, ['1:10-1:17 Unexpected `{` after `title`']],
    ['@book{a, title}', {type: 'book'}, ['1:10-1:15 Unexpected end of the entry after `title`']],
    ['@book{a, title = }', {type: 'book'}, ['1:18-1:18 Unexpected end']],
    ['@book{a, = {A}}', {type: 'book'}, ['1:10-1:11 Unexpected `=`']],
    [
      '@book{a, title = {A} year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:22-1:26 Unexpected `year` after the value of `title`']
    ],
    [
      '@book{a, title = {A}; year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:21-1:22 Unexpected `;` after the value of `title`']
    ],
    [
      '@book{a, title = {A}} }',
      {type: 'book', title: 'A'},
      ['1:23-1:24 Unexpected `}` after the end of an entry']
    ],
    ['@book{a, title = A}', {type: 'book', title: 'A'}, ['1:18-1:19 Unexpected undefined name `A`']],
    [
      '@book{a, title = A B}',
      {type: 'book', title: 'A B'},
      ['1:18-1:21 Unexpected text without delimiters as the value of `title`']
    ],
    [
      '@book{a, title = “A”}',
      {type: 'book', title: 'A'},
      ['1:18-1:21 Unexpected text without delimiters as the value of `title`']
    ],
    [
      '@book{a, title = „A“, note = {N}}',
      {type: 'book', title: 'A', note: 'N'},
      ['1:18-1:21 Unexpected text without delimiters as the value of `title`']
    ],
    [
      "@book{a, title = 'A'}",
      {type: 'book', title: 'A'},
      ['1:18-1:21 Unexpected text without delimiters as the value of `title`']
    ],
    [
      '@book{a, title = «A», note = ‘N’}',
      {type: 'book', title: 'A', note: 'N'},
      [
        '1:18-1:21 Unexpected text without delimiters as the value of `title`',
        '1:30-1:33 Unexpected text without delimiters as the value of `note`'
      ]
    ],
    [
      '@book{a, year = 2001a}',
      {type: 'book', issued: {literal: '2001a'}},
      ['1:17-1:22 Unexpected `2001a` without delimiters']
    ],
    [
      '@book{a, year = -5}',
      {type: 'book', issued: {'date-parts': [[-5]]}},
      ['1:17-1:19 Unexpected `-5` without delimiters']
    ],
    [
      '@book{a, year = ２００１}',
      {type: 'book', issued: {literal: '２００１'}},
      ['1:17-1:21 Unexpected `２００１` without delimiters']
    ],
    ['@book{a, month = jan # "~5"}', {type: 'book', issued: {literal: 'January 5'}}],
    ['@book{a, month = JAN}', {type: 'book', issued: {literal: 'January'}}],
    [
      '@book{a, month = janu}',
      {type: 'book', issued: {literal: 'janu'}},
      ['1:18-1:22 Unexpected undefined name `janu`']
    ],
    ['@string{x = {X}}@book{a, title = x # { } # X}', {type: 'book', title: 'X X'}],
    ['@string{x = {X}}@string{y = x # {Y}}@book{a, title = y}', {type: 'book', title: 'XY'}],
    [
      '@string{x = {X}}@string{x = {Y}}@book{a, title = x}',
      {type: 'book', title: 'Y'},
      ['1:17-1:26 Unexpected second definition of `x`']
    ],
    [
      '@string{x {X}}@book{a, title = x}',
      {type: 'book', title: 'x'},
      ['1:1-1:10 Unexpected `@string` without a name', '1:32-1:33 Unexpected undefined name `x`']
    ],
    ['@string(x = "X")@book{a, title = x}', {type: 'book', title: 'X'}],
    ['@book{a, title = x # {Y}}', {type: 'book', title: 'xY'}, ['1:18-1:19 Unexpected undefined name `x`']],
    ['@book{a, title = {A} # }', {type: 'book'}, ['1:24-1:24 Unexpected end']],
    ['@book{a, title = # {A}}', {type: 'book'}, ['1:18-1:19 Unexpected `#`']],
    [
      '@book{a, title = "A "B" C"}',
      {type: 'book', title: 'A'},
      ['1:22-1:23 Unexpected `B` after the value of `title`']
    ],
    ['@book{a, title = "A \\"B\\" C"}', {type: 'book', title: 'A B̈C̈'}],
    ['@book{a, title = "A \\"}', {type: 'book', title: 'A \\'}],
    ['@book{a, title = "A {"} B"}', {type: 'book', title: 'A " B'}],
    [
      '@book{a, title = {A}, title = {B}}',
      {type: 'book', title: 'A'},
      ['1:23-1:34 Unexpected second field `title`']
    ],
    ['@book{a,}\n@book{a,}', {type: 'book'}, ['2:1-2:8 Unexpected second entry with the key `a`']],
    ['@book{a,}\n@book{A,}', {type: 'book'}],
    ['@foo{a, title = {A}}', {type: 'document', title: 'A'}, ['1:1-1:7 Unexpected entry type `@foo`']],
    ['@bok{a, title = {A}}', {type: 'document', title: 'A'}, ['1:1-1:7 Unexpected entry type `@bok`']],
    ['@comment{x}@book{a,}', {type: 'book'}],
    ['@preamble{"x"}@book{a,}', {type: 'book'}],
    ['x @book{a,} y', {type: 'book'}],
    ['@book{a,}x', {type: 'book'}],
    ['% @book{b,}\n@book{a,}', {type: 'book'}],
    ['@book{a, % c\n title = {A} % d\n}', {type: 'book', title: 'A'}],
    ['@book{a, title = {A %b\n c}}', {type: 'book', title: 'A %b c'}],
    [
      '@book{a, title = {A\n  year = 2001}\n@book{b,}',
      {type: 'book'},
      ['1:1-1:8 Unexpected end of the entry `a`']
    ],
    [
      '@book{a,\n title = {A},\n year = {2001}\n@book{b,}',
      {type: 'book'},
      ['1:1-1:8 Unexpected end of the entry `a`']
    ],
    ['@book{a, title = {A}, , year = 2001}', {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'}],
    ['@book{a,, title = {A}}', {type: 'book', title: 'A'}],
    ['@book{a, 1title = {A}}', {type: 'book'}],
    ['@book{a, ti-tle = {A}}', {type: 'book'}],
    ['@book{a"b, title = {A}}', {type: 'book', title: 'A'}, ['1:7-1:9 Unexpected `"` after the key `a`']],
    ['@book{a#b,}', {type: 'book'}, ['1:7-1:9 Unexpected `#` after the key `a`']],
    ['@book{a%b,\n}', {type: 'book'}],
    ['@ book{a,}', {type: 'book'}],
    ['me@e.org\n@book{a,}', {type: 'book'}],
    ['@book{a, title = {{{A}}}}', {type: 'book', title: '<span class="nocase">A</span>'}],
    ['@book{a, title = {}}', {type: 'book'}],
    ['@book{a, title = ""}', {type: 'book'}],
    ['@book{a, title = {  A  B  }}', {type: 'book', title: 'A B'}],
    ['@book{ä,}', {type: 'book'}],
    ['@book{a:b/c+d.e_f-g,}', {type: 'book'}],
    ['@xdata{a,}', {}],
    ['@set{a, entryset = {b}}@book{b,}', {type: 'book'}],
    ['@set{a, entryset = {b, c}}@book{b,}@book{c,}', {type: 'book'}, ['1:20-1:26 Unexpected set of 2 works']],
    ['@control{a,}', {type: 'document'}, ['1:1-1:11 Unexpected entry type `@control`']],
    ['@book{a, crossref = {b}}@book{b,}', {type: 'book'}],
    [
      '@book{a, doi = {10.1/a_b}, url = {https://e.org/%20}}',
      {type: 'book', DOI: '10.1/a_b', URL: 'https://e.org/%20'}
    ],
    ['@book{a, titel = {A}}', {type: 'book'}, ['1:10-1:15 Unexpected field `titel`']],
    ['@book{a, author = {A} # { and B}}', {type: 'book', author: [{family: 'A'}, {family: 'B'}]}],
    [
      '@article{a, journal = jacm}',
      {type: 'article-journal', 'container-title': 'jacm'},
      ['1:23-1:27 Unexpected undefined name `jacm`']
    ],
    [
      '@article{a, journal = acmcs, month = feb}',
      {type: 'article-journal', issued: {literal: 'February'}, 'container-title': 'acmcs'},
      ['1:23-1:28 Unexpected undefined name `acmcs`']
    ],
    [
      '@book{a, title = {A}}}',
      {type: 'book', title: 'A'},
      ['1:22-1:23 Unexpected `}` after the end of an entry']
    ],
    [
      '@book{a, title = {A} }\n}',
      {type: 'book', title: 'A'},
      ['2:1-2:2 Unexpected `}` after the end of an entry']
    ],
    ['@online{a, urldate = {x}}', {type: 'webpage', accessed: {literal: 'x'}}],
    ['@misc{a, date = {2001-5-6}}', {type: 'document', issued: {'date-parts': [[2001, 5, 6]]}}],
    [
      '@misc{a, date = {20015}}',
      {type: 'document', issued: {literal: '20015'}},
      ['1:17-1:24 Unexpected date `20015`']
    ],
    [
      '@misc{a, date = {31.05.2017}}',
      {type: 'document', issued: {literal: '31.05.2017'}},
      ['1:17-1:29 Unexpected date `31.05.2017`']
    ],
    [
      '@misc{a, year = {2O17}}',
      {type: 'document', issued: {literal: '2O17'}},
      ['1:17-1:23 Unexpected year `2O17`']
    ],
    [
      '@misc{a, year = {20175}}',
      {type: 'document', issued: {literal: '20175'}},
      ['1:17-1:24 Unexpected year `20175`']
    ],
    [
      '@misc{a, year = {2019, 2020}}',
      {type: 'document', issued: {literal: '2019, 2020'}},
      ['1:17-1:29 Unexpected year `2019, 2020`']
    ],
    [
      '@misc{a, year = 1999, month = {foo}}',
      {type: 'document', issued: {'date-parts': [[1999]]}},
      ['1:31-1:36 Unexpected month `foo`']
    ],
    [
      '@misc{a, year = 1999, month = {May 32}}',
      {type: 'document', issued: {'date-parts': [[1999]]}},
      ['1:31-1:39 Unexpected month `May 32`']
    ],
    [
      '@misc{a, origdate = {x1}}',
      {type: 'document', 'original-date': {literal: 'x1'}},
      ['1:21-1:25 Unexpected date `x1`']
    ],
    [
      '@misc{a, eventdate = {1x}}',
      {type: 'document', 'event-date': {literal: '1x'}},
      ['1:22-1:26 Unexpected date `1x`']
    ],
    ['@misc{a, langid = {foo}}', {type: 'document', language: 'foo'}],
    ['@misc{a, pages = {}}', {type: 'document'}],
    ['@misc{a, ids = {b, c}}', {type: 'document'}],
    ['@misc{a, ids = {a}}', {type: 'document'}],
    [
      '@misc{a,}\n@misc{b, ids = {a}}',
      {type: 'document'},
      ['2:1-2:8 Unexpected second entry with the key `a`']
    ]
  ])('%s', async ([text, expected, said = []]) => {
    const {manuscript, diagnostics} = await built({'references.bib': text})
    const {id: _id, ...csl} = manuscript.bibliography.references.at(-1)?.csl ?? {id: ''}
    expect(csl).toEqual(expected)
    const found = diagnostics
      .filter(({rule}) => rule.startsWith('bibliography'))
      .map(({start, end, message}) => {
        const unexpected = message.replace(/, expected.*|: only.*/s, '')
        return `${start?.line}:${start?.column}-${end?.line}:${end?.column} ${unexpected}`
      })
    expect(found).toEqual(said)
  })
})
