/** The effect of a command or environment in LaTeX that readers of galley's pages miss, and the form to write. */
export type Loss = Readonly<{
  note: string
  /**
   * True if readers miss the effect only on words outside figures, tables and algorithms, whose place and size the
   * style sets.
   */
  ofWords?: true
}>

/**
 * The consequence of reading a command or environment without its effect: the reason why readers miss nothing, or their
 * loss.
 */
export type Account = Readonly<{reason: string}> | Loss

/**
 * The consequence for a command or environment, with or without a star; undefined for one that is not in the tables.
 */
export function accountOf(name: string): Account | undefined {
  return accounts.get(name) ?? accounts.get(name.replace('*', ''))
}

/** The loss of readers, if galley reads a command or environment without its effect. */
export function lossOf(name: string): Loss | undefined {
  const account = accountOf(name)
  return account !== undefined && 'note' in account ? account : undefined
}

/** The table of commands and environments without an effect, by reason. */
const reasons: ReadonlyArray<readonly [names: string, reason: string]> = [
  [
    `vspace vskip smallskip medskip bigskip smallbreak medbreak bigbreak goodbreak addlinespace enlargethispage vfill
    vfil needspace indent noindent setlist subfloatsep setlength addtolength linespread setstretch onehalfspacing
    doublespacing singlespacing spacing onehalfspace doublespace singlespace`,
    'The style sets the space between lines and blocks.'
  ],
  [
    `twocolumn onecolumn samepage raggedbottom flushbottom restoregeometry newgeometry geometry pagestyle thispagestyle
    pagenumbering markright markboth fancyhf afterpage balance clearfloats FloatBarrier suppressfloats floatplacement
    columnbreak mainmatter frontmatter backmatter linenumbers nolinenumbers document strip fullwidth widetext`,
    'The style sets the page, its columns, headers and floats.'
  ],
  [
    `sloppy fussy sloppypar allowbreak nobreak nolinebreak nopagebreak hyphenation hyphenrules allowdisplaybreaks
    frenchspacing nonfrenchspacing leavevmode strut null unskip ignorespaces relax protect xspace begingroup endgroup
    bgroup egroup break justify normalem fi makeatletter makeatother`,
    'It only helps TeX to break lines, or to read the text.'
  ],
  [
    `toprule midrule bottomrule hline cline cmidrule endhead endfirsthead endfoot endlastfoot tabularnewline
    arraybackslash multicolumn multirow makecell shortstack thead specialcell threeparttable ThreePartTable
    measuredfigure arrayrulecolor ruledtabular turn rotate sideways rotatebox resizebox scalebox adjustbox`,
    'The style sizes and places tables and pictures, and draws the rules of a table.'
  ],
  [
    `mbox hbox makebox parbox Sbox phantom hphantom vphantom phantomsection`,
    'It makes a box of words, or room without words.'
  ],
  [
    `rm rmfamily normalfont upshape mdseries normalsize selectfont textmd textup textnormal textrm textlf text CJK url*
    nolinkurl* autocap bibstring mkbibacro`,
    'The words have this form in galley anyway.'
  ],
  [
    `IEEEraisesectionheading dropcap IEEEpeerreviewmaketitle IEEEoverridecommandlockouts
    appendixname flushleft raggedright`,
    'The style sets initials, headings and the alignment of text.'
  ],
  [
    `bibliographystyle urlstyle floatstyle restylefloat tcbset shortcites hypersetup setminted lstset makeindex
    makeglossaries makenoidxglossaries addtocontents addcontentsline pdfbookmark counterwithout captionsetup`,
    'It sets up a package of LaTeX, for whose task galley has its own settings.'
  ],
  [
    `DontPrintSemicolon SetAlgoLined SetAlgoNoLine SetAlgoVlined LinesNumbered LinesNumberedHidden BlankLine SetKwInOut
    SetKwFunction SetKwProg algrenewcommand`,
    'Algorithms have the lines and keywords of the style, or those that their reader takes from it.'
  ],
  [
    `label qed qedhere nonumber subcaption texorpdfstring CodeChunk Schunk appendix appendices subappendices underline
    uline
    ensuremath texttt setcounter numberwithin rule graphicspath sisetup linelabel`,
    'It has its effect in a reader of its own, or is reported where it would have one.'
  ],
  ['definecolor colorlet', 'It names a colour, whose use is reported.'],
  ['hspace hskip', 'A space is printed.']
]

/** The table of commands and environments whose effect readers miss. */
const losses: ReadonlyArray<readonly [names: string, note: string, ofWords?: true]> = [
  [
    'color textcolor colorbox fcolorbox rowcolor rowcolors cellcolor columncolor pagecolor',
    'galley prints words in the colour of the style: remove it, and name no colour in the text; write `**bold**` or `[words]{.mark}` for words that should be seen.'
  ],
  [
    'sf sffamily textsf so textls boldmath',
    'galley prints words in the type of the style: remove it, or write `**bold**`, `*italics*`, or code between backticks.'
  ],
  [
    'tiny scriptsize footnotesize small large Large LARGE huge Huge fontsize',
    'The style sets the size of words: remove it, or write `# Heading` for words that head a section.',
    true
  ],
  [
    'center centering centerline flushright raggedleft',
    'galley aligns text as the style does: remove it; `>` begins a quotation, `::: {.epigraph}` an epigraph, and `$$` a formula on a line of its own.',
    true
  ],
  [
    'fbox framebox boxedminipage',
    'galley draws no frame: write `**bold**` for words in a sentence; around paragraphs, write `::: {.callout-note title=""}` and `:::`.',
    true
  ],
  [
    'minipage',
    'galley prints boxes below one another in the column of the text: remove it, or write a table, whose cells are side by side.',
    true
  ],
  [
    'raisebox',
    'galley prints the words on their line: write `^words^` or `~words~` for raised or lowered ones, or remove it.',
    true
  ],
  ['multicols', 'The style sets the columns of the page: remove it.', true],
  ['landscape', 'galley turns only tables that are too wide for the page: remove it around words.', true],
  [
    'adjustwidth changemargin addmargin',
    'galley indents quotations, `> words`, and lists: write one of these, or remove it.',
    true
  ],
  [
    'hfill hfil',
    'galley prints a space: write the words after it in a paragraph of their own, or in the cell of a table.',
    true
  ],
  ['addtocounter', 'galley counts from 1. Give a number to a figure, `{#fig:a tag="5"}`, or remove it.'],
  ['glsaddall', 'galley lists the terms that the text uses: use each of them once, or write the list.'],
  [
    'refsection refsegment',
    'galley prints one list of the works of the paper, or lists by keyword: `::: {.refs keyword=name}` and `:::`.'
  ]
]

/** All consequences, by the name of the command or environment. */
export const accounts: ReadonlyMap<string, Account> = new Map<string, Account>([
  ...reasons.flatMap(([names, reason]) => names.split(/\s+/).map(name => [name, {reason}] as const)),
  ...losses.flatMap(([names, note, ofWords]) =>
    names.split(/\s+/).map(name => [name, {note, ...(ofWords && {ofWords})}] as const)
  )
])
