import {accents, logos, symbols} from './symbols.ts'
import type {TextStyle} from './text.ts'

/** Commands that set their argument apart. */
export const styles: ReadonlyMap<string, TextStyle> = new Map<string, TextStyle>([
  ['emph', 'italic'],
  ['textit', 'italic'],
  ['textsl', 'italic'],
  ['mkbibemph', 'italic'],
  ['mkbibitalic', 'italic'],
  ['textbf', 'bold'],
  ['mkbibbold', 'bold'],
  ['textsc', 'small-caps'],
  ['textsuperscript', 'superscript'],
  ['mkbibsuperscript', 'superscript'],
  ['up', 'superscript'],
  ['textsubscript', 'subscript'],
  ['mkbibsubscript', 'subscript']
])

/** Old commands that hold to the end of their group; the plain ones are no style of CSL. */
export const switches: ReadonlyMap<string, TextStyle | 'plain'> = new Map<string, TextStyle | 'plain'>([
  ['it', 'italic'],
  ['itshape', 'italic'],
  ['em', 'italic'],
  ['sl', 'italic'],
  ['slshape', 'italic'],
  ['bf', 'bold'],
  ['bfseries', 'bold'],
  ['sc', 'small-caps'],
  ['scshape', 'small-caps'],
  ['rm', 'plain'],
  ['rmfamily', 'plain'],
  ['sf', 'plain'],
  ['sffamily', 'plain'],
  ['tt', 'plain'],
  ['ttfamily', 'plain'],
  ['normalfont', 'plain'],
  ['upshape', 'plain'],
  ['mdseries', 'plain']
])

/** Commands of which only the argument is kept: CSL has no such style. */
export const transparent: ReadonlySet<string> = new Set(
  'texttt textrm textsf textup textmd textnormal mbox hbox text underline uline ensuremath autocap bibstring mkbibacro url* nolinkurl* lowercase MakeLowercase uppercase MakeUppercase textquote'.split(
    ' '
  )
)

/** Commands that put signs around their argument. */
export const enclosures: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['enquote', ['“', '”']],
  ['enquote*', ['‘', '’']],
  ['mkbibquote', ['“', '”']],
  ['mkbibparens', ['(', ')']],
  ['mkbibbrackets', ['[', ']']]
])

/** Commands whose argument is an address, not LaTeX. */
export const verbatims: ReadonlySet<string> = new Set(['url', 'path', 'nolinkurl', 'doi'])
/** Commands of `.bst` folklore whose argument steers sorting and is not shown. */
export const sortingOnly: ReadonlySet<string> = new Set([
  'noopsort',
  'sortnoop',
  'noop',
  'singleletter',
  'switchargs'
])
/** Commands that show nothing. */
export const ignored: ReadonlySet<string> = new Set(
  'protect relax fi noindent allowbreak nobreak break smallskip medskip bigskip selectfont small large normalsize bgroup egroup'.split(
    ' '
  )
)

/** The names of all commands that are known, signs such as `&` and `'` among them. */
export const knownCommands: ReadonlySet<string> = new Set([
  ...[styles, switches, enclosures, accents, logos, symbols].flatMap(commands => [...commands.keys()]),
  ...[transparent, verbatims, sortingOnly, ignored].flatMap(commands => [...commands]),
  'href'
])
