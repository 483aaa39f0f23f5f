import {describe, expect, test} from 'vitest'
import {plainText} from '../../../src/core/walk.ts'
import {parseChapter} from '../../../src/parse/markdown/chapter.ts'
import {outline} from '../../notation.ts'

/** The words of a text as a chapter of a paper in this language; no-break spaces as `~`, narrow ones as `_`. */
function set(text: string, lang = 'en', smart = true): string {
  return visible(plainText(parseChapter({path: '01.md', text}, lang, smart).tree))
}

/** The tree of an English chapter, in one line. */
function tree(text: string): string {
  return visible(outline(parseChapter({path: '01.md', text}, 'en').tree)).replace(/^root\((.*)\)$/s, '$1')
}

function visible(text: string): string {
  return text.replaceAll('\u202F', '_').replaceAll('\u00A0', '~')
}

describe('quotes and apostrophes', () => {
  test.each([
    [`"double" and 'single'`, '“double” and ‘single’'],
    [`"a 'b' c" and 'a "b" c'`, '“a ‘b’ c” and ‘a “b” c’'],
    [`don't, Jane's, the dogs' bones`, 'don’t, Jane’s, the dogs’ bones'],
    [`'tis the '90s, rock 'n' roll`, '’tis the ’90s, rock ’n’ roll'],
    [`the variable 'n' is, 'a' and don't`, 'the variable ‘n’ is, ‘a’ and don’t'],
    [`6'2" tall, a 5" disk`, `6'2" tall, a 5" disk`],
    [`"in 1999"`, '“in 1999”'],
    [`("x") ["x"] —"x"`, '(“x”) [“x”] —“x”'],
    [`"'nested' start" "end 'nested'"`, '“‘nested’ start” “end ‘nested’”'],
    [`'"x"'`, '‘“x”’'],
    [`"Para one`, '“Para one'],
    [`'unclosed dogs`, '’unclosed dogs'],
    [`closed" end`, 'closed” end'],
    [`"?" "!" "."`, '“?” “!” “.”'],
    [`l'"homme" x-"y"`, 'l’“homme” x-“y”'],
    [`"He's 'here" and 'there'`, '“He’s ’here” and ‘there’'],
    ['“typed” ‘as is’ „so“', '“typed” ‘as is’ „so“']
  ])('%s', (text, expected) => {
    expect(set(text)).toBe(expected)
  })

  test.each([
    ['"*emph*" and *"in"*', 'paragraph("“" emphasis("emph") "” and " emphasis("“in”"))'],
    ["`x`'s, $x$'s", 'paragraph(inlineCode"x" "’s, " inlineMath"x" "’s")'],
    ['"[link](u)"', 'paragraph("“" link<u>("link") "”")'],
    ["`it's` $a'$", `paragraph(inlineCode"it's" " " inlineMath"a'")`],
    ["<https://a.b/it's--x>", `paragraph(link<https://a.b/it's--x>("https://a.b/it's--x"))`],
    ['See https://a.b/c--d', 'paragraph("See " link<https://a.b/c--d>("https://a.b/c--d"))'],
    ['a ["b"]{lang=de} "c"', 'paragraph("a " span{lang=de}("„b“") " “c”")'],
    ['"a"[^1]\n\n[^1]: "b"', 'paragraph("“a”" footnoteReference) footnoteDefinition(paragraph("“b”"))'],
    ['a^[It\'s "b".] c', 'paragraph("a" inlineNote("It’s “b”.") " c")'],
    ['# "T" -- t', 'heading("“T” – t")'],
    ['| "a" |\n|---|\n| b... |', 'table(tableRow(tableCell("“a”")) tableRow(tableCell("b…")))'],
    ['::: {lang=fr}\n"a"\n:::', 'div{lang=fr}(paragraph("«~a~»"))'],
    ['<b title=\'x\'>"y"</b>', 'paragraph(htmlElement{title=x}("“y”"))'],
    ['"a"<!-- it\'s -->', `paragraph("“a”" html"<!-- it's -->")`],
    ['![It\'s "a"](b.png)', 'figure<figure>(image<b.png|It\'s "a"> caption("It’s “a”"))']
  ])('%s', (text, expected) => {
    expect(tree(text)).toBe(expected)
  })

  test('escaped characters and character references are kept', () => {
    expect(set(`\\"a\\" \\'b\\' &quot;c&quot; \\-- \\... "d"`)).toBe(`"a" 'b' "c" -- ... “d”`)
  })

  test('words around the keys of citations', () => {
    const {citations} = parseChapter({path: '01.md', text: `[see "x", @a, p. 3, it's "y"]`}, 'en')
    const [item] = citations[0]!.items
    expect([item?.prefix, item?.suffix]).toMatchObject([[{value: 'see “x”,'}], [{value: ', it’s “y”'}]])
  })

  test.each([
    ['de', '„a ‚b‘ c“'],
    ['de-CH', '«a ‹b› c»'],
    ['de-LI', '„a ‚b‘ c“'],
    ['fr', '«~a “b” c~»'],
    ['fr-CH', '«a ‹b› c»'],
    ['es', '«a “b” c»'],
    ['es-MX', '“a ‘b’ c”'],
    ['pl', '„a «b» c”'],
    ['sv', '”a ’b’ c”'],
    ['nb', '«a ‘b’ c»'],
    ['da', '“a ‘b’ c”'],
    ['ru', '«a „b“ c»'],
    ['ja', '「a 『b』 c」'],
    ['en-GB', '“a ‘b’ c”'],
    ['xx', '“a ‘b’ c”']
  ])('in %s', (lang, expected) => {
    expect(set(`"x 'b' c"`, lang)).toBe(expected.replace('a', 'x'))
  })

  test.each([
    ['nl', "'s Avonds 't 'x'", '’s Avonds ’t ‘x’'],
    ['de', "'s war 'ne Maus", '’s war ’ne Maus']
  ])('elisions in %s', (lang, text, expected) => {
    expect(set(text, lang)).toBe(expected)
  })
})

