import {describe, expect, test} from 'vitest'
import {built, wholeFinding} from '../built.ts'

/**
 * A bibliography, the CSL of its last entry without the key, and the findings: place, rule, and the unexpected text.
 */
type Row = readonly [text: string, csl: Readonly<Record<string, unknown>>, said?: readonly string[]]

describe('BibTeX', () => {
  test.for<Row>([
    ['@book{a, title = {A},}', {type: 'book', title: 'A'}],
    ['@book {a,title={A}}', {type: 'book', title: 'A'}],
    ['@BOOK{a, TITLE = {A}}', {type: 'book', title: 'A'}],
    ['@book(a, title = {A})', {type: 'book', title: 'A'}],
    ['@book(a, title = {A}', {type: 'book', title: 'A'}, ['1:1-1:8 syntax: The entry `a` is not closed']],
    ['@book{a, title = {A}', {type: 'book', title: 'A'}, ['1:1-1:8 syntax: The entry `a` is not closed']],
    ['@book{a, title = {A', {type: 'book'}, ['1:18-1:19 syntax: The value of `title` is not closed']],
    ['@book{a, title = "A}', {type: 'book'}, ['1:18-1:19 syntax: The value of `title` is not closed']],
    [
      '@book{a title = {A}}',
      {type: 'book', title: 'A'},
      ['1:9-1:14 syntax: Unexpected `title` after the key `a`']
    ],
    [
      '@book{a b, title = {A}}',
      {type: 'book', title: 'A'},
      ['1:7-1:10 syntax: The key `a b` contains a space']
    ],
    ['@book{a b c title = {A}}', {type: 'book'}, ['1:7-1:10 syntax: Unexpected `b` after the key `a`']],
    ['@book{, title = {A}}', {}, ['1:1-1:8 syntax: `,` is in the place of the key']],
    ['@book{title = {A}}', {}, ['1:1-1:12 syntax: The field `title` is in the place of the key']],
    ['@book{}', {}, ['1:1-1:7 syntax: The entry has no key']],
    ['@book', {}, ['1:1-1:6 syntax: Unexpected `@book`']],
    ['@book{a, title {A}}', {type: 'book'}, ['1:10-1:17 syntax: Unexpected `{` after `title`']],
    ['@book{a, title}', {type: 'book'}, ['1:10-1:15 syntax: Unexpected end of the entry after `title`']],
    ['@book{a, title = }', {type: 'book'}, ['1:18-1:18 syntax: Unexpected end']],
    ['@book{a, = {A}}', {type: 'book'}, ['1:10-1:11 syntax: Unexpected `=`']],
    [
      '@book{a, title = {A} year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:22-1:26 syntax: Unexpected `year` after the value of `title`']
    ],
    [
      '@book{a, title = {A}; year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:21-1:22 syntax: Unexpected `;` after the value of `title`']
    ],
    [
      '@book{a, title = {A}} }',
      {type: 'book', title: 'A'},
      ['1:23-1:24 syntax: Unexpected `}` after the end of an entry']
    ],
    [
      '@book{a, title = A}',
      {type: 'book', title: 'A'},
      ['1:18-1:19 undefined-string: No `@string` defines `A`']
    ],
    [
      '@book{a, title = A B}',
      {type: 'book', title: 'A B'},
      ['1:18-1:21 syntax: The value of `title` is not in braces']
    ],
    [
      '@book{a, title = “A”}',
      {type: 'book', title: 'A'},
      ['1:18-1:21 syntax: The value of `title` is not in braces']
    ],
    [
      '@book{a, title = „A“, note = {N}}',
      {type: 'book', title: 'A', note: 'N'},
      ['1:18-1:21 syntax: The value of `title` is not in braces']
    ],
    [
      "@book{a, title = 'A'}",
      {type: 'book', title: 'A'},
      ['1:18-1:21 syntax: The value of `title` is not in braces']
    ],
    [
      '@book{a, title = «A», note = ‘N’}',
      {type: 'book', title: 'A', note: 'N'},
      [
        '1:18-1:21 syntax: The value of `title` is not in braces',
        '1:30-1:33 syntax: The value of `note` is not in braces'
      ]
    ],
    [
      '@book{a, year = 2001a}',
      {type: 'book', issued: {literal: '2001a'}},
      ['1:17-1:22 value: `2001a` is not in braces + note']
    ],
    [
      '@book{a, year = -5}',
      {type: 'book', issued: {'date-parts': [[-5]]}},
      ['1:17-1:19 value: `-5` is not in braces + note']
    ],
    [
      '@book{a, year = ２００１}',
      {type: 'book', issued: {literal: '２００１'}},
      ['1:17-1:21 value: `２００１` is not in braces + note']
    ],
    ['@book{a, month = jan # "~5"}', {type: 'book', issued: {literal: 'January 5'}}],
    ['@book{a, month = JAN}', {type: 'book', issued: {literal: 'January'}}],
    [
      '@book{a, month = janu}',
      {type: 'book', issued: {literal: 'janu'}},
      ['1:18-1:22 undefined-string: No `@string` defines `janu`']
    ],
    ['@string{x = {X}}@book{a, title = x # { } # X}', {type: 'book', title: 'X X'}],
    ['@string{x = {X}}@string{y = x # {Y}}@book{a, title = y}', {type: 'book', title: 'XY'}],
    [
      '@string{x = {X}}@string{x = {Y}}@book{a, title = x}',
      {type: 'book', title: 'Y'},
      ['1:17-1:26 duplicate-string: `x` is defined twice + note']
    ],
    [
      '@string{x {X}}@book{a, title = x}',
      {type: 'book', title: 'x'},
      ['1:1-1:10 syntax: This `@string` has no name', '1:32-1:33 undefined-string: No `@string` defines `x`']
    ],
    ['@string(x = "X")@book{a, title = x}', {type: 'book', title: 'X'}],
    [
      '@book{a, title = x # {Y}}',
      {type: 'book', title: 'xY'},
      ['1:18-1:19 undefined-string: No `@string` defines `x`']
    ],
    ['@book{a, title = {A} # }', {type: 'book'}, ['1:24-1:24 syntax: Unexpected end']],
    ['@book{a, title = # {A}}', {type: 'book'}, ['1:18-1:19 syntax: Unexpected `#`']],
    [
      '@book{a, title = "A "B" C"}',
      {type: 'book', title: 'A'},
      ['1:22-1:23 syntax: Unexpected `B` after the value of `title`']
    ],
    ['@book{a, title = "A \\"B\\" C"}', {type: 'book', title: 'A B̈C̈'}],
    ['@book{a, title = "A \\"}', {type: 'book', title: 'A \\'}],
    ['@book{a, title = "A {"} B"}', {type: 'book', title: 'A " B'}],
    [
      '@book{a, title = {A}, title = {B}}',
      {type: 'book', title: 'A'},
      ['1:23-1:34 duplicate-field: The entry has the field `title` twice + note']
    ],
    [
      '@book{a,}\n@book{a,}',
      {type: 'book'},
      ['2:1-2:8 duplicate-key: The key `a` belongs to two entries + note']
    ],
    ['@book{a,}\n@book{A,}', {type: 'book'}],
    [
      '@foo{a, title = {A}}',
      {type: 'document', title: 'A'},
      ['1:1-1:7 entry-type: `@foo` is not a BibTeX or BibLaTeX entry type + note']
    ],
    [
      '@bok{a, title = {A}}',
      {type: 'document', title: 'A'},
      ['1:1-1:7 entry-type: `@bok` is not a BibTeX or BibLaTeX entry type book + note']
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
      ['1:1-1:8 syntax: The entry `a` is not closed']
    ],
    [
      '@book{a,\n title = {A},\n year = {2001}\n@book{b,}',
      {type: 'book'},
      ['1:1-1:8 syntax: The entry `a` is not closed']
    ],
    ['@book{a, title = {A}, , year = 2001}', {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'}],
    ['@book{a,, title = {A}}', {type: 'book', title: 'A'}],
    ['@book{a, 1title = {A}}', {type: 'book'}],
    ['@book{a, ti-tle = {A}}', {type: 'book'}],
    [
      '@book{a"b, title = {A}}',
      {type: 'book', title: 'A'},
      ['1:7-1:9 syntax: Unexpected `"` after the key `a`']
    ],
    ['@book{a#b,}', {type: 'book'}, ['1:7-1:9 syntax: Unexpected `#` after the key `a`']],
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
    [
      '@control{a,}',
      {type: 'document'},
      ['1:1-1:11 entry-type: `@control` is not a BibTeX or BibLaTeX entry type + note']
    ],
    ['@book{a, crossref = {b}}@book{b,}', {type: 'book'}],
    [
      '@book{a, doi = {10.1/a_b}, url = {https://e.org/%20}}',
      {type: 'book', DOI: '10.1/a_b', URL: 'https://e.org/%20'}
    ],
    [
      '@book{a, titel = {A}}',
      {type: 'book'},
      ['1:10-1:15 field: `titel` is not a BibTeX or BibLaTeX field title + note']
    ],
    ['@book{a, author = {A} # { and B}}', {type: 'book', author: [{family: 'A'}, {family: 'B'}]}],
    [
      '@article{a, journal = jacm}',
      {type: 'article-journal', 'container-title': 'jacm'},
      ['1:23-1:27 undefined-string: No `@string` defines `jacm`']
    ],
    [
      '@article{a, journal = acmcs, month = feb}',
      {type: 'article-journal', issued: {literal: 'February'}, 'container-title': 'acmcs'},
      ['1:23-1:28 undefined-string: No `@string` defines `acmcs`']
    ],
    [
      '@book{a, title = {A}}}',
      {type: 'book', title: 'A'},
      ['1:22-1:23 syntax: Unexpected `}` after the end of an entry']
    ],
    [
      '@book{a, title = {A} }\n}',
      {type: 'book', title: 'A'},
      ['2:1-2:2 syntax: Unexpected `}` after the end of an entry']
    ],
    ['@online{a, urldate = {x}}', {type: 'webpage', accessed: {literal: 'x'}}],
    ['@misc{a, date = {2001-5-6}}', {type: 'document', issued: {'date-parts': [[2001, 5, 6]]}}],
    [
      '@misc{a, date = {20015}}',
      {type: 'document', issued: {literal: '20015'}},
      ['1:17-1:24 value: `20015` is not a date + note']
    ],
    [
      '@misc{a, date = {31.05.2017}}',
      {type: 'document', issued: {literal: '31.05.2017'}},
      ['1:17-1:29 value: `31.05.2017` is not a date + note']
    ],
    [
      '@misc{a, year = {2O17}}',
      {type: 'document', issued: {literal: '2O17'}},
      ['1:17-1:23 value: `2O17` is not a year + note']
    ],
    [
      '@misc{a, year = {20175}}',
      {type: 'document', issued: {literal: '20175'}},
      ['1:17-1:24 value: `20175` is not a year + note']
    ],
    [
      '@misc{a, year = {2019, 2020}}',
      {type: 'document', issued: {literal: '2019, 2020'}},
      ['1:17-1:29 value: `2019, 2020` is not a year + note']
    ],
    [
      '@misc{a, year = 1999, month = {foo}}',
      {type: 'document', issued: {'date-parts': [[1999]]}},
      ['1:31-1:36 value: `foo` is not a month + note']
    ],
    [
      '@misc{a, year = 1999, month = {May 32}}',
      {type: 'document', issued: {'date-parts': [[1999]]}},
      ['1:31-1:39 value: `May 32` is not a month + note']
    ],
    [
      '@misc{a, origdate = {x1}}',
      {type: 'document', 'original-date': {literal: 'x1'}},
      ['1:21-1:25 value: `x1` is not a date + note']
    ],
    [
      '@misc{a, eventdate = {1x}}',
      {type: 'document', 'event-date': {literal: '1x'}},
      ['1:22-1:26 value: `1x` is not a date + note']
    ],
    ['@misc{a, langid = {foo}}', {type: 'document', language: 'foo'}],
    ['@misc{a, pages = {}}', {type: 'document'}],
    ['@misc{a, ids = {b, c}}', {type: 'document'}],
    ['@misc{a, ids = {a}}', {type: 'document'}],
    [
      '@misc{a,}\n@misc{b, ids = {a}}',
      {type: 'document'},
      ['2:1-2:8 duplicate-key: The key `a` belongs to two entries + note']
    ],
    [
      '@book{a, lcatioon = {A}}',
      {type: 'book'},
      ['1:10-1:18 field: `lcatioon` is not a BibTeX or BibLaTeX field location + note']
    ],
    ['@book{a, jurnaal = {A}}', {type: 'book'}],
    ['@book{a, ttl = {A}}', {type: 'book'}],
    [
      '@book{a, publsihr = {A}}',
      {type: 'book'},
      ['1:10-1:18 field: `publsihr` is not a BibTeX or BibLaTeX field publisher + note']
    ],
    ['@book{a, x-y = {A}}', {type: 'book'}],
    ['@book{a, title = {A}, a = {b}}', {type: 'book', title: 'A'}],
    [
      '@book{a b{c}, title = {A}}',
      {type: 'book', title: 'A'},
      ['1:7-1:10 syntax: Unexpected `b` after the key `a`']
    ],
    [
      '@book{a\n title = {A}}',
      {type: 'book', title: 'A'},
      ['2:2-2:7 syntax: Unexpected `title` after the key `a`']
    ],
    [
      '@book{a "x" , title = {A}}',
      {type: 'book', title: 'A'},
      ['1:7-1:10 syntax: Unexpected `"` after the key `a`']
    ],
    ['@book{a, {x}, title = {A}}', {type: 'book', title: 'A'}, ['1:10-1:11 syntax: Unexpected `{`']],
    [
      '@book{a, x {y, z}, title = {A}}',
      {type: 'book', title: 'A'},
      ['1:10-1:13 syntax: Unexpected `{` after `x`']
    ],
    [
      '@book{a, title = {A} {x, y}, year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:22-1:23 syntax: Unexpected `{` after the value of `title`']
    ],
    [
      '@book{a, title = {A} x\n year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'},
      ['1:22-1:23 syntax: Unexpected `x` after the value of `title`']
    ],
    [
      '@book(a, title = {A} x)',
      {type: 'book', title: 'A'},
      [
        '1:1-1:8 syntax: The entry `a` is not closed',
        '1:22-1:23 syntax: Unexpected `x` after the value of `title`'
      ]
    ],
    [
      '@book(a, title (A), year = 2001)',
      {type: 'book', issued: {'date-parts': [[2001]]}},
      ['1:10-1:17 syntax: Unexpected `(` after `title`']
    ],
    ['@book{a, title == {A}}', {type: 'book'}, ['1:17-1:18 syntax: Unexpected `=`']],
    ['@book{a, "title" = {A}}', {type: 'book'}, ['1:10-1:11 syntax: Unexpected `"`']],
    [
      '@book{a, title = {A}, % x = {y}\n year = 2001}',
      {type: 'book', issued: {'date-parts': [[2001]]}, title: 'A'}
    ],
    [
      '@article{a, pages = 3--9}',
      {type: 'article-journal', page: '3-9'},
      ['1:21-1:25 value: `3--9` is not in braces + note']
    ],
    [
      '@article{a, pages = e3}',
      {type: 'article-journal', page: 'e3'},
      ['1:21-1:23 undefined-string: No `@string` defines `e3`']
    ],
    [
      '@book{a, edition = {1}, edition = {2}, edition = {3}}',
      {type: 'book', edition: '1'},
      [
        '1:25-1:38 duplicate-field: The entry has the field `edition` twice + note',
        '1:40-1:53 duplicate-field: The entry has the field `edition` twice + note'
      ]
    ],
    [
      '@book{a, title = {A}\n@book{b, title = {B}}\n@book{c,}',
      {type: 'book'},
      ['1:1-1:8 syntax: The entry `a` is not closed']
    ],
    [
      '@book{a, title = "A\n@book{b,}',
      {type: 'book'},
      ['1:18-1:19 syntax: The value of `title` is not closed']
    ],
    ['@book{a, title = {A {B}}\n@book{b,}', {type: 'book'}, ['1:1-1:8 syntax: The entry `a` is not closed']],
    [
      '@string{a = {A}, b = {B}}@book{c, title = b}',
      {type: 'book', title: 'b'},
      [
        '1:18-1:19 syntax: Unexpected `b` after the value',
        '1:43-1:44 undefined-string: No `@string` defines `b`'
      ]
    ],
    [
      '@string{a = b}@book{c, title = a}',
      {type: 'book', title: 'b'},
      ['1:13-1:14 undefined-string: No `@string` defines `b`']
    ],
    ['@string{a = {A}', {}, ['1:1-1:8 syntax: This `@string` is not closed']],
    ['@string{}', {}, ['1:1-1:10 syntax: This `@string` has no name']],
    ['@comment{ {x}', {}],
    [
      '@preamble{x',
      {},
      [
        '1:1-1:10 syntax: This `@preamble` is not closed',
        '1:11-1:12 undefined-string: No `@string` defines `x`'
      ]
    ],
    [
      '@book{a, author = {A and}}',
      {type: 'book', author: [{family: 'A'}]},
      ['1:19-1:26 value: `and` in `author` has no name beside it']
    ],
    [
      '@book{a, author = {A,B,C,D}}',
      {type: 'book', author: [{literal: 'A,B,C,D'}]},
      ['1:19-1:28 value: The name `A,B,C,D` has too many commas + note']
    ],
    [
      '@book{a, editor = {A; B}}',
      {type: 'book', editor: [{literal: 'A; B'}]},
      ['1:19-1:25 value: The name `A; B` has `;` in it + note']
    ],
    [
      '@book{a, author = {A & B}}',
      {type: 'book', author: [{literal: 'A & B'}]},
      ['1:19-1:26 value: The name `A & B` has `&` in it + note']
    ],
    [
      '@book{a, author = {Doe, Jane, Jr}}',
      {type: 'book', author: [{family: 'Doe', given: 'Jane', suffix: 'Jr'}]},
      ['1:19-1:34 value: The parts of the name `Doe, Jane, Jr` are in the wrong order']
    ],
    [
      '@book{a, title = {$x}}',
      {type: 'book', title: '$x'},
      ['1:19-1:20 latex: The formula after `$` is not closed + note']
    ],
    [
      '@book{a, title = {\\foo{x}}}',
      {type: 'book', title: '\\foo{x}'},
      ['1:19-1:23 latex: galley does not know the LaTeX command `\\foo` + note']
    ],
    [
      '@book{a, title = {\\emhp{x}}}',
      {type: 'book', title: '\\emhp{x}'},
      ['1:19-1:24 latex: galley does not know the LaTeX command `\\emhp` \\emph + note']
    ],
    [
      '@book{a, note = {\\(x}}',
      {type: 'book', note: '\\(x'},
      ['1:18-1:20 latex: The formula after `\\(` is not closed + note']
    ],
    [
      '@misc{a, date = {2001/1999}}',
      {type: 'document', issued: {'date-parts': [[2001], [1999]]}},
      ['1:17-1:28 value: The range `2001/1999` ends before it begins + note']
    ],
    [
      '@misc{a, year = {2001-1999}}',
      {type: 'document', issued: {'date-parts': [[2001], [1999]]}},
      ['1:17-1:28 value: The range `2001-1999` ends before it begins + note']
    ],
    [
      '@misc{a, year = 1999, month = apr, day = 31}',
      {type: 'document', issued: {'date-parts': [[1999, 4]]}},
      ['1:42-1:44 value: That month has no day `31` + note']
    ],
    [
      '@misc{a, urldate = {2001-13}}',
      {type: 'document', accessed: {literal: '2001-13'}},
      ['1:20-1:29 value: `2001-13` is not a date + note']
    ],
    ['@misc{a, date = {x}, year = 2001}', {type: 'document', issued: {'date-parts': [[2001]]}}],
    [
      '@misc{a, date = {2001}, year = 2002}',
      {type: 'document', issued: {'date-parts': [[2001]]}},
      ['1:32-1:36 value: The year `2002` does not match the date `2001` + note']
    ]
  ])('%s', async ([text, expected, said = []]) => {
    const {manuscript, diagnostics} = await built({'references.bib': text})
    const {id: _id, ...csl} = manuscript.bibliography.references.at(-1)?.csl ?? {id: ''}
    expect(csl).toEqual(expected)
    const found = diagnostics
      .filter(({rule}) => rule.startsWith('bibliography'))
      .map(diagnostic => {
        const {start, end, rule, message} = diagnostic
        const place = `${start?.line}:${start?.column}-${end?.line}:${end?.column}`
        return `${place} ${rule.replace('bibliography-', '')}: ${message.replace(/, expected .*$/s, '')}${wholeFinding(diagnostic)}`
      })
    expect(found).toEqual(said)
  })
})
