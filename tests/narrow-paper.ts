/**
 * A paper in two narrow columns with long formulas in its text. LuaHBTeX 1.15 (TeX Live 2022) sets the same paragraphs in columns of the
 * same width without an overfull line.
 */
export const narrowPaper = String.raw`---
title: Long formulas in the text
author: Ada Lovelace
lang: en
style: twocolumn
license: CC0-1.0
---

# Introduction

For all $\varepsilon > 0$ there is a $\delta > 0$ such that $|f(x) - f(y)| < \varepsilon$ whenever $|x - y| < \delta$. We write $a_1 + a_2 + a_3 + \cdots + a_n = \sum_{i=1}^n a_i = S_n \le (n+1)\max_i a_i$ for the sum, and then the polynomial $p(x) = c_0 + c_1 x + c_2 x^2 + c_3 x^3 + c_4 x^4 + c_5 x^5 + c_6 x^6$ has degree six. The energy $E = \frac{1}{2} m v^2 + m g h + \frac{1}{2} k x^2 + \frac{1}{2} I\omega^2 = \mathrm{const}$ is conserved in time.

By the triangle inequality $\|x + y + z\| \le \|x\| + \|y\| + \|z\| \le 3 \max(\|x\|, \|y\|, \|z\|)$ and so on, with $(a+b)^{10} = a^{10} + 10 a^9 b + 45 a^8 b^2 + 120 a^7 b^3 + 210 a^6 b^4 + 252 a^5 b^5 + \cdots$ as an example of a formula that is much longer than a line of a column of this kind.

The function $g(x_1, x_2, x_3, x_4, x_5 + x_6 + x_7 + x_8 + x_9 + x_{10} + x_{11} + x_{12} + x_{13})$ has its only operators in brackets. A list has formulas, too:

- the Gaussian $\varphi(x) = \frac{1}{\sigma\sqrt{2\pi}} \exp\bigl(-\frac{(x-\mu)^2}{2\sigma^2}\bigr) = \varphi_0(x)$ with its mean $\mu$,
- the series $e^x = 1 + x + \frac{x^2}{2} + \frac{x^3}{6} + \frac{x^4}{24} + \frac{x^5}{120} + \cdots$, which converges everywhere.

| Law | Formula |
|:----|:--------|
| binomial | $(x+y)^4 = x^4 + 4x^3y + 6x^2y^2 + 4xy^3 + y^4$ |

: A table. {#tbl:laws}
`
