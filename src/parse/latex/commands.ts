import {accents, logos, symbols} from '../../core/tex-symbols.ts'
import type {TextStyle} from './text.ts'

/** Commands that apply a format to their argument. */
export const textStyles: ReadonlyMap<string, TextStyle> = new Map<string, TextStyle>([
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

/** Old commands that apply to the rest of their group. `plain` marks commands for a format that CSL lacks. */
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

/** Commands that are replaced by their argument, because CSL has no format for them. */
export const transparent: ReadonlySet<string> = new Set(
  'texttt textrm textsf textup textmd textnormal mbox hbox text underline uline ensuremath autocap bibstring mkbibacro url* nolinkurl* lowercase MakeLowercase uppercase MakeUppercase textquote pkg proglang'.split(
    ' '
  )
)

/** Commands that put characters before and after their argument. */
export const enclosures: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['enquote', ['“', '”']],
  ['enquote*', ['‘', '’']],
  ['mkbibquote', ['“', '”']],
  ['mkbibparens', ['(', ')']],
  ['mkbibbrackets', ['[', ']']]
])

/** Commands whose argument is a URL rather than LaTeX. */
export const verbatims: ReadonlySet<string> = new Set(['url', 'path', 'nolinkurl', 'doi'])
/** Commands that only serve to sort entries in `.bst` styles. */
export const sortingOnly: ReadonlySet<string> = new Set([
  'noopsort',
  'sortnoop',
  'noop',
  'singleletter',
  'switchargs'
])
/** Commands without printed output. */
export const ignored: ReadonlySet<string> = new Set(
  'protect relax fi noindent allowbreak nobreak break smallskip medskip bigskip selectfont small large normalsize bgroup egroup'.split(
    ' '
  )
)

/** The names of all known commands, including characters such as `&` and `'`. */
export const knownCommands: ReadonlySet<string> = new Set([
  ...[textStyles, switches, enclosures, accents, logos, symbols].flatMap(commands => [...commands.keys()]),
  ...[transparent, verbatims, sortingOnly, ignored].flatMap(commands => [...commands]),
  'href'
])
