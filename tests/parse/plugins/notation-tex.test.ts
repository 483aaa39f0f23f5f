import {expect, test} from 'vitest'
import {outline, parse, sources} from '../../notation.ts'

test.each([
  ['\\ref{fig:a_b_c}', 'crossReference<bare fig:a_b_c>"\\\\ref{fig:a_b_c}"'],
  ['\\eqref{x}', 'crossReference<number x>"\\\\eqref{x}"'],
  ['\\autoref{x}', 'crossReference<name x>"\\\\autoref{x}"'],
  ['\\cref{x} \\Cref*{y}', 'crossReference<name x>"\\\\cref{x}" " " crossReference<name y>"\\\\Cref*{y}"'],
  ['\\cref{a, b}', 'crossReferenceList(crossReference<name a>"\\\\cref{a" crossReference<name b>"b}")'],
  ['\\ref{}', 'rawTex<ref>"\\\\ref{}"'],
  ['\\ref x', 'rawTex<ref>"\\\\ref" " x"']
])('references: %s', (text, expected) => {
  expect(outline(text)).toBe(`paragraph(${expected})`)
})

test.each([
  ['a\\newpage b', '"a" rawTex<newpage>"\\\\newpage" " b"'],
  ['\\textsc{a *b* {c_d_e}} f', 'rawTex<textsc>"\\\\textsc{a *b* {c_d_e}}" " f"'],
  ['\\cite[p. 3]{k}', 'rawTex<cite>"\\\\cite[p. 3]{k}"'],
  ['\\vspace*{1cm}', 'rawTex<vspace>"\\\\vspace*{1cm}"'],
  ['*\\LaTeX*', 'emphasis(rawTex<LaTeX>"\\\\LaTeX")'],
  ['\\LaTeX[@k]', 'rawTex<LaTeX>"\\\\LaTeX" "[@k]"'],
  ['\\textit{a\nb}', 'rawTex<textit>"\\\\textit{a\\nb}"'],
  ['\\textit{a', 'rawTex<textit>"\\\\textit" "{a"'],
  ['\\textit{a \\} b}', 'rawTex<textit>"\\\\textit{a \\\\} b}"'],
  ['\\*a\\* \\# \\a{b} \\1', '"*a* # \\\\a{b} \\\\1"'],
  ['a\\\nb', '"a" break "b"'],
  ['`\\ref{x}` $a\\ref{x}$', 'inlineCode"\\\\ref{x}" " " inlineMath"a\\\\ref{x}"'],
  [
    '$\\ref{x}$ $\\eqref{x}$',
    'crossReference<bare x>"\\\\ref{x}" " " crossReference<number x>"\\\\eqref{x}"'
  ],
  ['\\\\ref{x}', '"\\\\ref{x}"']
])('commands: %s', (text, expected) => {
  expect(outline(text)).toBe(`paragraph(${expected})`)
})

