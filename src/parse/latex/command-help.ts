/** The form to write instead of a LaTeX command that galley prints as written. */
export function helpForCommand(name: string): string {
  if (/^if(?!f$|then)/.test(name))
    return `Both branches are printed: keep one of them, and delete the other with all commands of the conditional, from \`\\${name}\` to \`\\fi\`, and its definition.`
  if (/^fa[A-Z]/.test(name)) return 'galley prints no icons: remove it, or write a word.'
  return help.get(name) ?? 'It is printed as typed: write the text that it stands for.'
}

const orEdit =
  'for a proof that shows the change, write an edit, which is an error until `galley accept` or `reject`:'

/** The table of this help: the names of commands, and the help for them. */
const rows: ReadonlyArray<readonly [names: string, help: string]> = [
  [
    'vspace hspace vfill hfill smallskip medskip bigskip smallbreak medbreak bigbreak goodbreak penalty twocolumn onecolumn samepage nopagebreak raggedbottom flushbottom vskip hskip noindent indent newline linebreak clearpage newpage pagebreak cleardoublepage FloatBarrier centering raggedright raggedleft',
    'It only places the text around it: remove it. `::: {.page-break}` and `:::` begin a new page.'
  ],
  [
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge fontsize selectfont sffamily ttfamily bfseries itshape singlespacing doublespacing onehalfspacing bf it em sc tt rm sf color textcolor setstretch linespread',
    'It only sets type, which is the task of the style: remove it. For words, write `**bold**` or `*italics*`.'
  ],
  [
    'fancyhead fancyfoot fancypagestyle lhead chead rhead lfoot cfoot rfoot modulolinenumbers interlinepenalty widowpenalties widowpenalty clubpenalty kern parindent parskip baselineskip textwidth textheight linewidth tolerance emergencystretch hbadness setmainfont setsansfont setmonofont cftsetindents',
    'It sets the page or its type, which is the task of the style: remove it.'
  ],
  ['counterwithin', 'galley counts figures, tables and formulas through the paper: remove it.'],
  [
    'tikz draw node fill filldraw path coordinate tikzset usetikzlibrary chemfig smiles feynmandiagram',
    'LaTeX draws it: let LaTeX make a PDF or an SVG of it alone, with the class `standalone`, and write `![](file.pdf)` in its place.'
  ],
  [
    'ex exg exi pex xe gll glll gllll glt glend trans begingl endgl gla glb glc glft glpreamble ag bg cg xlist',
    'Write each example as `(@name) words`, and refer to it as `(@name)`; the words, the glosses and the translation as lines that begin with `|`; parts as a list, `a. words`.'
  ],
  [
    'ifthenelse iftoggle ifbool ifdefined',
    'galley prints both branches with their command: write only the words of the branch for readers.'
  ],
  ['endinput', 'Remove it, and the text after it, which LaTeX does not print.'],
  [
    'namecref nameCref namecrefs nameCrefs lcnamecref lcnamecrefs Nameref Ref subsecref secref figref tabref tableref thmref',
    'Write `\\cref{label}` for the name with the number, `\\ref{label}` for the number, or `\\nameref{label}` for the title.'
  ],
  [
    'frametitle framesubtitle pause only uncover onslide visible alert usetheme',
    'It belongs to slides: write a title as `# Title`, and the words of all steps without the command.'
  ],
  ['rlap llap clap smash', 'Write the words in its braces alone: columns of numbers are aligned anyway.'],
  ['textipa ipa', 'Write the signs of the phonetic alphabet themselves, as ə for `@`.'],
  ['pacs', 'Write them as `keywords:` in the front matter, or in a paragraph below the abstract.'],
  ['MakeUppercase MakeLowercase uppercase lowercase', 'Write the words in capitals or in small letters.'],
  ['includepdf', 'Write each page as a picture: `![Caption](file.pdf)`.'],
  ['acknowledgments acknowledgements ack', 'Write a heading: `# Acknowledgements {.unnumbered}`.'],
  [
    'funding institutionalreview informedconsent dataavailability conflictsofinterest authorcontributions',
    'Write it in the front matter: `statements: {funding: …}`.'
  ],
  ['orcid orcidlink', 'Write `orcid:` of the author in the front matter.'],
  ['ding', 'Write the sign itself, as ✓ for 51 and ✗ for 55.'],
  ['EUR', 'Write the sum with its sign, `5 €`.'],
  ['nth', 'Write `2nd` and the like as words.'],
  [
    'posscite possessivecite citeposs citepos citegen gentextcite posscitet',
    'Write the name as a word, and the year as a citation: `Doe’s [-@key]`.'
  ],
  ['defcitealias', 'It prints nothing here: write the name as words, and `[@key]` for the source.'],
  ['blockquote hquote', 'Write `> words`, or the words in quotation marks.'],
  ['qed', 'Remove it: a proof ends with its sign ∎.'],
  ['maketitle', 'Remove it: the title is that of the front matter.'],
  ['title', 'Write it in the front matter: `title: Words`.'],
  ['date', 'Write it in the front matter, as year, month and day: `date: 2026-11-24`.'],
  [
    'author affil affiliation address email institute orgname orgdiv',
    'Write each author in the front matter: `author: [{name: Ada Lovelace, affiliation: Oven Institute, email: ada@example.org}]`; with `\\thanks`, also `corresponding: true`, or `name: Ada Lovelace^[words]` for a note.'
  ],
  ['ccsdesc', 'Write the concepts as `keywords: [one, two]` in the front matter.'],
  [
    'thanks',
    'Write it as a note, `^[words]`; for an author, in the front matter, `author: [{name: Ada Lovelace^[words]}]`, or `corresponding: true` with `email:` there.'
  ],
  ['keywords keyword', 'Write `keywords: [one, two]` in the front matter.'],
  ['tableofcontents', 'Write `toc: true` in the front matter.'],
  ['listoffigures listoftables listofalgorithms', 'galley makes no such list: remove it.'],
  [
    'bibliography addbibresource printbibliography bibliographystyle bibitem',
    'Remove it, and name the file in the front matter: `bibliography: file.bib`. The list is printed at `::: {#refs}` and `:::`, or at the end.'
  ],
  [
    'input include subfile import',
    'Write it on a line of its own, outside other commands and outside ```` ```{=latex} ````: then galley reads the file.'
  ],
  [
    'documentclass usepackage RequirePackage begin end setcounter setlength addtocounter addtolength pagestyle thispagestyle hypersetup sisetup',
    'It belongs to the preamble of a LaTeX document: remove it; the style sets the page.'
  ],
  [
    'gls Gls glspl Glspl acrshort acrlong acrfull ac acs acl acp newacronym newglossaryentry newabbreviation DeclareAcronym',
    'Write its arguments in braces: `\\newacronym{key}{short}{long}` and `\\gls{key}`; or `abbreviations: {ABC: All Before Code}` in the settings.'
  ],
  ['loadglsentries', 'Write the abbreviations in the settings: `abbreviations: {ABC: All Before Code}`.'],
  [
    'footnotemark footnotetext',
    'Write `\\footnote{The note.}` in its place; in text, also `[^1]`, and `[^1]: The note.` below it.'
  ],
  ['index', 'Write the term in its braces: `\\index{term}`, or `[words]{.index entry="term"}`.'],
  ['item', 'Write the items of a list as lines that begin with `- ` or `1. `.'],
  ['caption captionof', 'Write the caption as that of `![caption](file)`, or below a table as `: caption`.'],
  ['label', 'Give the label to a heading, a figure, a table or a formula: `{#sec:name}`.'],
  ['includegraphics includesvg', 'Write `![caption](file)`.'],
  [
    'emph textit textbf texttt textsc underline footnote href url',
    'Close its braces in the same paragraph, directly after its arguments.'
  ],
  ['verb lstinline', 'Write the code between backticks.'],
  ['section subsection subsubsection chapter paragraph', 'Write it as a heading: `# Title`.'],
  ['appendix', 'Write it alone between empty lines, or `# Title {.appendix}`.'],
  ['printindex', 'Write it alone between empty lines.'],
  [
    'newcommand renewcommand providecommand def let DeclareMathOperator theoremstyle newtheorem newenvironment NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand ensuremath',
    'Put the definitions into the front matter, as `header-includes:`, where those that galley does not read are ignored.'
  ],
  [
    'newif else fi',
    'Only one branch of a conditional is for readers: keep it, and delete the commands of the conditional.'
  ],
  ['today', 'Write the date.'],
  ['marginpar marginnote sidenote', 'Write it as a note: `^[words]`.'],
  [
    'todo listoftodos',
    'Write it as a comment, `<!-- words -->`, or as a question in `queries.yaml`; or remove it.'
  ],
  ['added', `Write only its words; ${orEdit} \`{++words++}\`.`],
  ['deleted', `Remove it with its words; ${orEdit} \`{--words--}\`.`],
  ['replaced', `Write only the new words; ${orEdit} \`{~~old~>new~~}\`.`],
  ['epigraph', 'Write `::: epigraph`, the words, a last paragraph `— source`, and `:::`.'],
  [
    'nomenclature',
    'It prints nothing here: write the symbols as a list, `$x$` and `: its meaning` below it.'
  ],
  ['printnomenclature', 'Write the list here: `$x$` and `: its meaning` below it, for each symbol.'],
  [
    'crefname Crefname crefformat',
    'It prints nothing here: galley names equations and the like in the language of the paper; write `[Eqs. @eq:a]` for another name.'
  ],
  [
    'DeclareSIUnit DeclarePairedDelimiter newcolumntype algnewcommand newmdenv newtcolorbox definechangesauthor newminted lstdefinestyle defbibheading defbibfilter',
    'It prints nothing here: remove it, and write its meaning wherever it is used.'
  ],
  [
    'printbibheading',
    'Write a heading, `# Sources {.unnumbered}`, and `::: {.refs keyword=name}` with `:::` below it.'
  ],
  [
    'ContinuedFloat',
    'Write all parts in one figure, or the second as a figure of its own with `{tag="1c"}`.'
  ],
  [
    'textcquote blockcquote foreigntextcquote hyphentextquote',
    'Write the words in quotation marks, and the citation after them: `“words” [@key, p. 5]`.'
  ],
  ['footref', 'Write `[^name]` for the note and again where it is referred to, with `[^name]: words` below.'],
  [
    'acro acrodef acroplural',
    'Write `\\newacronym{key}{short}{long}`, or `abbreviations:` in the settings. The list is printed at `::: {#abbreviations}`.'
  ],
  ['missingfigure', 'Write the picture: `![caption](file)`.'],
  ['hrule hrulefill dotfill tcblower tcbline', 'Write a line on its own: `---` between empty lines.'],
  [
    'blandscape elandscape landscape endlandscape newgeometry restoregeometry begingroup endgroup bgroup egroup',
    'It sets the page, which is the task of the style: remove it. galley turns tables that are too wide.'
  ],
  [
    'selectlanguage',
    'Write the language of the paper as `lang:` in the settings, and that of a passage as `::: {lang=de}` with `:::` below it.'
  ],
  ['textins', 'Write the words in brackets: `\\[words\\]`.'],
  ['textelp', 'Write `\\[…\\]`.'],
  ['doi', 'Write a link: `<https://doi.org/10.1000/182>`.'],
  ['textquote foreignquote hyphenquote', 'Write the words in quotation marks, `“words”`.']
]

const help: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([names, text]) => names.split(' ').map(name => [name, text] as const))
)
