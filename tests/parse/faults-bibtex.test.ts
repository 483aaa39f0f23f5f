import {describe, expect, test} from 'vitest'
import {built, wholeFinding} from '../built.ts'

/** A bibliography, the CSL of its last entry without the key, and what is said: place, rule, what is unexpected. */
type Row = readonly [text: string, csl: Readonly<Record<string, unknown>>, said?: readonly string[]]

describe('BibTeX', () => {
  test.for<Row>([
    ['@book{a, title = {A},}', {type: 'book', title: 'A'}],
    ['@book {a,title={A}}', {type: 'book', title: 'A'}],
    ['@BOOK{a, TITLE = {A}}', {type: 'book', title: 'A'}],
    ['@book(a, title = {A})', {type: 'book', title: 'A'}],
    ['@book(a, title = {A}', {type: 'book', title: 'A'}, ['1:1-1:8 syntax: end of the entry `a`']],
    ['@book{a, title = {A}', {type: 'book', title: 'A'}, ['1:1-1:8 syntax: end of the entry `a`']],
    ['@book{a, title = {A', {type: 'book'}, ['1:18-1:19 syntax: end of the entry in the value of `title`']],
    ['@book{a, title = "A}', {type: 'book'}, ['1:18-1:19 syntax: end of the entry in the value of `title`']],
    ['@book{a title = {A}}', {type: 'book', title: 'A'}, ['1:9-1:14 syntax: `title` after the key `a`']],
    [
      '@book{a b, title = {A}}',
      {type: 'book', title: 'A'},
      ['1:7-1:10 syntax: white space in the key `a b`']
    ],
    ['@book{a b c title = {A}}', {type: 'book'}, ['1:7-1:10 syntax: `b` after the key `a`']],
    ['@book{, title = {A}}', {}, ['1:1-1:8 syntax: `,`']],
    ['@book{title = {A}}', {}, ['1:1-1:12 syntax: field `title` in place of the key']],
    ['@book{}', {}, ['1:1-1:7 syntax: end of the entry']],
    ['@book', {}, ['1:1-1:6 syntax: `@book`']],
    ['@book{a, title {A}}', {type: 'book'}, ['1:10-1:17 syntax: `{` after `title`']],
    ['@book{a, title}', {type: 'book'}, ['1:10-1:15 syntax: end of the entry after `title`']],
    ['@book{a, title = }', {type: 'book'}, ['1:18-1:18 syntax: end']],
    ['@book{a, = {A}}', {type: 'book'}, ['1:10-1:11 syntax: `=`']],
    [
      '@book{a, title = {A} year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:22-1:26 syntax: `year` after the value of `title`']
    ],
    [
      '@book{a, title = {A}; year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:21-1:22 syntax: `;` after the value of `title`']
    ],
    [
      '@book{a, title = {A}} }',
      {type: 'book', title: 'A'},
      ['1:23-1:24 syntax: `}` after the end of an entry']
    ],
    ['@book{a, title = A}', {type: 'book', title: 'A'}, ['1:18-1:19 undefined-string: undefined name `A`']],
    [
      '@book{a, title = A B}',
      {type: 'book', title: 'A B'},
      ['1:18-1:21 syntax: text without delimiters as the value of `title`']
    ],
    [
      '@book{a, title = “A”}',
      {type: 'book', title: 'A'},
      ['1:18-1:21 syntax: text without delimiters as the value of `title`']
    ],
    [
      '@book{a, title = „A“, note = {N}}',
      {type: 'book', title: 'A', note: 'N'},
      ['1:18-1:21 syntax: text without delimiters as the value of `title`']
    ],
    [
      "@book{a, title = 'A'}",
      {type: 'book', title: 'A'},
      ['1:18-1:21 syntax: text without delimiters as the value of `title`']
    ],
    [
      '@book{a, title = «A», note = ‘N’}',
      {type: 'book', title: 'A', note: 'N'},
      [
        '1:18-1:21 syntax: text without delimiters as the value of `title`',
        '1:30-1:33 syntax: text without delimiters as the value of `note`'
      ]
    ],
    [
      '@book{a, year = 2001a}',
      {type: 'book', issued: {literal: '2001a'}},
      ['1:17-1:22 value: `2001a` without delimiters + note']
    ],
    [
      '@book{a, year = -5}',
      {type: 'book', issued: {'date-parts': [[-5]]}},
      ['1:17-1:19 value: `-5` without delimiters + note']
    ],
    [
      '@book{a, year = ２００１}',
      {type: 'book', issued: {literal: '２００１'}},
      ['1:17-1:21 value: `２００１` without delimiters + note']
    ],
    ['@book{a, month = jan # "~5"}', {type: 'book', issued: {literal: 'January 5'}}],
    ['@book{a, month = JAN}', {type: 'book', issued: {literal: 'January'}}],
    [
      '@book{a, month = janu}',
      {type: 'book', issued: {literal: 'janu'}},
      ['1:18-1:22 undefined-string: undefined name `janu`']
    ],
    ['@string{x = {X}}@book{a, title = x # { } # X}', {type: 'book', title: 'X X'}],
    ['@string{x = {X}}@string{y = x # {Y}}@book{a, title = y}', {type: 'book', title: 'XY'}],
    [
      '@string{x = {X}}@string{x = {Y}}@book{a, title = x}',
      {type: 'book', title: 'Y'},
      ['1:17-1:26 duplicate-string: second definition of `x` + note']
    ],
    [
      '@string{x {X}}@book{a, title = x}',
      {type: 'book', title: 'x'},
      ['1:1-1:10 syntax: `@string` without a name', '1:32-1:33 undefined-string: undefined name `x`']
    ],
    ['@string(x = "X")@book{a, title = x}', {type: 'book', title: 'X'}],
    [
      '@book{a, title = x # {Y}}',
      {type: 'book', title: 'xY'},
      ['1:18-1:19 undefined-string: undefined name `x`']
    ],
    ['@book{a, title = {A} # }', {type: 'book'}, ['1:24-1:24 syntax: end']],
    ['@book{a, title = # {A}}', {type: 'book'}, ['1:18-1:19 syntax: `#`']],
    [
      '@book{a, title = "A "B" C"}',
      {type: 'book', title: 'A'},
      ['1:22-1:23 syntax: `B` after the value of `title`']
    ],
    ['@book{a, title = "A \\"B\\" C"}', {type: 'book', title: 'A B̈C̈'}],
    ['@book{a, title = "A \\"}', {type: 'book', title: 'A \\'}],
    ['@book{a, title = "A {"} B"}', {type: 'book', title: 'A " B'}],
    [
      '@book{a, title = {A}, title = {B}}',
      {type: 'book', title: 'A'},
      ['1:23-1:34 duplicate-field: second field `title` + note']
    ],
    ['@book{a,}\n@book{a,}', {type: 'book'}, ['2:1-2:8 duplicate-key: second entry with the key `a` + note']],
    ['@book{a,}\n@book{A,}', {type: 'book'}],
    [
      '@foo{a, title = {A}}',
      {type: 'document', title: 'A'},
      ['1:1-1:7 entry-type: entry type `@foo` + note']
    ],
    [
      '@bok{a, title = {A}}',
      {type: 'document', title: 'A'},
      ['1:1-1:7 entry-type: entry type `@bok` book + note']
    ],
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
      ['1:1-1:8 syntax: end of the entry `a`']
    ],
    [
      '@book{a,\n title = {A},\n year = {2001}\n@book{b,}',
      {type: 'book'},
      ['1:1-1:8 syntax: end of the entry `a`']
    ],
    ['@book{a, title = {A}, , year = 2001}', {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'}],
    ['@book{a,, title = {A}}', {type: 'book', title: 'A'}],
    ['@book{a, 1title = {A}}', {type: 'book'}],
    ['@book{a, ti-tle = {A}}', {type: 'book'}],
    ['@book{a"b, title = {A}}', {type: 'book', title: 'A'}, ['1:7-1:9 syntax: `"` after the key `a`']],
    ['@book{a#b,}', {type: 'book'}, ['1:7-1:9 syntax: `#` after the key `a`']],
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
    ['@set{a, entryset = {b, c}}@book{b,}@book{c,}', {type: 'book'}],
    ['@control{a,}', {type: 'document'}, ['1:1-1:11 entry-type: entry type `@control` + note']],
    ['@book{a, crossref = {b}}@book{b,}', {type: 'book'}],
    [
      '@book{a, doi = {10.1/a_b}, url = {https://e.org/%20}}',
      {type: 'book', DOI: '10.1/a_b', URL: 'https://e.org/%20'}
    ],
    ['@book{a, titel = {A}}', {type: 'book'}, ['1:10-1:15 field: field `titel` title + note']],
    ['@book{a, author = {A} # { and B}}', {type: 'book', author: [{family: 'A'}, {family: 'B'}]}],
    [
      '@article{a, journal = jacm}',
      {type: 'article-journal', 'container-title': 'jacm'},
      ['1:23-1:27 undefined-string: undefined name `jacm`']
    ],
    [
      '@article{a, journal = acmcs, month = feb}',
      {type: 'article-journal', issued: {literal: 'February'}, 'container-title': 'acmcs'},
      ['1:23-1:28 undefined-string: undefined name `acmcs`']
    ],
    [
      '@book{a, title = {A}}}',
      {type: 'book', title: 'A'},
      ['1:22-1:23 syntax: `}` after the end of an entry']
    ],
    [
      '@book{a, title = {A} }\n}',
      {type: 'book', title: 'A'},
      ['2:1-2:2 syntax: `}` after the end of an entry']
    ],
    ['@online{a, urldate = {x}}', {type: 'webpage', accessed: {literal: 'x'}}],
    ['@misc{a, date = {2001-5-6}}', {type: 'document', issued: {'date-parts': [[2001, 5, 6]]}}],
    [
      '@misc{a, date = {20015}}',
      {type: 'document', issued: {literal: '20015'}},
      ['1:17-1:24 value: date `20015` + note']
    ],
    [
      '@misc{a, date = {31.05.2017}}',
      {type: 'document', issued: {literal: '31.05.2017'}},
      ['1:17-1:29 value: date `31.05.2017` + note']
    ],
    [
      '@misc{a, year = {2O17}}',
      {type: 'document', issued: {literal: '2O17'}},
      ['1:17-1:23 value: year `2O17` + note']
    ],
    [
      '@misc{a, year = {20175}}',
      {type: 'document', issued: {literal: '20175'}},
      ['1:17-1:24 value: year `20175` + note']
    ],
    [
      '@misc{a, year = {2019, 2020}}',
      {type: 'document', issued: {literal: '2019, 2020'}},
      ['1:17-1:29 value: year `2019, 2020` + note']
    ],
    [
      '@misc{a, year = 1999, month = {foo}}',
      {type: 'document', issued: {'date-parts': [[1999]]}},
      ['1:31-1:36 value: month `foo` + note']
    ],
    [
      '@misc{a, year = 1999, month = {May 32}}',
      {type: 'document', issued: {'date-parts': [[1999]]}},
      ['1:31-1:39 value: month `May 32` + note']
    ],
    [
      '@misc{a, origdate = {x1}}',
      {type: 'document', 'original-date': {literal: 'x1'}},
      ['1:21-1:25 value: date `x1` + note']
    ],
    [
      '@misc{a, eventdate = {1x}}',
      {type: 'document', 'event-date': {literal: '1x'}},
      ['1:22-1:26 value: date `1x` + note']
    ],
    ['@misc{a, langid = {foo}}', {type: 'document', language: 'foo'}],
    ['@misc{a, pages = {}}', {type: 'document'}],
    ['@misc{a, ids = {b, c}}', {type: 'document'}],
    ['@misc{a, ids = {a}}', {type: 'document'}],
    [
      '@misc{a,}\n@misc{b, ids = {a}}',
      {type: 'document'},
      ['2:1-2:8 duplicate-key: second entry with the key `a` + note']
    ],
    ['@book{a, lcatioon = {A}}', {type: 'book'}, ['1:10-1:18 field: field `lcatioon` location + note']],
    ['@book{a, jurnaal = {A}}', {type: 'book'}],
    ['@book{a, ttl = {A}}', {type: 'book'}],
    ['@book{a, publsihr = {A}}', {type: 'book'}, ['1:10-1:18 field: field `publsihr` publisher + note']],
    ['@book{a, x-y = {A}}', {type: 'book'}],
    ['@book{a, title = {A}, a = {b}}', {type: 'book', title: 'A'}],
    ['@book{a b{c}, title = {A}}', {type: 'book', title: 'A'}, ['1:7-1:10 syntax: `b` after the key `a`']],
    ['@book{a\n title = {A}}', {type: 'book', title: 'A'}, ['2:2-2:7 syntax: `title` after the key `a`']],
    ['@book{a "x" , title = {A}}', {type: 'book', title: 'A'}, ['1:7-1:10 syntax: `"` after the key `a`']],
    ['@book{a, {x}, title = {A}}', {type: 'book', title: 'A'}, ['1:10-1:11 syntax: `{`']],
    ['@book{a, x {y, z}, title = {A}}', {type: 'book', title: 'A'}, ['1:10-1:13 syntax: `{` after `x`']],
    [
      '@book{a, title = {A} {x, y}, year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:22-1:23 syntax: `{` after the value of `title`']
    ],
    [
      '@book{a, title = {A} x\n year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:22-1:23 syntax: `x` after the value of `title`']
    ],
    [
      '@book(a, title = {A} x)',
      {type: 'book', title: 'A'},
      ['1:1-1:8 syntax: end of the entry `a`', '1:22-1:23 syntax: `x` after the value of `title`']
    ],
    [
      '@book(a, title (A), year = 2001)',
      {type: 'book', issued: {'date-parts': [[2001]]}},
      ['1:10-1:17 syntax: `(` after `title`']
    ],
    ['@book{a, title == {A}}', {type: 'book'}, ['1:17-1:18 syntax: `=`']],
    ['@book{a, "title" = {A}}', {type: 'book'}, ['1:10-1:11 syntax: `"`']],
    [
      '@book{a, title = {A}, % x = {y}\n year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'}
    ],
    [
      '@article{a, pages = 3--9}',
      {type: 'article-journal', page: '3-9'},
      ['1:21-1:25 value: `3--9` without delimiters + note']
    ],
    [
      '@article{a, pages = e3}',
      {type: 'article-journal', page: 'e3'},
      ['1:21-1:23 undefined-string: undefined name `e3`']
    ],
    [
      '@book{a, edition = {1}, edition = {2}, edition = {3}}',
      {type: 'book', edition: '1'},
      [
        '1:25-1:38 duplicate-field: second field `edition` + note',
        '1:40-1:53 duplicate-field: second field `edition` + note'
      ]
    ],
    [
      '@book{a, title = {A}\n@book{b, title = {B}}\n@book{c,}',
      {type: 'book'},
      ['1:1-1:8 syntax: end of the entry `a`']
    ],
    [
      '@book{a, title = "A\n@book{b,}',
      {type: 'book'},
      ['1:18-1:19 syntax: end of the entry in the value of `title`']
    ],
    ['@book{a, title = {A {B}}\n@book{b,}', {type: 'book'}, ['1:1-1:8 syntax: end of the entry `a`']],
    [
      '@string{a = {A}, b = {B}}@book{c, title = b}',
      {type: 'book', title: 'b'},
      ['1:18-1:19 syntax: `b` after the value', '1:43-1:44 undefined-string: undefined name `b`']
    ],
    [
      '@string{a = b}@book{c, title = a}',
      {type: 'book', title: 'b'},
      ['1:13-1:14 undefined-string: undefined name `b`']
    ],
    ['@string{a = {A}', {}, ['1:1-1:8 syntax: end of `@string`']],
    ['@string{}', {}, ['1:1-1:10 syntax: `@string` without a name']],
    ['@comment{ {x}', {}, ['1:9-1:10 syntax: end of `@comment`']],
    [
      '@preamble{x',
      {},
      ['1:1-1:10 syntax: end of `@preamble`', '1:11-1:12 undefined-string: undefined name `x`']
    ],
    [
      '@book{a, author = {A and}}',
      {type: 'book', author: [{family: 'A'}]},
      ['1:19-1:26 value: `and` without a name beside it in `author`']
    ],
    [
      '@book{a, author = {A,B,C,D}}',
      {type: 'book', author: [{literal: 'A,B,C,D'}]},
      ['1:19-1:28 value: commas in the name `A,B,C,D` + note']
    ],
    [
      '@book{a, editor = {A; B}}',
      {type: 'book', editor: [{literal: 'A; B'}]},
      ['1:19-1:25 value: `;` in the name `A; B` + note']
    ],
    [
      '@book{a, author = {A & B}}',
      {type: 'book', author: [{literal: 'A & B'}]},
      ['1:19-1:26 value: `&` in the name `A & B` + note']
    ],
    [
      '@book{a, author = {Doe, Jane, Jr}}',
      {type: 'book', author: [{family: 'Doe', given: 'Jane', suffix: 'Jr'}]},
      ['1:19-1:34 value: order of the name `Doe, Jane, Jr`']
    ],
    ['@book{a, title = {$x}}', {type: 'book', title: '$x'}, ['1:19-1:20 latex: `$` without its end + note']],
    [
      '@book{a, title = {\\foo{x}}}',
      {type: 'book', title: '\\foo{x}'},
      ['1:19-1:23 latex: command `\\foo` of LaTeX + note']
    ],
    [
      '@book{a, title = {\\emhp{x}}}',
      {type: 'book', title: '\\emhp{x}'},
      ['1:19-1:24 latex: command `\\emhp` of LaTeX \\emph + note']
    ],
    [
      '@book{a, note = {\\(x}}',
      {type: 'book', note: '\\(x'},
      ['1:18-1:20 latex: `\\(` without its end + note']
    ],
    [
      '@misc{a, date = {2001/1999}}',
      {type: 'document', issued: {'date-parts': [[2001], [1999]]}},
      ['1:17-1:28 value: range `2001/1999` + note']
    ],
    [
      '@misc{a, year = {2001-1999}}',
      {type: 'document', issued: {'date-parts': [[2001], [1999]]}},
      ['1:17-1:28 value: range `2001-1999` + note']
    ],
    [
      '@misc{a, year = 1999, month = apr, day = 31}',
      {type: 'document', issued: {'date-parts': [[1999, 4]]}},
      ['1:42-1:44 value: day `31` + note']
    ],
    [
      '@misc{a, urldate = {2001-13}}',
      {type: 'document', accessed: {literal: '2001-13'}},
      ['1:20-1:29 value: date `2001-13` + note']
    ],
    ['@misc{a, date = {x}, year = 2001}', {type: 'document', issued: {'date-parts': [[2001]]}}],
    [
      '@misc{a, date = {2001}, year = 2002}',
      {type: 'document', issued: {'date-parts': [[2001]]}},
      ['1:32-1:36 value: year `2002` beside the date `2001` + note']
    ]
  ])('%s', async ([text, expected, said = []]) => {
    const {manuscript, diagnostics} = await built({'references.bib': text})
    const {id: _id, ...csl} = manuscript.bibliography.references.at(-1)?.csl ?? {id: ''}
    expect(csl).toEqual(expected)
    const found = diagnostics
      .filter(({rule}) => rule.startsWith('bibliography'))
      .map(diagnostic => {
        const {start, end, rule, message} = diagnostic
        const [, unexpected] = /Unexpected (.*?)(?:, expected|: only|$)/s.exec(message) ?? []
        const place = `${start?.line}:${start?.column}-${end?.line}:${end?.column}`
        return `${place} ${rule.replace('bibliography-', '')}: ${unexpected}${wholeFinding(diagnostic)}`
      })
    expect(found).toEqual(said)
  })
})
