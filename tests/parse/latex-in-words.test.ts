import {expect, test} from 'vitest'
import {topNodes, walkNodes, wordsOf} from '../../src/core/walk-article.ts'
import {renderingOf} from '../compose/article.ts'

const references =
  '@book{doe, author={Doe, Jane}, title={Bread}, publisher={Oven}, year={1999}}\n@book{roe, author={Roe, Ann}, title={Salt}, publisher={Sea}, year={2001}}\n'

async function articleOf(source: string) {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  const {article} = await renderingOf({'01.md': source, 'a.svg': svg, 'references.bib': references})
  return article
}

async function printed(source: string): Promise<string> {
  return wordsOf(topNodes(await articleOf(source))).replace(/\u00A0/g, '⍽')
}

/** Text by authors who know LaTeX: the source, and the words that readers see. */
const rows: ReadonlyArray<readonly [source: string, words: string]> = [
  // Accents, letters and ties, in a text with LaTeX commands.
  [
    String.raw`\emph{Kurt} G\"odel, Poincar\'e, L\'evy, \'Etale, na\"\i ve, stra\ss e, S\o ren, \O re.`,
    'Kurt Gödel, Poincaré, Lévy, Étale, naïve, straße, Søren, Øre.'
  ],
  [String.raw`\emph{Words} of p.~3, Table~2, Dr.~Doe and 5~km.`, 'Words of p.⍽3, Table⍽2, Dr.⍽Doe and 5⍽km.'],
  // In Markdown without LaTeX, these are escapes and plain characters.
  [
    String.raw`He said \"no\", it\'s so, y~x and about ~5 on p.~3.`,
    'He said "no", it\'s so, y~x and about ~5 on p.⍽3.'
  ],
  [String.raw`\emph{It}'s don\'t and they\'re.`, "It’s don't and they're."],
  ["``Quoted `inner' words''.", '“Quoted ‘inner’ words”.'],
  // Several quotations in a paragraph, which Markdown would parse as code.
  [
    "The ``\\emph{old} oven'' of \\cite{doe}, the ``$x$-axis'' and the ``new'' one.",
    'The “old oven” of (1), the “x-axis” and the “new” one.1. Doe J. Bread. Oven; 1999.'
  ],
  ["Of ``a''---``b'' and (``c'').", 'Of “a”—“b” and (“c”).'],
  [
    "A `single' end, \\emph{x}, \\`a la l'h\\^otel, `don't \\emph{y}' and `z'.",
    'A ‘single’ end, x, à la l’hôtel, ‘don’t y’ and ‘z’.'
  ],
  [
    "One `word of\nthe dogs', ``outer `inner''' and ```inner' outer''.",
    'One ‘word of the dogs’, “outer ‘inner’” and “‘inner’ outer”.'
  ],
  ["*In ``a'' or ``b''* and `one' or `two'.", 'In “a” or “b” and ‘one’ or ‘two’.'],
  ["\\textbf{In ``a'' or `b'} and `one' or `two'.", 'In “a” or ‘b’ and ‘one’ or ‘two’.'],
  ["!`Hola! ?`Qu\\`e? \\emph{dijo}: !`S\\'i!", '¡Hola! ¿Què? dijo: ¡Sí!'],
  ['!`Hola\\emph{!}', '¡Hola!'],
  // Code in Markdown.
  [
    "`f('x')`, `x'` and `y'`, ``a''`` and ``b``, `it's` or `A' * B` and `C'`.",
    "f('x'), x' and y', a'' and b, it's or A' * B and C'."
  ],
  [
    "`a` is 'b', `c` is `d`; ``''.join(x)`` of `don't` and `` x = '' ``.",
    "a is ‘b’, c is d; ''.join(x) of don't and x = ''."
  ],
  ['Not !`flag` and `x`? `y`!', 'Not !flag and x? y!'],
  ["A lone ` here, and the dogs' bowl.", 'A lone ` here, and the dogs’ bowl.'],
  ["\\emph{Of} Hawai`i's dogs' bowl.", 'Of Hawai`i’s dogs’ bowl.'],
  // Commands that only position or format keep their words, and nothing else.
  [
    String.raw`\noindent One\vspace{1cm} two\hspace{2em}three \textcolor{red}{red} \hl{marked}.`,
    'One two three red marked.'
  ],
  ['One.\\\\[2pt]\nTwo.', 'One. Two.'],
  ['\\emph{One}.\\\\\nTwo.', 'One. Two.'],
  ['One.\\\\\nTwo.', 'One.\\ Two.'],
  [
    String.raw`\nolinkurl{me@example.org}, \hyperref[sec:a]{that section}.

# A {#sec:a}`,
    'me@example.org, that section.A'
  ],
  [String.raw`Here is \ce{CO2}.`, String.raw`Here is \ce{CO2}.`],
  // The paper's own macros.
  [
    '\\newcommand{\\ie}{i.e.\\ }\n\\newcommand{\\see}[1]{see \\emph{#1}}\n\nWords, \\ie \\see{this}.',
    'Words, i.e.⍽see this.'
  ],
  // References.
  ['# One {#sec:one}\n\nSee \\vref{sec:one}.', 'OneSee Section⍽1.'],
  ['\\section{One}\n\\label{sec:one}\n\nSee \\nameref{sec:one}.', 'OneSee One.']
]

