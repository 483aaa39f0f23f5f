import {expect, test} from 'vitest'
import {shortOmml} from './short-form.ts'

const tex = String.raw
const scripts = ['', '_i', '^n', '_i^n', tex`\limits_i^n`, tex`\nolimits_i^n`]
const operands = [
  '',
  'x',
  'x+y',
  '-x+y',
  'x=y',
  'x,y',
  '(x+y)z-1',
  '|x-y|z',
  tex`\left(x-y\right)z+1`,
  tex`x\,dx`,
  tex`\frac{x}{y}\pm z`,
  tex`\sum_j x_j+y`,
  tex`\int_0^1 x\,dx+y`,
  tex`x\to y`,
  tex`x\mid y`,
  'f(x,y)-z',
  tex`\{x,y\}`,
  tex`\lim_{x} y`
]
const others = tex`\prod \coprod \bigcup \bigcap \bigoplus \bigotimes \bigvee \bigwedge \oint \iint \iiint \iiiint \biguplus \bigsqcup`
const bases = [
  'x',
  '(x)',
  '|x|',
  'xy',
  '{xy}',
  tex`\sin`,
  tex`\lim`,
  tex`\max`,
  tex`\mathbf{x}`,
  tex`\frac{x}{y}`
]
const marks = ['_i', '^n', '_i^n', "'", "''_i", '_{i,j}^{n+1}', tex`_{i_j}`, tex`^{n^m}`, tex`\limits_i`]
const accents = tex`\hat \bar \vec \tilde \dot \ddot \dddot \breve \check \acute \grave \mathring \widehat \widetilde \overline \underline \overbrace \underbrace \overrightarrow \overleftarrow`
const faces = tex`\mathrm \mathbf \mathit \mathsf \mathtt \mathcal \mathscr \mathfrak \mathbb \boldsymbol \text \textbf \textit \operatorname`
const fences = [
  tex`\left(x\right)`,
  tex`\left[x\right)`,
  tex`\left.x\right|`,
  tex`\left|x\right.`,
  tex`\left\langle x\middle|y\middle|z\right\rangle`,
  tex`\left\{x\right\}`,
  tex`\bigl(x\bigr)`,
  tex`\Big|x\Big|`,
  '(x',
  'x)',
  ')x(',
  '[x)',
  '((x)y)',
  '|x|y|z|',
  '||x||',
  tex`\|x\|`,
  tex`\lfloor x\rfloor\lceil y\rceil`,
  '(x|y)',
  '(x;y,z)'
]
const rows = [
  tex`\begin{matrix}a&b\\c&d\end{matrix}`,
  tex`\begin{matrix}a\\b&c\end{matrix}`,
  tex`\begin{pmatrix}a&b\end{pmatrix}`,
  tex`\begin{bmatrix}a\\b\end{bmatrix}`,
  tex`\begin{Bmatrix}a\end{Bmatrix}`,
  tex`\begin{vmatrix}a&b\\c&d\end{vmatrix}`,
  tex`\begin{Vmatrix}a&b\\c&d\end{Vmatrix}`,
  tex`\begin{cases}a&b\\c&d\end{cases}`,
  tex`\begin{array}{lcr}a&b&c\\x&y&z\end{array}`,
  tex`\begin{array}{c|c}a&b\end{array}`,
  tex`\begin{aligned}a&=b&c&=d\\x&=y\end{aligned}`,
  tex`\begin{gathered}a\\b\end{gathered}`,
  tex`\begin{smallmatrix}a&b\\c&d\end{smallmatrix}`,
  tex`\substack{a\\b}`,
  tex`\sum_{\substack{a\\b}}x`
]
const more = [
  tex`\frac{a}{b}`,
  tex`\tfrac{a}{b}`,
  tex`\dfrac{a+b}{c}`,
  tex`\cfrac{a}{b+\cfrac{c}{d}}`,
  tex`\binom{n}{k}`,
  tex`{a\over b}`,
  tex`{a\atop b}`,
  tex`\sqrt{x}`,
  tex`\sqrt[n]{x}`,
  tex`\sqrt{}`,
  tex`\overset{a}{b}`,
  tex`\underset{a}{b}`,
  tex`\stackrel{a}{=}`,
  tex`\xrightarrow[b]{a}`,
  tex`\xleftarrow{a}`,
  tex`\boxed{a}`,
  tex`\cancel{a}`,
  tex`\phantom{a}`,
  tex`\hphantom{a}`,
  tex`\vphantom{a}`,
  tex`{}_a^b x`,
  tex`{}_a x`,
  tex`a\,b\:c\;d\quad e\qquad f\!g`,
  tex`a\ b~c`,
  '12.5x',
  '1{,}000',
  'a:b',
  'a<b>c',
  'a&=b',
  tex`a\bmod b`,
  tex`a\pmod{b}`,
  tex`\sin x\cos(y)\log_2 z`,
  tex`\operatorname*{arg\,max}_x y`,
  tex`\text{if }x\text{ or }y`,
  tex`\color{red}x`,
  tex`\alpha\Alpha\Gamma\varphi\ell\hbar\infty\partial\nabla`,
  tex`\ldots\cdots\vdots\ddots`,
  tex`\not=\neq\notin`,
  tex`\ce{2H2 + O2 -> 2H2O}`,
  tex`\ce{^{14}_{6}C}`,
  tex`\ce{SO4^2-}`
]

const each = (names: string, after: string): readonly string[] => names.split(' ').map(name => name + after)

test.each([
  ['sums', scripts.flatMap(script => operands.map(operand => tex`\sum${script} ${operand}`))],
  ['integrals', scripts.flatMap(script => operands.map(operand => tex`\int${script} ${operand}`))],
  ['operators', ['', '_i', '^n', '_i^n'].flatMap(script => each(others, `${script} x+y=z`))],
  ['scripts', bases.flatMap(base => marks.map(mark => base + mark))],
  ['accents', [...each(accents, '{x}'), ...each(accents, '{xy}_i^n')]],
  ['faces', [...each(faces, '{x}'), ...each(faces, '{x1y}^{2}')]],
  ['fences', fences.flatMap(fence => [fence, `${fence}^2_i`, tex`f${fence}=y`])],
  ['rows', rows],
  ['others', more]
])('formulas in the form of Word are the same as before: %s', async (name, formulas) => {
  const lines = formulas.flatMap(formula => {
    const [display, inline] = [shortOmml(formula), shortOmml(formula, false)]
    return [
      formula,
      `  ${display ?? 'no formula'}`,
      ...(display === inline ? [] : [`  in a line: ${inline ?? 'no formula'}`])
    ]
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
    new URL(`../../../data/word/formulas-${name}.txt`, import.meta.url).pathname
  )
})

test.each(['sum', 'int'])('in a formula with \\%s, the last letter is the last one of its form', sign => {
  for (const script of scripts)
    for (const operand of operands) {
      const form = shortOmml(`\\${sign}${script} ${operand}q`)!
      expect(form.replace(/\)*$/, '').at(-1), `${script} ${operand}`).toBe('q')
    }
})
