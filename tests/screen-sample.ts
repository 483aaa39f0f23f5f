const curve = (width: number, height: number, name: string): string => {
  const points = Array.from(
    {length: 41},
    (_, step) =>
      `${20 + (step * (width - 40)) / 40},${height / 2 - Math.round(Math.sin(step / 4) * (height / 3))}`
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="14"><title>${name}</title><rect x="20" y="10" width="${width - 40}" height="${height - 40}" fill="none" stroke="#333"/><polyline points="${points.join(' ')}" fill="none" stroke="#1f5fa8"/><text x="${width / 2}" y="${height - 8}">Time</text></svg>`
}

/** A paper with a node of each kind, as readers see it, and with unfinished parts. */
export const screenSample: Readonly<Record<string, string>> = {
  'a.svg': curve(480, 260, 'a'),
  'wide.svg': curve(1400, 380, 'wide'),
  'manuscript.yaml': `title: Kinds of *blocks* on a screen
subtitle: A page for looking
authors:
  - {name: Ada Lovelace, affiliation: [1], orcid: 0000-0002-1825-0097, corresponding: true, email: a@example.org}
  - {name: Grace Hopper, affiliation: [1]}
affiliations: [{index: 1, name: Institute of Kinds}]
abstract: What a page holds, of each kind one, so that it can be looked at in each style and at each width.
keywords: [figures, tables]
journal: {title: Journal of Kinds, volume: 4, issue: 2, publisher: Kind Press, issn: 2049-3630}
doi: 10.5555/kinds.1
dates: {received: 2026-03-02, accepted: 2026-04-02, published: 2026-11-24}
license: CC-BY-4.0
statements: {funding: None., conflicts: None.}
toc: true
`,
  'references.bib': `@article{doe, title = {On {DNA}, <i>Homo sapiens</i>}, author = {Doe, Jane}, journal = {Kinds}, year = 1999, doi = {10.5555/a}}
@book{loi, title = {Les briques}, author = {Bru, Anne}, publisher = {Presse}, year = 2001, langid = {french}}
@book{roe, title = {A Book of H${'\\textsubscript{2}'}O}, author = {Roe, Richard}, publisher = {Kind Press}, year = 2004, annote = {What it says.}}
`,
  '01.md': `# Introduction {#sec:one}

Running text with *emphasis*, **weight**, ***both***, ~~struck~~, \`code\`, x^2^, H~2~O, [small capitals]{.smallcaps}, a note,[^one] citations [@doe; @roe, p. 7; @loi], $a^2 + b^2 = c^2$, office affluent fjord 0123456789, [a link](https://example.org), <kbd>Ctrl</kbd>, HTML and a line\\
that breaks; see @fig:wide, @tbl:columns, @eq:one and @lst:one. Not yet right: [@nobody], @fig:nothing, {>>Is this so?<<} and \\foo{it}.

[^one]: A note of a few words, which says more than the text [@roe].

*[HTML]: HyperText Markup Language

> A quotation of some length, which is set in from the text.
>
> > And one in it.

![A figure of the usual width, with a caption of a sentence or two.](a.svg){#fig:a width=80%}

Text goes on.[^two] ![In the line](a.svg){width=40px}

[^two]: Another note.

![A wide figure.](wide.svg){#fig:wide .wide}

## Second level {#sec:two}

![In the margin.](a.svg){#fig:margin .margin}

Words after a figure of the margin. The text beside it goes on for some lines, so that one sees how they stand beside each other on a wide screen and on a narrow one.

![A full figure.](wide.svg){#fig:full .full}

::: {#fig:parts}
![One](a.svg)

![Two](a.svg)

Parts of a figure in a row.
:::

### Third level

~~~{.python .numberLines #lst:one caption="A listing with numbers"}
def kinds(words: list[str]) -> dict[str, int]:
    """Counts the kinds, of which there can be many, and gives each with its number, in a long line."""
    return {word: words.count(word) for word in words}  # a comment
~~~

# Tables

| Site | Count | Share | Mean | SD | Least | Most | Remarks |
|------|------:|------:|-----:|---:|------:|-----:|---------|
| North of the river | 1,204 | 11.5 | 3.25 | 0.40 | 1,000.25 | 2,000.75 | Was measured twice, in spring and in autumn |
| South | 87 | 0.75 | 12.5 | 1.02 | 999.5 | 10,000.125 | Once |

: Columns of numbers. {#tbl:columns}

| A | B |
|---|---|
| one | two |

$$
\\int_0^1 x^2\\,dx = \\frac{1}{3}
$$ {#eq:one}

> [!NOTE]
> A callout of a few words.

| Verse in lines
|   and another

1. First
2. Second
   - within

(a) in brackets

Term
: What it means.

- [ ] open
- [x] done

::: {#thm-one}
## Of kinds

Each kind has its look.
:::

::: {.proof}
It can be seen.
:::

::: epigraph
All is kind.

— Somebody
:::

* * *

\`\`\`{=latex}
\\begin{foo}
\\end{foo}
\`\`\`

# Conclusion

That is all of the kinds\\index{kinds} and their looks\\index{kinds!looks of}.

::: {#index}
:::
`
}
