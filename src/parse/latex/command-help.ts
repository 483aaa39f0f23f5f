/** The replacement for a LaTeX command that galley prints as written. */
export function helpForCommand(name: string): string {
  return help.get(name) ?? 'It is printed as it stands: write what it prints.'
}

/** THE TABLE of that help: the commands, and the form. */
const rows: ReadonlyArray<readonly [names: string, help: string]> = [
  [
    'vspace hspace vfill hfill smallskip medskip bigskip vskip hskip noindent indent newline linebreak clearpage newpage pagebreak cleardoublepage FloatBarrier centering raggedright raggedleft',
    'It only places what is beside it: remove it; `::: {.page-break}` and `:::` begin a new page.'
  ],
  [
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge singlespacing doublespacing onehalfspacing bf it em sc tt rm sf color textcolor setstretch linespread',
    'It only sets type, which is the task of the style: remove it; `**bold**` and `*italics*` stand for words.'
  ],
  ['maketitle', 'Remove it: the title is that of the front matter.'],
  [
    'title author date affil affiliation thanks address email institute',
    'Write it in the front matter: `title:`, `author:`, `date:`.'
  ],
  ['keywords', 'Write `keywords: [one, two]` in the front matter.'],
  ['tableofcontents', 'Write `toc: true` in the front matter.'],
  ['listoffigures listoftables listofalgorithms', 'galley makes no such list: remove it.'],
  [
    'bibliography addbibresource printbibliography bibliographystyle bibitem',
    'Write `bibliography: file.bib` in the front matter; the list stands at `::: {#refs}` and `:::`, or at the end.'
  ],
  [
    'input include subfile import',
    'galley reads no file from within a text: write its content here, or name the file in `chapters:`.'
  ],
  [
    'documentclass usepackage RequirePackage begin end setcounter setlength addtocounter addtolength renewcommand pagestyle thispagestyle hypersetup sisetup numberwithin',
    'It belongs to the preamble of a LaTeX document: remove it; the style sets the page.'
  ],
  [
    'gls Gls glspl Glspl acrshort acrlong acrfull ac acs acl acp newacronym newglossaryentry newabbreviation DeclareAcronym',
    'Write its arguments in braces: `\\newacronym{key}{short}{long}` and `\\gls{key}`; or `abbreviations: {ABC: All Before Code}` in the settings.'
  ],
  ['loadglsentries', 'Write the abbreviations in the settings: `abbreviations: {ABC: All Before Code}`.'],
  ['footnotemark footnotetext', 'Write `[^1]` in the text and `[^1]: The note.` below it.'],
  ['index', 'Write the term in its braces: `\\index{term}`, or `[words]{.index entry="term"}`.'],
  ['item', 'Write the items of a list as lines that begin with `- ` or `1. `.'],
  ['caption captionof', 'Write the caption as that of `![caption](file)`, or below a table as `: caption`.'],
  ['label', 'Give the label to a heading, a figure, a table or a formula: `{#sec:name}`.'],
  ['includegraphics includesvg', 'Write `![caption](file)`.'],
  [
    'emph textit textbf texttt textsc underline footnote href url',
    'Close its braces in the same paragraph, behind nothing but its arguments.'
  ],
  ['verb lstinline', 'Write the code between backticks.'],
  ['section subsection subsubsection chapter paragraph', 'Write it as a heading: `# Title`.'],
  ['appendix', 'Write `# Title {.appendix}`.'],
  ['today', 'Write the date.'],
  ['marginpar marginnote sidenote', 'Write `::: {.column-margin}` and `:::` around the words.'],
  ['todo', 'Write it as a comment: `{>>words<<}`.']
]

const help: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([names, text]) => names.split(' ').map(name => [name, text] as const))
)