test.each([
  ['\\begin{equation}\na_b*c*d_e\n\\label{eq:x}\n\\end{equation}', 'math{#eq:x}"a_b*c*d_e"'],
  ['\\begin{displaymath}x\\end{displaymath}', 'math"x"'],
  ['\\begin{align}\na &= b\n\\end{align}', 'math"\\\\begin{align*}\\na &= b\\n\\\\end{align*}"'],
  ['\\begin{gather*}a\\end{gather*}', 'math"\\\\begin{gather*}a\\\\end{gather*}"'],
  ['\\begin{multline}a\\end{multline}', 'math"\\\\begin{multline*}a\\\\end{multline*}"'],
  ['\\begin{eqnarray}a&=&b\\end{eqnarray}', 'math"\\\\begin{align*}a&=b\\\\end{align*}"'],
  [
    'a\n\\begin{equation}\n- x\n\n# y\n\\end{equation}\nb',
    'paragraph("a") math"- x\\n\\n# y" paragraph("b")'
  ],
  ['- a\n  \\begin{equation}\n  x\n  \\end{equation}', 'list(listItem(paragraph("a") math"x"))'],
  ['> \\begin{equation}\n> x\n> \\end{equation}', 'blockquote(math"x")'],
  ['\\begin{equation}\\begin{split}a\\end{split}\\end{equation}', 'math"\\\\begin{split}a\\\\end{split}"'],
  [
    '\\begin{table}\n\n- a\n\n\\end{table}\n\nb',
    'rawTex<table>"\\\\begin{table}\\n\\n- a\\n\\n\\\\end{table}" paragraph("b")'
  ],
  [
    '\\begin{a}\n\\begin{a}\nx\n\\end{a}\ny\n\\end{a}\nb',
    'rawTex<a>"\\\\begin{a}\\n\\\\begin{a}\\nx\\n\\\\end{a}\\ny\\n\\\\end{a}" paragraph("b")'
  ],
  ['\\begin{equation}\nx_a_\n\\end{equation}, where', 'paragraph(inlineMath!"x_a_" ", where")'],
  ['so \\begin{math}x_a_\\end{math} is', 'paragraph("so " inlineMath"x_a_" " is")'],
  ['so \\begin{foo}x', 'paragraph("so " rawTex<begin>"\\\\begin{foo}" "x")']
])('environments: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['$$ E=mc^2 $$ {#eq:x}', 'math{#eq:x}"E=mc^2"'],
  ['$$ E=mc^2 $${#eq:x}', 'math{#eq:x}"E=mc^2"'],
  ['$$\nx\n$$ {#eq:x}\n\nb', 'math{#eq:x}"x" paragraph("b")'],
  ['$$\nx\n$$\n{#eq:x}', 'math"x" paragraph("{#eq:x}")'],
  ['$$a\n= b$$\n{#eq:x}', 'math{#eq:x}"a\\n= b"'],
  ['$$a^n \\label{eq:f}$$', 'math{#eq:f}"a^n"'],
  ['$$\nx\n\\label{eq:f}\n$$', 'math{#eq:f}"x"'],
  ['$$\n\\begin{aligned}x\\end{aligned} $$\nb', 'math"\\\\begin{aligned}x\\\\end{aligned}" paragraph("b")'],
  ['$$\nx\n$$ where', 'paragraph(inlineMath!"x" " where")'],
  ['a $$x$$ {#eq:y} b', 'paragraph("a " inlineMath!{#eq:y}"x" " b")'],
  ['a $$x$$.', 'paragraph("a " inlineMath!"x" ".")'],
  ['a $x$ {#y}', 'paragraph("a " inlineMath"x" " {#y}")'],
  ['a\n$$\nx\n\ny\n$$\nb', 'paragraph("a") math"x\\n\\ny" paragraph("b")'],
  ['$$\n\\$$ $\n$$', 'math"\\\\$$ $"'],
  ['> $$\n> x\n> $$', 'blockquote(math"x")'],
  ['$x$', 'paragraph(inlineMath"x")'],
  ['$$ a', 'paragraph("$$ a")'],
  ['$$ x =\ny\n$$\n\n# H', 'math"x =\\ny" heading("H")'],
  ['a\n$$ x =\ny\n$$ {#eq:x}\nb', 'paragraph("a") math{#eq:x}"x =\\ny" paragraph("b")'],
  [
    '- $$ x = \\begin{cases}\n  1 \\end{cases}\n  $$\n- b',
    'list(listItem(math"x = \\\\begin{cases}\\n1 \\\\end{cases}") listItem(paragraph("b")))'
  ],
  ['> $$ a\n> - b\n> $$\n\nc', 'blockquote(math"a\\n- b") paragraph("c")'],
  ['$$ a\n+ b\n=\n# c\n> d\n$$\ne', 'math"a\\n+ b\\n=\\n# c\\n> d" paragraph("e")'],
  ['$$ \\text{for $x$}\n$$', 'math"\\\\text{for $x$}"'],
  ['$$ a\n+ b\n$$ where', 'paragraph(inlineMath!"a\\n+ b" " where")'],
  ['a $$ x\ny\n$$\n\n# H', 'paragraph("a " inlineMath!"x\\ny") heading("H")'],
  ['a `$$` \\$$\n$$\nx\n$$', 'paragraph("a " inlineCode"$$" " $$") math"x"'],
  ['$$ a\n\nb', 'paragraph("$$ a") paragraph("b")'],
  ['$$\na\n\n# H\n\n$$\nb\n$$', 'math"a" heading("H") math"b"'],
  ['$$\na\n\nSome words.\n\n$$\nb\n$$', 'math"a" paragraph("Some words.") math"b"'],
  ['$$\na\n\n\\text{for all words}\n$$', 'math"a\\n\\n\\\\text{for all words}"']
])('display maths: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test('each label of an environment is kept, and none is left in the formula', () => {
  const {tree} = parse('\\begin{align}\na &= b \\label{eq:1} \\\\\nc &= d \\label{eq:2}\n\\end{align}')
  expect(tree.children).toMatchObject([
    {
      type: 'math',
      value: '\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}',
      data: {attributes: {id: 'eq:1'}, labels: ['eq:2'], hName: 'pre'}
    }
  ])
})

test.each([
  ['# A \\label{sec:a_b}', 'heading{#sec:a_b}("A")'],
  ['# A \\label{b} {.c}', 'heading{#b .c}("A")'],
  ['# A \\label{b} {#c}', 'heading{#c}+b("A")'],
  ['# A {#c}', 'heading{#c}("A")'],
  ['a \\label{b}', 'paragraph("a " rawTex<label>"\\\\label{b}")']
])('labels: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test('unclosed environments are reported', () => {
  expect(parse('a\n\n\\begin{table}\nb').messages).toEqual([
    '3:1-4:2: The block that begins here is not closed, expected `\\end{table}` (environment-unclosed)'
  ])
  expect(parse('$$\na').messages).toEqual([
    '1:1-1:3: This `$$` is not closed, expected another after the formula, or `\\$\\$` (math-unclosed)'
  ])
  expect(parse('> $$\n> a\nb').messages).toEqual([
    '1:3-1:5: This `$$` is not closed, expected another after the formula, or `\\$\\$` (math-unclosed)'
  ])
  expect(parse('$$\na\n$$ {#b}\n\n$$ c $$\n\n\\begin{d}\n\\end{d}').messages).toEqual([])
})

test('nodes have the places of their source', () => {
  expect(sources('a \\cref{b,c} d', 'crossReference')).toEqual(['\\cref{b', 'c}'])
  expect(sources('a \\textsc{b\nc} d', 'rawTex')).toEqual(['\\textsc{b\nc}'])
  expect(sources('a\n$$\r\nx\r\n$$ {#y}\r\n', 'math')).toEqual(['$$\r\nx\r\n$$ {#y}'])
  expect(sources('$$ x $$ {#y}', 'math')).toEqual(['$$ x $$ {#y}'])
  expect(sources('a\n\\begin{equation}\nx\n\\end{equation}\nb', 'math')).toEqual([
    '\\begin{equation}\nx\n\\end{equation}'
  ])
})

test.each([
  ['a \\SI{3}{\\meter} b', 'paragraph("a " inlineMath"\\\\SI{3}{\\\\meter}" " b")'],
  ['a \\qty{3}', 'paragraph("a " rawTex<qty>"\\\\qty{3}")']
])('quantities in text are formulas: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})
