import type {Habit} from './habits.ts'

const code = (info: string, body = 'x = 1'): string => `\`\`\`${info}\n${body}\n\`\`\``
const svg = 'a.svg'

/** Habits tried by a person who had not read the code, in our own words: each was lost or printed as written. */
export const strangerHabits: readonly Habit[] = [
  ['Pandoc', 'Words `<w:br/>`{=openxml} here.', 'here.', 'is for another program alone'],
  ['Pandoc', code('{=typst}', '#pagebreak()'), '', 'is for another program alone'],
  ['Pandoc', '::: {.columns}\n::: {.column width="40%"}\nLeft.\n:::\n:::', 'Left.', 'a column of Pandoc'],
  ['Pandoc', '[Styled]{custom-style="Emphatically"} words.', 'Styled words.', '`{.emphatically}`'],
  ['Pandoc', code('{.include}', 'parts/a.md'), '', '`{{< include parts/a.md >}}`'],
  ['Pandoc', '!include parts/c.md', '', '`{{< include parts/c.md >}}`'],
  ['Pandoc', code('{.python include="code.py"}', ''), '', '{literalinclude} code.py'],
  [
    'Pandoc',
    `![A map](${svg}){#fig:aID}\n\n+@fig:aID, {@fig:aID}b, !@fig:aID.`,
    'Figure',
    undefined,
    '+Figure'
  ],
  ['Pandoc', ':::list-table\n   * - one\n     - two\n:::', 'two', '`:::{list-table} Caption`'],
  ['Pandoc', code('table', 'Kind,Price'), 'Kind', '{csv-table}'],
  ['Pandoc', code('{.matplotlib caption="A plot"}', 'plot(x)'), 'plot(x)', 'a plot as code'],
  ['Quarto', `${code('python', 'x = 1 # <1>')}\n\n1. Sets x.`, 'Sets x.', 'code with annotations of Quarto'],
  ['Quarto', 'Press {{< kbd mac=Cmd-C win=Ctrl-C >}}.', 'Press Ctrl-C.', undefined, 'mac='],
  ['Quarto', 'Write {{{< var x >}}} so.', 'Write {{< var x >}} so.'],
  ['Quarto', `::: {.column-margin}\n![A map](${svg}){#fig-mID}\n:::`, 'A map', '.margin}` after the picture'],
  ['Quarto', code('{dot}', '//| label: fig-dID\ndigraph { a }'), 'digraph', 'its picture `fig-d'],
  ['Quarto', 'So $\\lambda = `r round(x)`$ it is.', 'it is.', 'code to be run'],
  [
    'bookdown',
    code('{r, fig.cap=paste("One", n)}', `knitr::include_graphics("${svg}")`),
    '',
    undefined,
    'paste'
  ],
  ['bookdown', '<center>\n![A map](a.svg)\n</center>', 'A map', undefined, '!['],
  ['MyST', '+++ {"part": "abstract"}\n\nWe bake.', 'We bake.', '`parts: {abstract: …}`'],
  ['MyST', '- one\n  % a comment of mine\n- two', 'two', '`<!-- a comment of mine -->`'],
  ['MyST', '{#para-ID .important}\nA paragraph.', 'A paragraph.', 'the attributes of a block in MyST'],
  ['MyST', '> Bread is all.\n>\n> -- Jane Doe', 'Jane Doe'],
  ['MyST', ':::{admonition} Mind\n:class: dropdown warning\nWords.\n:::', 'Mind'],
  ['MyST', 'On [bread](wiki:Bread) and <rrid:SCR_1>.', 'On bread and RRID: SCR_1.'],
  ['MyST', 'A note {footcite:t}`doe99` here.', 'here.', '`^[@doe99]`'],
  ['MyST', ':::{prf:criterion} Cold\nWords.\n:::', 'Words.', '\\newtheorem{criterion}{Criterion}'],
  ['MyST', code('{exercise-start} Gates', ':label: exID'), '', '::: {.exercise #ex'],
  ['Manubot', '{## Template for authors ##}\n\nWords.', 'Words.', undefined, 'Template'],
  ['Pandoc', '> [!example]- Folded *title*\n> Words.', 'Folded title', undefined, '[!'],
  ['Pandoc', 'See [[other#Results|the results]] and [[note]].', 'See', '`[the results](#results)`'],
  ['Pandoc', '![[a.svg|300]]', '', '`![](a.svg){width=300px}`'],
  ['Pandoc', 'A ==marked word== here.', 'here.', '`[marked word]{.mark}`'],
  ['Pandoc', 'Words %%a comment%% here.', 'here.', '`<!--a comment-->`'],
  ['Pandoc', 'A paragraph. ^para-1', 'A paragraph.', 'the name of a block in Obsidian'],
  [
    'Pandoc',
    'As <d-cite key="doe99"></d-cite> said.<d-footnote>A note.</d-footnote>',
    'As',
    undefined,
    '<d-'
  ],
  ['Pandoc', '\\setcounter{figure}{4}\n\nWords.', 'Words.', 'has no effect in galley'],
  ['Pandoc', 'See \\href[pdfnewwindow=true]{https://example.org}{new} words.', 'See new words.'],
  [
    'Pandoc',
    '\\begin{theorem}[name=Rising,label=thm:rID]\nWords.\n\\end{theorem}\n\nBy \\ref{thm:rID}.',
    'Rising',
    undefined,
    'name='
  ],
  ['Pandoc', '\\epigraph{Bread is all.}{--- Jane Doe}', 'Bread is all.', undefined, 'epigraph'],
  ['Pandoc', 'The \\texorpdfstring{$\\alpha$}{alpha} of bread.', 'of bread.', undefined, 'alphaalpha'],
  ['Pandoc', 'He said \\foreignlanguage{german}{das Brot} so.', 'He said das Brot so.'],
  ['Pandoc', 'One.\\iffalse Hidden words.\\fi Two.', 'Two.', undefined, 'Hidden'],
  [
    'Pandoc',
    '\\begin{tcolorbox}[title=Key points]\nWords.\n\\end{tcolorbox}',
    'Key points',
    undefined,
    'title='
  ],
  [
    'MyST',
    ':::{list-table} Kinds\n:header-rows: 1\n\n* - Kind\n  - Words\n* - Rye\n  - * a list\n    * in a cell\n:::',
    'in a cell'
  ],
  [
    'MyST',
    code('{csv-table} Prices', ':header: "Kind", "Price, in pounds"\n:delim: ;\n\n"Rye"; "1,50"'),
    '1,50',
    undefined,
    ';'
  ],
  [
    'MyST',
    code('{code-block} python', ':emphasize-lines: 2,3\n\na = 1'),
    'a = 1',
    'a comment in its lines 2,3'
  ],
  [
    'MyST',
    code('{code-block} python', ':caption: A loop with `x`\n:name: lst-cID\n\na = 1'),
    'a = 1',
    '`` : A loop with `x` {#lst-c'
  ],
  ['Quarto', code('{.python code-line-numbers="2-3"}'), 'x = 1', 'a comment in its lines 2-3'],
  ['Quarto', code('{.python code-summary="Show it"}'), 'x = 1', '“Show it”'],
  ['Quarto', '::: {.hidden}\nSecret.\n:::', 'Secret.', 'hidden in Quarto'],
  ['Quarto', '::: {.callout-tip title="A *stress*"}\nCareful.\n:::', 'A stress'],
  [
    'Quarto',
    '::: {#thm-tID}\nBread.\n:::\n\nSee [Theorem B @thm-tID].',
    'See Theorem B',
    undefined,
    'B Theorem'
  ],
  ['Quarto', '::: {#lem-tID}\nSalt.\n:::\n\nSee [Lem. @lem-tID].', 'See Lem.', undefined, 'Lem. Lemma'],
  ['Pandoc', '[Styled]{style="color:red"} words.', 'Styled words.', 'a style of CSS'],
  ['Pandoc', '# Last {number=7}\n\nWords.', 'Words.', 'a heading with a number of its own']
]
