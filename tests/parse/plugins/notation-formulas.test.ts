import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {articleHtml, articleWords} from '../../article-words.ts'
import {textWorld} from '../../world.ts'

describe('a macro with an optional argument', () => {
  test.each([
    ['\\newcommand{\\x}[2][d]{#2#1}\n\n$\\x{a}$', 'ad'],
    ['\\newcommand{\\x}[2][d]{#2#1}\n\n$\\x[q]{a}$', 'aq'],
    ['\\newcommand\\x[1][d]{#1}\n\n$\\x+\\x[e]$', 'd+e'],
    ['\\newcommand{\\x}[2][{]}]{#1}\n\n$\\x{a}$', ']'],
    ['\\renewcommand{\\x}[3][d]{#3#2#1}\n\n$\\x bc$', 'cbd']
  ])('%s', async (source, expected) => {
    expect(await articleWords(source)).toBe(expected)
  })

  test('that uses more arguments than it has is kept as written', async () => {
    expect(await articleHtml('\\newcommand{\\x}[1][d]{#2}')).toContain('\\newcommand')
  })
})

test('subequations share a number, to which their label refers', async () => {
  const source = [
    '$$ z $$ {#eq:z}',
    '\\begin{subequations}\\label{eq:all}\n\\begin{align}\na \\label{eq:a} \\\\\nb\n\\end{align}',
    '\\begin{equation}c\\label{eq:c}\\end{equation}\n\\end{subequations}',
    '$$ y $$ {#eq:y}',
    'See \\eqref{eq:all}, \\eqref{eq:a}, @eq:c and @eq:y.'
  ].join('\n\n')
  const words = await articleWords(source)
  expect(words.replaceAll('\u00A0', ' ')).toContain('See (2), (2a), Equation (2c) and Equation (3).')
  expect(words).toMatch(/\(2a\).*\(2b\).*\(2c\).*\(3\)/)
})

test.each([
  [
    '\\begin{align}a \\label{eq:a}\\\\\n\\intertext{With \\emph{noise} $n$ of Doe,}\nb \\label{eq:b}\n\\end{align}',
    'With noise n of Doe,'
  ],
  ['\\begin{align}a \\label{eq:a} \\shortintertext{and}\nb \\label{eq:b}\n\\end{align}', 'and'],
  [
    '\\begin{equation}a\\label{eq:a}\\end{equation}\nand, % or\nby \\textbf{all},\n\\begin{equation}b\\label{eq:b}\\end{equation}',
    'and, by all,'
  ],
  ['% A remark.\nFirst,\n\n\\begin{gather}a\\label{eq:a}\\\\b\\label{eq:b}\\end{gather}\nlast.', 'last.']
])('words are printed between subequations: %s', async (inner, words) => {
  const source = `\\begin{subequations}\\label{eq:all}\n${inner}\n\\end{subequations}\n\nSee \\eqref{eq:all}, \\eqref{eq:a}, \\eqref{eq:b}.`
  const shown = (await articleWords(source)).replace(/[\u00A0\s]+/g, ' ')
  expect(shown).toContain(words)
  expect(shown).toContain('See (1), (1a), (1b).')
  expect(shown).not.toMatch(/remark|% or|[\\{}]/)
})

test('the label of a formula that is not read has no other label as its repair', async () => {
  const source =
    '\\begin{subequations}\\label{eq:sys}\n\\begin{itemize}\\item a\\end{itemize}\n\\end{subequations}\n\n$$ y $$ {#eq:sym}\n\nSee \\eqref{eq:sys}.'
  const {diagnostics} = await build(textWorld({'01.md': source}), createMemo(), {entry: '', outputs: []})
  const [found] = diagnostics.filter(({code}) => code === 'G301')
  expect(found?.note).toContain('see G515 there')
  expect(found?.expected ?? []).toEqual([])
})

test('an invalid formula in an abstract is reported at its place', async () => {
  const world = textWorld({
    'manuscript/manuscript.yaml': 'title: A\nabstract: So $\\nope$ is.\n',
    'manuscript/01.md': 'Words.'
  })
  const {diagnostics} = await build(world, createMemo(), {entry: '', outputs: []})
  const found = diagnostics.filter(({code}) => code === 'G509')
  expect(found.map(({file, start}) => `${file}:${start?.line}:${start?.column}`)).toEqual([
    'manuscript/manuscript.yaml:2:11'
  ])
})

describe('a dollar begins a formula only by Pandoc’s rule', () => {
  test.each([
    ['It costs $5. That costs $6.', 'It costs $5. That costs $6.'],
    ['From $20,000 to USD$30,000', 'From $20,000 to USD$30,000'],
    ['$20-$30 and $ x $', '$20-$30 and $ x $'],
    ['A $b $c.', 'A $b $c.'],
    ['a$x$b', 'axb'],
    ['$x$2', '$x$2'],
    ['($x$) $\\$5$', '(x) $5'],
    // Formulas within the words of another formula, as Pandoc reads them.
    ['$\\text{if $x>0$}$ b', 'if\u00A0x>0 b'],
    ['$y \\mbox{ for\nall $n$}$ b', 'y\u00A0for all\u00A0n b'],
    ['$\\text{a {$b$} \\$}c$', 'a\u00A0b\u00A0$c'],
    // Words in a formula whose braces are not closed.
    ['$\\text{a$ and $b$', '$\\text{a$ and b']
  ])('%s', async (source, expected) => {
    expect(await articleWords(source)).toBe(expected)
  })
})
