/** A paper with each construct for which PDF 2.0 has its own tag or rule. */
export const everyConstruct: Readonly<Record<string, string>> = {
  'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><path d="M0 0h50v50z"/></svg>',
  'refs.bib': `@book{doe, title = {A Book}, author = {Doe, Jane}, date = {1999}}
@book{roe, title = {B Book}, author = {Roe, Jane}, date = {2001}}
`,
  'paper.md': String.raw`---
title: A stress
subtitle: Of structures
license: CC0-1.0
lang: en
toc: true
authors:
  - name: Ada Lovelace
    orcid: 0000-0002-1825-0097
abstract: On things.
number-sections: true
bibliography: refs.bib
---

# Law {#sec:law}

### Skipped $x^2$ level {#sec:skip}

Words *em* **strong** ${'`'}code${'`'} ~~del~~ [small]{.smallcaps} [ur words]{lang=ur} and a note.[^term] Again @note:term and [^two], see @fig:a, @fig:pair-b, @fig:right, @tbl:n, @eq:one, [@eq:one; @eq:two; @eq:three], @lst:x, [](#item), [@doe; @roe, p. 3]. Let $x_1 = \frac{a}{b}$ and $\sqrt{y}$, $x^2$. See <https://example.org>.

[^term]: A note with $z^3$ and *words*[^two].

    Second paragraph of it.

[^two]: Another note, see @sec:law.

| Roses are red
| Violets *blue*
|    indented

> [!NOTE]
> A callout with words.
>
> And $q$.

> A quotation
> of words.

![A.](a.svg){#fig:a}

::: {#fig:pair}
![Left](a.svg) ![Right](a.svg){#fig:right}

Both.
:::

| x | y |
|---|---|
| 1 | 2 |
| 3 | 4 |

: Numbers. {#tbl:n}

$$ a = \frac{\int_0^1 f(x)\,dx}{b} $$ {#eq:one}

\begin{align}
c &= d \label{eq:two} \\
e &= f \nonumber \\
g &= h \label{eq:three}
\end{align}

~~~{.python #lst:x caption="Code"}
print(1)
for x in range(3):
    print(x)
~~~

Term
:   Definition with words

Other
:   - a
    - b

1. one [anchor]{#item}
2. two
   - deep
   - deeper

- [x] done
- [ ] not done

# Method {#sec:method .unnumbered}

+---+---+
| a | b |
+===+===+
| 1 | 2 |
|   +---+
|   | 3 |
+---+---+

: A grid. {#tbl:g}

::: {#fig:list}
- a list
- of it

The caption of a list.
:::

## Étude {#étude}

See [the study](#étude).

::: {#div-id .box}
A division with id.

Two paragraphs.
:::

See [the division](#div-id) and [words](#sec:method){.page}.

# References {.unnumbered}
`
}
