import type {Root} from 'mdast'
import {expect, test} from 'vitest'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'
import {citationsOf, notation} from '../citation-notation.ts'

const read = (text: string, lang = 'en') => parseChapter({path: '01.md', text}, lang)

/** The notation of a tree without backslashes of escapes, and without pictures, whose alternative texts are source. */
const shown = (tree: Root) => notation(tree).replace(/\\|!\[.*\]\(x\.png\)/g, '')

// LaTeX, the equivalent Markdown, and whether `--fix` writes it in this form.
test.each([
  ['\\cite{a}', '[@a]'],
  ['\\citep{a}', '[@a]'],
  ['\\citep*{a}', '[@a]'],
  ['\\Citep{a}', '[@a]'],
  ['\\citep[p. 3]{typo}', '[@typo, p. 3]'],
  ['\\citep[p.~3--5]{a}', '[@a, p. 3–5]'],
  ['\\citep[3]{a}', '[@a, 3]'],
  ['\\citep[see][]{a}', '[see @a]'],
  ['\\citep[see][chap. 2, and more]{a}', '[see @a, chap. 2, and more]'],
  ['\\citep[in passing]{a}', '[@a, in passing]'],
  ['\\citep[see][p. 3]{a, b ,c}', '[see @a; @b; @c, p. 3]'],
  ['\\citep[see \\emph{also}][\\S 4]{a}', '[see *also* @a, § 4]', false],
  ['\\citep[e.g.,][]{a}', '[e.g., @a]'],
  ['\\citep[a; b][c_d]{a}', '[a\\; b @a, c\\_d]'],
  ['\\citet{a}', '@a'],
  ['\\citet*{a}', '@a'],
  ['\\Citet[p. 3]{a}', '@a [p. 3]'],
  ['\\citet[in passing]{a}', '@a [in passing]'],
  ['\\citet{a,b}', '@a; @b'],
  ['\\citealp[p. 3]{a}', '[@a, p. 3]'],
  ['\\citealt{a}', '@a'],
  ['\\citeyearpar{a}', '[-@a]'],
  ['\\citeyear{a}', '[-@a]'],
  ['\\cite*{a}', '[-@a]'],
  ['\\parencite[see][33]{a}', '[see @a, 33]'],
  ['\\parencite*{a}', '[-@a]'],
  ['\\Parencite{a}', '[@a]'],
  ['\\autocite{a}', '[@a]'],
  ['\\supercite{a}', '[@a]'],
  ['\\textcite{a}', '@a'],
  ['\\Textcite[12]{a}', '@a [12]'],
  ['\\footcite{a}', '^[[@a].]'],
  ['\\footcite[see][p. 3]{a}', '^[[see @a, p. 3].]'],
  ['\\smartcite{a}', '^[[@a].]'],
  ['\\cites{a}{b}', '[@a; @b]'],
  ['\\parencites[see][3]{a}[12]{b,c}', '[see @a, 3; @b; @c, 12]'],
  ['\\textcites{a}[p. 3]{b}', '@a; @b [p. 3]'],
  ['\\cite{smith:2001/x}', '[@smith:2001/x]'],
  ['\\cite{a(b)}', '[@{a(b)}]'],
  ['\\citep{a,%\nb}', '[@a; @b]', false],
  ['> \\citep[see\n> also]{a,\n> b}', '> [@a; @b, see also]', false],
  ['Doe~\\citep{a}', 'Doe\\ [@a]', false],
  ['Doe~\\citep{a},~\\citep{b}~x', 'Doe\\ [@a],\\ [@b]\\ x', false],
  ['So~\\footcite{a}', 'So^[[@a].]', false],
  ['So (e.g., \\citealp{a}; see \\citealp[p. 5]{b}).', 'So [e.g., @a; see @b, p. 5].'],
  ['(\\citealp{a}, \\citealt[p. 5]{b})', '[@a; @b, p. 5]'],
  ['Doe (\\citeyear{a}, p. 3) and (\\citeyear{b})', 'Doe [-@a, p. 3] and [-@b]', false],
  ['(see \\citealp{a} for more) x', '[see @a for more] x'],
  ['(so (\\citealp{a}) is)', '(so [@a] is)'],
  ['(Fig. 2; \\citealp{a})', '(Fig. 2; [@a])', false],
  ['# \\citep{a}', '# [@a]'],
  ['*x \\citep{a}*', '*x [@a]*'],
  ['\\emph{x \\citep{a}}', '*x [@a]*', false],
  ['x\\footnote{See \\citep[p. 3]{a}, \\emph{or \\citet{b}}.}', 'x^[See [@a, p. 3], *or @b*.]', false],
  ['x\\footnote{See \\footcite{a}}', 'x^[See [@a]]', false],
  ['x[^1]\n\n[^1]: So \\footcite{a}', 'x[^1]\n\n[^1]: So [@a]', false],
  ['| \\citep{a} |\n|---|\n| b |', '| [@a] |\n|---|\n| b |'],
  ['![So \\citep{a}.](x.png)', '![So [@a].](x.png)'],
  ['[so \\citep{a}](https://e.org)', '[so [@a]](https://e.org)']
])('%s', (tex, markdown, isWritten = true) => {
  const {tree} = read(tex)
  const [cites, expected] = [tree, read(markdown).tree].map(citationsOf)
  expect(shown(tree)).toBe(shown(read(markdown).tree))
  expect(cites!.map(cite => [cite.narrative, cite.items.map(({mode}) => mode)])).toEqual(
    expected!.map(cite => [cite.narrative, cite.items.map(({mode}) => mode)])
  )
  for (const {position} of cites!)
    expect(tex.slice(position!.start.offset, position!.end.offset)).toMatch(/cite/i)
  for (const {key, place} of cites!.flatMap(({items}) => items)) {
    expect(tex.slice(place.start.offset, place.end.offset)).toBe(key)
  }
  const [command] = cites!.flatMap(({data}) => data?.command ?? [])
  if (isWritten) expect(markdown).toContain(command?.markdown)
})

