import {describe, expect, test} from 'vitest'
import {shortOmml} from './short-form.ts'

describe('formulas in the form of Word', () => {
  test.each([
    ['x+1', 'x+1'],
    [String.raw`\frac{a}{b}`, 'f(num(a) den(b))'],
    [String.raw`\binom nk`, 'd(() e(f(noBar num(n) den(k))))'],
    ['x_i^2 y_j z^3', 'sSubSup(e(x) sub(i) sup(2)) sSub(e(y) sub(j)) sSup(e(z) sup(3))'],
    [String.raw`\sqrt{x}\sqrt[3]{y}`, 'rad(deg() e(x)) rad(deg(3) e(y))'],
    ['f(x)', 'f d(() e(x))'],
    [String.raw`\left.\frac ab\right|`, 'd(.| e(f(num(a) den(b))))'],
    [String.raw`\left\{x\middle|y\right\}`, 'd({|} e(x) e(y))'],
    ['|x|^2 P(a|b)', 'sSup(e(d(|| e(x))) sup(2)) P d(() e(a|b))'],
    [String.raw`\sum_{i=1}^n a_i = b`, 'nary(∑undOvr sub(i=1) sup(n) e(sSub(e(a) sub(i)))) =b'],
    [String.raw`\int f\,dx`, 'nary(∫subSup sub() sup() e(f\u2009dx))'],
    [String.raw`\sum_i`, 'limLow(e(∑) lim(i))'],
    [String.raw`\hat x\bar y\vec v`, 'acc(\u0302 e(x)) acc(\u0305 e(y)) acc(\u20d7 e(v))'],
    [String.raw`\overline{AB}`, 'bar(top e(AB))'],
    [String.raw`\underbrace{a}_n`, 'limLow(e(groupChr(⏟bottop e(a))) lim(n))'],
    [String.raw`\lim_{x\to0}f`, 'limLow(e(lim:p) lim(x→0)) \u2009f'],
    [String.raw`\mathbf{x}\mathbb{R}\mathcal{A}`, 'x:b ℝ A:script'],
    [String.raw`\Gamma\sin x`, 'Γ:p \u2009 sin:p \u2009x'],
    [String.raw`\text{if }x`, 'if\u00a0:nor x'],
    [String.raw`\textbf{if}\textbf{\textit{x}}`, 'if:nor b x:nor bi'],
    [String.raw`\textit{if}\textsf{x}\texttt{y}`, 'if:nor i xy:nor'],
    ['{}^{14}C', 'sPre(sub(\u200b) sup(14) e(C))'],
    [String.raw`\ce{H2O}`, 'sSub(e(H:p) sub(2)) O:p'],
    [String.raw`\xrightarrow{f}`, 'limUpp(e(→) lim(f))'],
    [String.raw`\boxed{x}`, 'borderBox(e(x))'],
    [String.raw`\cancel{x}`, 'borderBox(e(x))'],
    [String.raw`\phantom{x}y`, 'phant(0 e(x)) y'],
    [String.raw`\begin{aligned}a&=b\end{aligned}`, 'm(30mcs mr(e(a) e(\u200b=b)))'],
    [String.raw`\begin{pmatrix}1\\2\end{pmatrix}`, 'd(() e(eqArr(e(1) e(2))))'],
    [String.raw`\begin{pmatrix}1\end{pmatrix}`, 'd(() e(1))'],
    [String.raw`\begin{pmatrix}1&2\\3&4\end{pmatrix}`, 'd(() e(m(mcs mr(e(1) e(2)) mr(e(3) e(4)))))']
  ])('%s', (tex, expected) => {
    expect(shortOmml(tex)).toBe(expected)
  })
})

test('a formula without content is none', () => {
  expect(shortOmml('{}')).toBe(undefined)
})
