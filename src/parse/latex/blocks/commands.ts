/** The conversion of a LaTeX command in running text. Commands without a row are parsed like commands in Markdown. */
export type CommandForm = Readonly<
  | {drops: number}
  /** The text that replaces the command. */
  | {gives: string}
  /** The number of arguments, of which the last one is kept. */
  | {keeps: number}
  /** Two arguments, which are joined by these characters. */
  | {joins: string}
  /** The equivalent command, which has the same single argument. */
  | {renames: string}
  | {between: readonly [string, string]}
  | {heading: number}
  /** A horizontal space, with the number of its arguments. */
  | {space: number}
  | {cases: 'upper' | 'lower'}
  | {breaks: 'line' | 'paragraph'}
  | {picture: true}
  | {verbatim: true}
  | {formula: true}
  /** A declaration, which applies to the rest of its group: the equivalent command with an argument, if one exists. */
  | {declares: string | undefined}
>

const dropped: Readonly<Record<number, string>> = {
  0: `centering raggedright raggedleft noindent indent vfill vfil smallskip medskip bigskip smallbreak medbreak bigbreak goodbreak
      twocolumn onecolumn samepage raggedbottom flushbottom begingroup endgroup bgroup egroup restoregeometry protect xspace
      sloppy fussy FloatBarrier allowbreak nobreak nolinebreak nopagebreak toprule midrule bottomrule hline endhead
      endfirsthead endfoot endlastfoot leavevmode strut null ignorespaces unskip relax phantomsection qedhere
      tabularnewline onehalfspacing doublespacing singlespacing frenchspacing appendixname DontPrintSemicolon
      qed SetAlgoLined SetAlgoNoLine SetAlgoVlined LinesNumbered LinesNumberedHidden BlankLine SetKwInOut
      arraybackslash mainmatter frontmatter backmatter balance clearfloats makeindex makeglossaries makenoidxglossaries columnbreak nonfrenchspacing
      linenumbers nolinenumbers glsaddall IEEEpeerreviewmaketitle IEEEoverridecommandlockouts normalem suppressfloats
      allowdisplaybreaks makeatletter makeatother subfloatsep nonumber`,
  1: `vspace vskip label linelabel color rowcolor cellcolor columncolor hphantom vphantom phantom addlinespace
      thispagestyle pagestyle pagenumbering bibliographystyle enlargethispage captionsetup setlist hyphenation
      setstretch linespread markright afterpage urlstyle floatstyle restylefloat tcbset
      shortcites fancyhf needspace pdfbookmark cline algrenewcommand hypersetup
      newgeometry pagecolor arrayrulecolor geometry sisetup lstset graphicspath SetKwFunction SetKwProg`,
  2: `colorlet markboth floatplacement counterwithout addtocontents setlength addtolength setcounter addtocounter numberwithin rule cmidrule setminted fontsize`,
  3: `addcontentsline definecolor rowcolors`
}

const declarations: Readonly<Record<string, string>> = {
  bf: 'textbf',
  bfseries: 'textbf',
  it: 'textit',
  itshape: 'textit',
  em: 'emph',
  sl: 'textit',
  slshape: 'textit',
  tt: 'texttt',
  ttfamily: 'texttt',
  sc: 'textsc',
  scshape: 'textsc'
}

const plainDeclarations =
  `rm rmfamily sf sffamily normalfont upshape mdseries tiny scriptsize footnotesize small normalsize large Large LARGE
  huge Huge boldmath selectfont`.split(/\s+/)