test.each(rows)('%s', async (source, words) => {
  expect(await printed(source)).toBe(words)
})

test('a formula alone between brackets is displayed, and a remark in brackets is not', async () => {
  const kinds = async (source: string) => {
    const types: string[] = []
    walkNodes(topNodes(await articleOf(source)), node => {
      types.push(node.type)
      return undefined
    })
    return types.some(type => type === 'equation' || type === 'formula')
  }
  expect(await kinds('\\[ a = b \\]')).toBe(true)
  expect(await kinds('\\[sic\\]')).toBe(false)
  expect(await kinds('Of the sample \\[n = 5\\] there.')).toBe(false)
})

test.each([
  ['Growth at $37^\\circ$C of *E. coli* [@doe; @roe]^[A note.].', 'Growth at 37°C of E. coli.'],
  ['Heat of *rye* by @doe, in $m^2$.', 'Heat of rye by Doe (1), in m².'],
  ['Mean $\\pm$ s.d. [@doe]. More', 'Mean ± s.d. More'],
  ['Mean $\\pm$ s.d. \\citep{doe}.', 'Mean ± s.d.'],
  ['More ([@doe]) than @fig:a, $10^{-3}$ and $2^k$!', 'More than Figure 1, 10⁻³ and 2^k!'],
  ['The $\\frac{1}{2}\\alpha$ of \\citet{doe} in Figure \\ref{fig:a}', 'The 1/2α of Doe (1) in Figure 1']
])('the description of a picture reads as its caption, %s', async (caption, words) => {
  expect(await descriptions(`![${caption}](a.svg){#fig:a}`)).toEqual([words])
  expect(await descriptions(`(ref:x) ${caption}\n\n![(ref:x)](a.svg){#fig:a}`)).toEqual([words])
})

test('the description of a picture reads as its caption in LaTeX', async () => {
  const source = (caption: string) =>
    `\\begin{figure}\\includegraphics{a.svg}\\caption{${caption}}\\label{fig:a}\\end{figure}`
  expect(await descriptions(source('Uptake of \\ce{CO2} in $x_1$~\\cite{doe}.'))).toEqual([
    'Uptake of CO2 in x1.'
  ])
  expect(
    await descriptions(source('As Figure~\\ref{fig:a} by \\citet{doe}, s.d. \\citep{doe}. End'))
  ).toEqual(['As Figure 1 by Doe (1), s.d. End'])
})

test('a description of its own stays as the author wrote it', async () => {
  expect(await descriptions('![Heat by @doe](a.svg){alt="Heat by @doe, $m^2$"}')).toEqual([
    'Heat by @doe, $m^2$'
  ])
})

async function descriptions(source: string): Promise<readonly string[]> {
  const found: string[] = []
  walkNodes(topNodes(await articleOf(source)), node => {
    if (node.type === 'image') found.push(node.alt)
    return undefined
  })
  return found
}

test('a reference to a part of a figure in its caption is its letter, as LaTeX prints it', async () => {
  const source =
    '\\begin{figure}\n\\begin{subfigure}{.5\\textwidth}\\includegraphics{a.svg}\\caption{One}\\label{fig:a}\\end{subfigure}\n\\begin{subfigure}{.5\\textwidth}\\includegraphics{a.svg}\\caption{Two}\\label{fig:b}\\end{subfigure}\n\\caption{First \\subref{fig:a}, then \\subref{fig:b}.}\n\\end{figure}\n\nSee \\ref{fig:b}.'
  expect(await printed(source)).toContain('First (a), then (b).')
  expect(await printed(source)).toContain('See 1b.')
})

test('the name of a theorem in braces is its words, and a reference by name has no sources', async () => {
  const source =
    '\\begin{theorem}[{Recovery, \\cite{doe}}]\\label{thm:a}\nWords.\n\\end{theorem}\n\nSee \\nameref{thm:a}.'
  const words = await printed(source)
  expect(words).not.toMatch(/[{}\\]/)
  expect(words).toContain('See Recovery.')
})