test.each([
  ['a--b a---b a...b', 'a–b a—b a…b'],
  ['pp. 1--2 ---- ....', 'pp.~1–2 —- ….']
])('dashes and ellipses: %s', (text, expected) => {
  expect(set(text)).toBe(expected)
})

describe('no-break spaces', () => {
  test.each([
    ['Mr. Smith, p. 3, e.g. this', 'Mr.~Smith, p.~3, e.g.~this'],
    ['see Fig. 2, art. 9, no. 4', 'see Fig.~2, art.~9, no.~4'],
    ['I say no. You go.', 'I say no. You go.'],
    ['§ 5, §§ 3–4, N° 5', '§~5, §§~3–4, N°~5'],
    ['10 km, 5 °C, 20 %, 3 A, in 1999 A man', '10~km, 5~°C, 20~%, 3 A, in 1999 A man'],
    ['J. R. R. Tolkien and vitamin C. The', 'J.~R.~R. Tolkien and vitamin C. The'],
    ['a\\ b\\  c', 'a~b~ c'],
    ['Ça va ?', 'Ça va ?']
  ])('%s', (text, expected) => {
    expect(set(text)).toBe(expected)
  })

  test.each([
    ['fr', 'Quoi ? Non ! Ceci : « oui » ; 10:30 :)', 'Quoi_? Non_! Ceci~: «~oui~»_; 10:30 :)'],
    ['de', 'z. B. und d. h. S. 5, Abb. 3', 'z.~B. und d.~h. S.~5, Abb.~3'],
    ['cs', 'v Praze a s nimi', 'v~Praze a~s~nimi']
  ])('in %s: %s', (lang, text, expected) => {
    expect(set(text, lang)).toBe(expected)
  })
})

test('`smart: false` keeps everything as typed except `\\ `', () => {
  expect(set(`"a" -- it's ... p. 3\\ b`, 'en', false)).toBe(`"a" -- it's ... p. 3~b`)
})
