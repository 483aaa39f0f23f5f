import {expect, test} from 'vitest'
import {formulaWords} from '../../src/core/formula-words.ts'
import {isXmlElement, xml} from '../../src/core/xml-tree.ts'
import {fitted} from '../../src/outputs/jats/fit.ts'
import {furtherTitles, subtitleText, titleText, wholeTitle} from '../../src/outputs/page/titles.ts'
import {titleInWords} from '../../src/outputs/printed-entry.ts'
import {articleHtml} from '../article-words.ts'
import {blocksOf, renderingOf} from '../compose/article.ts'

const macros = String.raw`header-includes: |
  \DeclarePairedDelimiter{\abs}{\lvert}{\rvert}
  \newcommand{\size}[2][n]{\lVert #2\rVert_{#1}}
  \newcommand{\R}{\mathbb{R}}
  \newcommand{\loop}{\loop}
`

/** The description that a picture has from its caption, in a paper with the macros above. */
test.each([
  ['For $\\abs{x} < 1$.', 'For |x| < 1.'],
  ['For $\\abs*{\\frac{a}{b}}$ and $\\size{v}$, $\\size[2]v$', 'For |a/b| and ‖v‖n, ‖v‖2'],
  ['In $\\R^n$ and $\\loop x$', 'In Rⁿ and loop x'],
  ['By $\\norm{x}$ and $\\sqrt{x}$, $\\left(\\ket{a}\\right)$', 'By ‖x‖ and √x, (|a⟩)'],
  ['The $\\ell_1$ norm *of* $x_i^2$', 'The ℓ1 norm of xi²']
])('the description of a picture: %s', async (caption, expected) => {
  const html = await articleHtml(`![${caption}](a.svg){#fig:a}\n\n@fig:a`, macros)
  expect(/<img [^>]*alt="([^"]*)"/.exec(html)?.[1]).toBe(expected)
})

/** The nodes that a reference prints for the title of its target. */
test.each([
  [
    '# On $\\ell_1$ {#t}',
    [
      {type: 'text', value: 'On '},
      {type: 'formula', tex: '\\ell_1'}
    ]
  ],
  [
    '# \\texorpdfstring{$x$-norms}{x} {#t}',
    [
      {type: 'formula', tex: 'x'},
      {type: 'text', value: '-norms'}
    ]
  ],
  [
    '# An *old* law^[A note.] {#t}',
    [
      {type: 'text', value: 'An '},
      {type: 'emphasis', children: [{type: 'text', value: 'old'}]},
      {type: 'text', value: ' law'}
    ]
  ],
  [
    '![Of $x$.](a.svg){#t}',
    [
      {type: 'text', value: 'Of '},
      {type: 'formula', tex: 'x'},
      {type: 'text', value: '.'}
    ]
  ],
  [
    '\\begin{theorem}[Law of $x$ \\cite{doe}]\\label{t}\nSo.\n\\end{theorem}',
    [
      {type: 'text', value: 'Law of '},
      {type: 'formula', tex: 'x'}
    ]
  ],
  [
    '# See \\nameref{t} {#t}',
    [
      {type: 'text', value: 'See '},
      {type: 'text', value: 'See \\nameref{t}'}
    ]
  ]
])('the title of %s', async (target, expected) => {
  const blocks = await blocksOf(`${target}\n\nSee \\nameref{t}.`, {
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'references.bib': '@book{doe, title={Bread}, year={1999}}'
  })
  const last = (blocks as Array<{children?: object[]}>).findLast(({children}) =>
    JSON.stringify(children ?? '').includes('"See "')
  )
  const reference = last?.children?.find(node => 'type' in node && node.type === 'crossReference')
  expect(reference).toMatchObject({children: expected})
})

test('titles in metadata print formulas as characters', async () => {
  const {manuscript, article} = await renderingOf({
    'manuscript.yaml': `title: On $\\ell_1$ in $\\R$\nsubtitle: For $x^2$\ntitles: {de: Zu $\\ell_1$}\n${macros}`,
    '01.md': 'Words.'
  })
  expect(titleText(manuscript)).toBe('On ℓ1 in R')
  expect(wholeTitle(manuscript)).toBe('On ℓ1 in R: For x²')
  expect(subtitleText(manuscript)).toBe('For x²')
  expect(furtherTitles(manuscript)).toEqual([{lang: 'de', text: 'Zu ℓ1'}])
  expect(titleInWords(article.front.subtitle)).toBe('For x²')
})

test('a formula where JATS allows none is printed as characters', () => {
  const formula = xml(
    'inline-formula',
    {},
    xml('alternatives', {}, xml('tex-math', {}, '\\ell_1'), xml('mml:math'))
  )
  const fit = fitted(xml('xref', {}, 'On ', formula))
  expect(fit.children.filter(child => !isXmlElement(child)).join('')).toBe('On ℓ1')
})

test.each([
  ['\\abs x y', '|x| y'],
  ['\\alpha\\beta', 'αβ'],
  ['\\abs{', 'abs']
])('%s', (tex, words) => {
  expect(formulaWords(tex)).toBe(words)
})