const own: Readonly<Record<string, CommandForm>> = {
  par: {breaks: 'paragraph'},
  newline: {breaks: 'line'},
  linebreak: {breaks: 'line'},
  quad: {gives: '\u2003'},
  qquad: {gives: '\u2003\u2003'},
  enspace: {gives: '\u2002'},
  thinspace: {gives: '\u202F'},
  hspace: {space: 1},
  hskip: {space: 1},
  hfill: {space: 0},
  hfil: {space: 0},
  MakeUppercase: {cases: 'upper'},
  uppercase: {cases: 'upper'},
  MakeLowercase: {cases: 'lower'},
  lowercase: {cases: 'lower'},
  nobreakspace: {gives: '\u00A0'},
  textcolor: {keeps: 2},
  colorbox: {keeps: 2},
  fcolorbox: {keeps: 3},
  fbox: {keeps: 1},
  framebox: {keeps: 1},
  makebox: {keeps: 1},
  parbox: {keeps: 2},
  resizebox: {keeps: 3},
  scalebox: {keeps: 2},
  rotatebox: {keeps: 2},
  raisebox: {keeps: 2},
  mbox: {keeps: 1},
  hbox: {keeps: 1},
  makecell: {keeps: 1},
  shortstack: {keeps: 1},
  thead: {keeps: 1},
  specialcell: {keeps: 1},
  multicolumn: {keeps: 3},
  multirow: {keeps: 3},
  textsf: {keeps: 1},
  textmd: {keeps: 1},
  textup: {keeps: 1},
  textnormal: {keeps: 1},
  textrm: {keeps: 1},
  text: {keeps: 1},
  subcaption: {keeps: 1},
  centerline: {keeps: 1},
  so: {keeps: 1},
  textls: {keeps: 1},
  textlf: {keeps: 1},
  dropcap: {keeps: 1},
  IEEEraisesectionheading: {keeps: 1},
  IEEEPARstart: {joins: ''},
  lettrine: {joins: ''},
  nicefrac: {joins: '/'},
  sfrac: {joins: '/'},
  No: {gives: '№'},
  permil: {gives: '‰'},
  celsius: {gives: '°C'},
  xmark: {gives: '✗'},
  ier: {gives: 'er'},
  iere: {gives: 're'},
  ieme: {gives: 'e'},
  up: {renames: 'textsuperscript'},
  fup: {renames: 'textsuperscript'},
  ul: {renames: 'underline'},
  uwave: {renames: 'underline'},
  dotuline: {renames: 'underline'},
  underbar: {renames: 'underline'},
  uuline: {renames: 'underline'},
  dashuline: {renames: 'underline'},
  xout: {between: ['~~', '~~']},
  say: {between: ['“', '”']},
  foreignlanguage: {keeps: 2},
  texorpdfstring: {keeps: 2},
  tnote: {renames: 'textsuperscript'},
  uline: {renames: 'underline'},
  textsl: {renames: 'textit'},
  textbfit: {renames: 'textbf'},
  nolinkurl: {renames: 'texttt'},
  path: {renames: 'texttt'},
  sout: {between: ['~~', '~~']},
  st: {between: ['~~', '~~']},
  enquote: {renames: 'enquote'},
  'enquote*': {renames: 'enquote*'},
  ensuremath: {formula: true},
  part: {heading: 1},
  chapter: {heading: 1},
  section: {heading: 1},
  subsection: {heading: 2},
  subsubsection: {heading: 3},
  paragraph: {renames: 'textbf'},
  subparagraph: {renames: 'textbf'},
  includegraphics: {picture: true},
  verb: {verbatim: true},
  lstinline: {verbatim: true}
}

/** The table of commands that are converted when LaTeX blocks and sections are parsed. */
export const commandForms: ReadonlyMap<string, CommandForm> = new Map<string, CommandForm>([
  ...Object.entries(dropped).flatMap(([count, names]) =>
    names.split(/\s+/).map(name => [name, {drops: Number(count)}] as const)
  ),
  ...Object.entries(declarations).map(([name, declares]) => [name, {declares}] as const),
  ...plainDeclarations.map(name => [name, {declares: undefined}] as const),
  ...Object.entries(own)
])

/** The row of a command, with or without a star. */
export function commandForm(name: string): CommandForm | undefined {
  return commandForms.get(name) ?? commandForms.get(name.replace('*', ''))
}

/** Whether a command has no printed output itself, but only positions or sizes the content next to it. */
export function isLayout(name: string): boolean {
  const form = commandForm(name)
  return (
    name === 'maketitle' ||
    (form !== undefined &&
      (('drops' in form && form.drops === 0) || ('space' in form && form.space === 0) || 'declares' in form))
  )
}

/**
 * Whether a command and its arguments have no printed output, as with `\vspace{1cm}`; `\label` does not count,
 * because it has an effect.
 */
export function dropsArguments(name: string): boolean {
  const form = commandForm(name)
  const count = form === undefined ? 0 : 'drops' in form ? form.drops : 'space' in form ? form.space : 0
  return count > 0 && name !== 'label'
}
