/** A paper with every kind of block and multi-line value, as files by path, with LF line ends. */
export const zoo: Readonly<Record<string, string>> = {
  'manuscript/manuscript.yaml': `title: >-
  A zoo
  of blocks
abstract: |
  First line
  and second.

  Another paragraph with \`code\`.
keywords: [kilns,
  bricks]
lang: en
license: CC-BY-4.0
date: 2025-01-02
journal: {title: Clay}
statements:
  funding: |
    None at all,
    in two lines.
macros:
  half: |
    \\frac{1}
    {2}
bibliography: ../references.bib
`,
  'manuscript/01-blocks.md': `# Blocks {#sec:blocks}

A paragraph of two lines\\
with a hard break, [a link
over lines](https://example.org/ "A title
of two lines"), \`inline
code\`, $a
+ b$ and [a span
of words]{.smallcaps}.

\`\`\`python {#lst:one}
def one():

    return "1"
\`\`\`

: Words of
  the listing {#lst:one}

    indented code
      of two lines

~~~
tildes

~~~

> A quotation
> > inside another
lazily.

> [!NOTE]
> An alert
> of lines.

| A line
| block
|   of verse

$$
\\begin{aligned}
a &= b \\\\
c &= d
\\end{aligned}
$$ {#eq:two}

\\begin{equation}
e = m
\\end{equation}

<div class="raw">
<p>Words
in HTML</p>
</div>

<!-- a comment
of two lines -->

::: {.note}
Words in
a div.
:::

Term
: Its meaning,
  in lines.

(a) one
(b) two
    lines

- [ ] a task
- [x] done

  with a paragraph

| Left | Right |
|:-----|------:|
| a    | \`b\`   |

: A table with
  a caption {#tbl:pipe}

+------+-------+
| One  | Two   |
+======+=======+
| a    | - b   |
|      | - c   |
+------+-------+

  Ruled    Table
  -------  ------
  one      two
  -------  ------

![A figure of
two lines](figures/model.svg){#fig:model width=50%
  .wide}

Cited [see @doe1999, p. 3;
@roe2001], @doe1999 says.[^n] A note^[in the
line]. Unknown @nobody, and twice twice
twice. See @fig:model, [Blocks] and @tbl:pipe.

[^n]: The note
    of two lines.

        with code

*[HTML]: Words

\\newcommand{\\kiln}{a
b}
`,
  'references.bib': `% a comment
@string{press = {Kiln
  Press}}
@book{doe1999,
  title = {A Book
    of Two Lines},
  author = {Doe, Jane and
    Roe, Richard},
  publisher = press # { and
    Sons},
  abstract = {One.

    Two.},
  year = 1999
}

@article{roe2001, title = "Bricks
  and {Law}", author = {Roe, Richard}, journal = {Clay}, pages = {1-2}, year = 2001}

@misc{uncited, title = {Not
  cited}}
`,
  'manuscript/figures/model.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">
  <title>A model
    of bricks</title>
  <rect width="20"
    height="10"/>
</svg>
`
}

/** The same files with CRLF line ends, as in a git checkout on Windows. */
export function withCrlf(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')])
  )
}