test('words before a work that is named in the sentence are in its brackets', () => {
  const {tree} = read('So \\textcite[vgl.][S.~5]{a} und \\citet[see][]{b,c}.', 'de')
  expect(citationsOf(tree).map(({narrative, items}) => [narrative, items.map(({prefix}) => prefix)])).toEqual(
    [
      [true, [[expect.objectContaining({value: 'vgl.'})]]],
      [true, [[expect.objectContaining({value: 'see'})]]],
      [true, [[]]]
    ]
  )
  expect(citationsOf(tree).flatMap(({data}) => data?.command?.markdown ?? [])).toEqual([])
})

test('a locator has the label of the language', () => {
  expect(notation(read('\\citep[S.~3]{a}', 'de').tree)).toBe('‹@a {page 3}›')
})

test('\\nocite lists works and shows nothing', () => {
  const {tree, nocite} = read('a\n\n\\nocite{x, y}\n\nb\\nocite{*}')
  expect(nocite.map(({key, place}) => `${key} ${place.start.line}:${place.start.column}`)).toEqual([
    'x 3:9',
    'y 3:12',
    '* 5:10'
  ])
  expect(tree.children.map(({type}) => type)).toEqual(['paragraph', 'nocite', 'paragraph'])
})

// LaTeX without an equivalent citation in Markdown, and the citations named by the finding.
test.each([
  ['\\citeauthor{a}', ['\\citeauthor{a}']],
  ['\\citetitle{a}', ['\\citetitle{a}']],
  ['\\fullcite{a}', ['\\fullcite{a}']],
  ['\\cite {a}', ['\\cite']],
  ['\\cite<see>{a}', ['\\cite']],
  ['\\citep[see [e.g.]]{a}', ['\\citep']],
  ['\\cite{}', ['\\cite{}']],
  ['\\citep[see @b]{a}', ['\\citep[see @b]{a}']],
  ['\\citep[\\foo{x}]{a}', ['\\citep[\\foo{x}]{a}']],
  ['\\foo{See \\citet[p. 3]{a} and [see @b]}', ['\\citet[p. 3]{a}', '[see @b]']],
  ['<div>See [@a] and a@b.org.</div>', ['[@a]']],
  ['<table><tr><td>[see @a]</td></tr></table>', ['[see @a]']],
  ['<section>\n[@a]\n</section>', ['[@a]']],
  ['<p title="[@a]">x</p>', []],
  ['<!-- [@a] -->', []],
  ['<style>\n[@media] {}\n</style>', []],
  ['x <span class="citation" data-cites="a b">(A)</span>', ['<span class="citation" data-cites="a b">']],
  ['\\cite in LaTeX', []],
  ['`\\cite{a}` $x$', []],
  ['\\verb|\\cite{a}|', []],
  ['\\begin{verbatim}x@y.z\\end{verbatim}', []]
])('%s is refused', (text, expected) => {
  const unread = read(text).findings.filter(({rule}) => rule === 'citation-unread')
  expect(unread.map(({place}) => text.slice(place?.start.offset, place?.end.offset))).toEqual(expected)
  expect(unread.every(({note}) => note !== undefined)).toBe(true)
})
