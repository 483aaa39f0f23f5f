/** A paper with formulas of many kinds: the code that V8 compiles for it is cached for other papers (`compile.mjs`). */
export const formulaPaper = String.raw`---
title: Formulas
author: Ada Lovelace
lang: en
license: CC0-1.0
macros: {norm: '\lVert #1 \rVert'}
---

Let $f(x) = x^2 + 2x_i - \frac{1}{2}$, $\sqrt{a+b} \le \sqrt[3]{c}$, $\hat{x} \in \mathbb{R}^n$, $\norm{\mathbf{v}} = |v|$, $\vec{a} \cdot \overline{b}$, $\alpha, \beta \ldots \Gamma$, $a \ne b$, $f'(0)$, $\sin x + \log_2 y$, $\operatorname{Var}[X] = \mathrm{E}[X^2] - \mu^2$, $p(A \mid B)$, $10\,\text{km}$, $\mathit{offset}$, $\{x : x > 0\}$, $\left(\frac{a}{b}\right)^2$, $n!$, $f\colon A \to B$, $\ce{2H2 + O2 -> 2H2O}$, $\SI{3e8}{\meter\per\second}$, $\qty{9.81}{m/s^2}$ and $\num{12345.6}$.

$$
\sum_{k=0}^{\infty} \frac{x^k}{k!} = \lim_{n \to \infty} \left(1 + \frac{x}{n}\right)^n = \int_0^1 g(t)\,dt = \prod_{i=1}^n a_i \quad \text{for all } x
$$ {#eq:sum}

\begin{align}
a &= b + c \label{eq:first} \\
  &\quad - \binom{n}{k} \bigl( x + y \bigr) \notag \\
\nabla \times \mathbf{E} &= -\frac{\partial \mathbf{B}}{\partial t} + \underbrace{a + b}_{n} + \overbrace{c}^{m}
\end{align}

$$
A = \begin{pmatrix} 1 & 0 \\ 0 & \ddots \end{pmatrix}, \qquad |x| = \begin{cases} x & x \ge 0 \\ -x & \text{else} \end{cases}
$$

$$
\begin{array}{c|c} a & b \\ \hline c & d \end{array} \xrightarrow{f} \boxed{E = mc^2} \cancel{x} \widehat{xyz} \bigcup_{i \in I} \mathcal{A}_i \iff \max_{x} \lVert x \rVert_2 \le \langle u, v \rangle
$$

$$
\dv{f}{x} + \pdv{f}{x}{y} + \bra{\psi} H \ket{\phi}
$$

See [@eq:sum] and [@eq:first].
`
