import {expect, test} from 'vitest'
import {parseAttributes} from '../../../src/parse/plugins/attributes/parse-attributes.ts'
import {outline, sources} from '../../notation.ts'

test.each([
  ['{#fig:x}', {id: 'fig:x', classes: [], pairs: {}}],
  ['{#a .b .c-d k=v}', {id: 'a', classes: ['b', 'c-d'], pairs: {k: 'v'}}],
  ['{ width=80% height="9 pt" }', {classes: [], pairs: {width: '80%', height: '9 pt'}}],
  ['{alt="the \\"best\\" {set}" t=\'x y\'}', {classes: [], pairs: {alt: 'the "best" {set}', t: 'x y'}}],
  ['{-}', {classes: ['unnumbered'], pairs: {}}],
  ['{.a -}', {classes: ['a', 'unnumbered'], pairs: {}}],
  ['{id=x class="a b"}', {id: 'x', classes: ['a', 'b'], pairs: {}}],
  ['{#ä .ö lang=ar}', {id: 'ä', classes: ['ö'], pairs: {lang: 'ar'}}],
  ['{}', {classes: [], pairs: {}}],
  ['{k=}', {classes: [], pairs: {k: ''}}],
  ['{k="a\nb"}', {classes: [], pairs: {k: 'a b'}}],
  ['{ii, A, D-Z}', undefined],
  ['{A, p. 3}', undefined],
  ['{python}', undefined],
  ['{.5}', undefined],
  ['{#}', undefined],
  ['{-x}', undefined],
  ['{#a k="open}', {id: 'a', classes: [], pairs: {k: '"open'}}],
  ["{k='open .b}", {classes: ['b'], pairs: {k: "'open"}}],
  ['{k="open words}', undefined],
  ['{k=a"b}', undefined],
  ['{=latex}', undefined],
  ['#x', undefined]
])('%s', (source, expected) => {
  expect(parseAttributes(source)).toEqual(expected)
})

test('a key `__proto__` is a key like any other', () => {
  expect(Object.entries(parseAttributes('{__proto__=x}')?.pairs ?? {})).toEqual([['__proto__', 'x']])
})

test.each([
  ['![a](b.png){#x} c', 'paragraph(image{#x}<b.png|a> " c")'],
  ['[a](b){.c}', 'paragraph(link{.c}<b>("a"))'],
  ['<http://a.b>{.c}', 'paragraph(link{.c}<http://a.b>("http://a.b"))'],
  ['`a`{.py}', 'paragraph(inlineCode{.py}"a")'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are attributes after a formula
  ['$a$ $b${#m}', 'paragraph(inlineMath"a" " " inlineMath{#m}"b")'],
  ['`a`{.b}{.c}', 'paragraph(inlineCode{.b}"a" "{.c}")'],
  ['`a` {.b} c', 'paragraph(inlineCode"a" " {.b} c")'],
  ['`a`{ii, A, D-Z}', 'paragraph(inlineCode"a" "{ii, A, D-Z}")'],
  ['`a`\\{.b}', 'paragraph(inlineCode"a" "{.b}")'],
  ['`a`{#x\n.y}', 'paragraph(inlineCode{#x .y}"a")'],
  ['> `a`{#x\n> k="v\n> w"} b', 'blockquote(paragraph(inlineCode{#x k=v w}"a" " b"))'],
  ['![a](b.png){#x k="v} c', 'paragraph(image{#x k="v}<b.png|a> " c")'],
  ['`a`{#x k="v} `b`{k="w}', 'paragraph(inlineCode{#x k="v}"a" " " inlineCode{k="w}"b")'],
  ['`a`{k="v}w"} c', 'paragraph(inlineCode{k=v}w}"a" " c")'],
  ['*a*{.b}', 'paragraph(emphasis("a") "{.b}")'],
  ['text{.b} {#c}', 'paragraph("text{.b} {#c}")'],
  ['[@k, {ii, A}, and]', 'paragraph("[@k, {ii, A}, and]")']
])('inline: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['[a *b*]{.c}', 'paragraph(span{.c}("a " emphasis("b")))'],
  ['[a [b]{.c} d](u)', 'paragraph(link<u>("a " span{.c}("b") " d"))'],
  ['[a [b](u) c]{.d}', 'paragraph(span{.d}("a " link<u>("b") " c"))'],
  ['[a\nb]{.c}', 'paragraph(span{.c}("a\\nb"))'],
  ['[]{#x}', 'paragraph(span{#x}())'],
  ['[a]{}', 'paragraph(span{}("a"))'],
  ['[a]{b}', 'paragraph("[a]{b}")'],
  ['[a] {.b}', 'paragraph("[a] {.b}")'],
  ['\\[a]{.b}', 'paragraph("[a]{.b}")'],
  ['*[a*]{.b}', 'paragraph("*" span{.b}("a*"))'],
  ['![a]{.b}', 'paragraph("![a]{.b}")'],
  ['[a [b]{.c}', 'paragraph("[a " span{.c}("b"))'],
  ['[مكية]{lang="ar"}', 'paragraph(span{lang=ar}("مكية"))'],
  ['[a]{.b}\n\n[a]: u', 'paragraph(linkReference{.b}("a")) definition']
])('spans: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['# T {#sec:x .a}', 'heading{#sec:x .a}("T")'],
  ['# T {-}', 'heading{.unnumbered}("T")'],
  ['# T{#x} ##', 'heading{#x}("T")'],
  ['T *e* {#x}\n===', 'heading{#x}("T " emphasis("e"))'],
  ['# T {#x t="*y*"}', 'heading{#x t=*y*}("T")'],
  ['# T `c`{.py}', 'heading("T " inlineCode{.py}"c")'],
  ['# T `c`{.py} {#x}', 'heading{#x}("T " inlineCode{.py}"c")'],
  ['# T \\{#x}', 'heading("T {#x}")'],
  ['# T `{#x}`', 'heading("T " inlineCode"{#x}")'],
  ['# T {#x} more', 'heading("T {#x} more")'],
  ['# &amp; \\* {#x}', 'heading{#x}("& *")']
])('headings: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['```{.python #lst:x}\na\n```', 'figure{#lst:x}<listing>(code{.python}<python>"a")'],
  ['``` {.r .numberLines startFrom="3"}\na\n```', 'code{.r .numberLines startFrom=3}<r>"a"'],
  ['```python {#lst:x}\na\n```', 'figure{#lst:x}<listing>(code{}<python>"a")'],
  ['```{#x}\na\n```', 'code{#x}"a"'],
  ['```{python}\na\n```', 'code<{python}>"a"'],
  ['```js title="x"\na\n```', 'code<js>"a"']
])('code blocks: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['`\\vspace{1cm}`{=latex}', 'paragraph(rawTex<vspace>"\\\\vspace{1cm}")'],
  ['`<br>`{=html}', 'paragraph(html"<br>")'],
  ['`x`{=rtf}', 'paragraph(inlineCode"x" "{=rtf}")'],
  ['```{=latex}\n\\newpage\n```', 'rawTex<newpage>"\\\\newpage"'],
  ['```{=html}\n<hr>\n```', 'html"<hr>"']
])('raw formats: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test('a node extends to the end of its attributes; a heading without attributes ends with its words', () => {
  expect(sources('a ![b](c){#d\ne=f} g', 'image')).toEqual(['![b](c){#d\ne=f}'])
  expect(sources('a [b]{.c} d', 'span')).toEqual(['[b]{.c}'])
  expect(sources('# Title  {#x}', 'text')).toEqual(['Title'])
  expect(sources('Title\r\n{#x}\r\n=====', 'text')).toEqual(['Title'])
})
