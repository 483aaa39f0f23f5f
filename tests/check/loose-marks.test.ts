import {expect, test} from 'vitest'
import {foreignNotation} from '../../src/check/rules/about/foreign-notation.ts'
import {looseMarks, mayHoldLoose} from '../../src/check/rules/about/loose-marks.ts'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'

/** A text, and the form that its finding gives, in the order of the table of marks. */
const rows: ReadonlyArray<readonly [text: string, form: string]> = [
  ['As \\\\ref{fig:x} shows.', '`\\ref{fig:x}`'],
  ['As /cite{doe99} shows.', '`\\cite{doe99}`'],
  ['See [words](https://x.org/a and more.', '`[words](https://x.org/a)`'],
  ['As shown [@doe99, p. 3 and more.', '`[@doe99]`'],
  ['As shown [@ so far.', '`[@key]`'],
  ['A text^[note without an end.', '`]` at the end'],
  ['A **bold word and more.', '`**` at the end'],
  ['A word <!-- a note', '`-->` at the end'],
  ['A word ::: {.x} and more.', 'alone on its line'],
  ['A [word]{.mark and more.', '`[word]{.mark}`'],
  ['A word {data="x"} and more.', 'directly after a picture'],
  ['Of \u0024{value} words.', 'the words that it produces'],
  ['See <<fig-a,Figure>> here.', '`[Figure](#fig-a)`'],
  ['See xref:intro[Introduction] here.', '`[Introduction](#intro)`'],
  ['As cite:doe1999 says.', '`[@doe1999]`'],
  ['See fig:map here.', '`@fig:map`'],
  ['See ![map] here.', '`![map](file.png)`'],
  ['Of [>HTML] words.', '`HTML`'],
  ['An :icon[star] here.', '`star`'],
  ['So :white-check: is.', 'the sign itself'],
  ['The |release| of it.', 'the words that it stands for'],
  ['As ((fig:map)) shows.', '`@fig:map`'],
  ['So (ref:cap) is.', 'the words that it stands for'],
  ['One &foo; two.', 'the character itself'],
  ['Of {{a|b}} and [[_x^2]] words.', 'the words that it produces']
]

test('each mark of the last table gets a finding with its form', () => {
  expect(rows).toHaveLength(looseMarks.length)
  for (const [index, [text, form]] of rows.entries()) {
    expect(mayHoldLoose.test(text), text).toBe(true)
    expect(
      looseMarks[index]![0][Symbol.matchAll](text).next().done,
      `row \u0024{index + 1} of the table: ${text}`
    ).toBe(false)
    expect(formsIn(text), text).toContain(form)
  }
})

test('Markdown that is read, code, formulas and escaped signs get no finding of the last table', () => {
  const text = [
    'A [link](https://x.org), [words]{.mark}, **bold**, a note^[with [brackets] in it], [@doe99, p. 3] and\n[@roe01,\npp. 3--4]. At $p$ &lt; .05**, 0.4***, **p < .01; a & b; AT&T; R[1]; x[i]; 3:1 [@doe99], cf. note:[1].',
    'For |r| > 0.5 and |x| + |y|, f((x, y)), a || b || c, and (ref: 12).',
    '`{{a}} <<b,c>> \u0024{d} [@ fig:e` and $\\{x_{a=b}\\}$, \\[\\[x\\]\\], \\{\\{y\\}\\}, \\*\\*z, [^1]. An interval [0, 1) and (0, 1].',
    'The ratio eq: 3, time 12:30:15, ISBN:123, doi:10.1/x, https://x.org/a:b[c] and C:\\\\ref.',
    '[^1]: A note.'
  ].join('\n\n')
  expect(formsIn(text)).toBe('')
})

function formsIn(text: string, path = '01.md'): string {
  return foreignNotation(parseChapter({path, text}, 'en'))
    .map(({source, what, expected}) => `${source} ${what} ${expected}`)
    .join('\n')
}

test.each([
  ['See {math:numref}`eq-c`.', '`@eq-c` or `[](#eq-c)`'],
  ['The +ba method.', 'its letters, `BA`'],
  ['A `r margin_note("Baking is *old*.")` word.', '`^[Baking is *old*.]`'],
  ["A `r tufte::newthought('First words')` of it.", 'its words, `First words`'],
  ['![[img/a.png|An oven|400]]', '`![An oven](img/a.png){width=400px}`'],
  ['![[img/a.png|400x300]]', '`![](img/a.png){width=400px}`'],
  ['![[img/a.png|An oven]]', '`![An oven](img/a.png)`'],
  [
    '{{< figure src="a.png" title="An oven" caption="In Leeds" attr="Ana" >}}',
    '`![An oven. In Leeds. Ana](a.png)`'
  ]
])('%s is told with a form that keeps its words', (text, form) => {
  expect(formsIn(text, '01.Rmd')).toContain(form)
})
