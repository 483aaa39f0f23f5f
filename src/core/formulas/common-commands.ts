import BaseMethods from '@mathjax/src/mjs/input/tex/base/BaseMethods.js'
import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import NewcommandMethods from '@mathjax/src/mjs/input/tex/newcommand/NewcommandMethods.js'
import TexError from '@mathjax/src/mjs/input/tex/TexError.js'
import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/** The package of commands from LaTeX and its common packages that MathJax lacks, or draws as paths. */
export const commonCommands = 'common-commands'

/** The table of commands: the name, the number of arguments, and the definition. */
const definitions = String.raw`
bm1 \boldsymbol{#1}
bold1 \mathbf{#1}
llbracket \mathopen{⟦}
rrbracket \mathclose{⟧}
colon \mskip2mu\mathord{:}\mskip6mu
vcentcolon \mathrel{:}
argmax \operatorname*{arg\,max}
argmin \operatorname*{arg\,min}
plim \operatorname*{plim}
mathds1 \mathbb{#1}
mathbbm1 \mathbb{#1}
R \mathbb{R}
N \mathbb{N}
Z \mathbb{Z}
underbar1 \underline{#1}
wideparen1 \overparen{#1}
mathellipsis \ldots
slashed1 \not #1
overgroup1 \overparen{#1}
undergroup1 \underparen{#1}
widecheck1 \check{#1}
utilde1 \underset{\sim}{#1}
underaccent2 \underset{#1}{#2}
accentset2 \overset{#1}{#2}
ensuremath1 #1
adots \iddots
hdots \ldots
nicefrac2 {}^{#1}\!/_{#2}
emph1 \textit{#1}
textsc1 \text{#1}
textsl1 \textit{#1}
textmd1 \text{#1}
xspace {}
raisebox2 \raise#1{\text{#2}}
sfrac2 {}^{#1}\!/\!{}_{#2}
odv2 \frac{\mathrm{d}#1}{\mathrm{d}#2}
medspace \:
thickspace \;
lBrace \mathopen{⦃}
rBrace \mathclose{⦄}
mapsfrom \mathrel{↤}
varointclockwise \mathop{∲}
bigcupdot \mathop{⨃}
P \text{¶}
pounds \text{£}
copyright \text{©}
operatornamewithlimits \operatorname*
arctg \operatorname{arctg}
arcctg \operatorname{arcctg}
cosec \operatorname{cosec}
cotg \operatorname{cotg}
ctg \operatorname{ctg}
cth \operatorname{cth}
sh \operatorname{sh}
ch \operatorname{ch}
tg \operatorname{tg}
sgn \operatorname{sgn}
enskip \enspace
dotsx \ldots
nleqslant \mathrel{\not\leqslant}
ngeqslant \mathrel{\not\geqslant}
adjustlimits6 \mathop{{#1}\vphantom{#4}}\limits#2{{#3}\vphantom{#6}}\mathop{{#4}\vphantom{#1}}\limits#5{{#6}\vphantom{#3}}
order1 \mathcal{O}{\left(#1\right)}
overrightharpoon1 \overset{\rightharpoonup}{#1}
overleftharpoon1 \overset{\leftharpoonup}{#1}
lq \text{‘}
rq \text{’}
`

const commands = Array.from(definitions.matchAll(/^([A-Za-z]+)(\d?) (.*)$/gm), ([, name, count, body]) => [
  name!,
  count === '' ? [BaseMethods.Macro, body!] : [BaseMethods.Macro, body!, Number(count)]
])

new CommandMap(commonCommands, {
  ...Object.fromEntries(commands),
  relax: [BaseMethods.Macro, ''],
  smashoperator: [addSmashed],
  not: [addNegated],
  multicolumn: [addCell],
  hdotsfor: [addDots],
  tensor: [addTensor],
  indices: [addIndices],
  overbracket: [addBracket, '23B4'],
  underbracket: [addBracket, '23B5'],
  providecommand: [NewcommandMethods.NewCommand]
})

/** Matches a group in braces, a command or a single character. */
const group = /\s*(\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\\[A-Za-z]+|[^\s{}])/
const operatorWithLimits = new RegExp(
  `^${group.source}(?:\\s*\\\\limits)?((?:\\s*[_^]${group.source})*)\\s*$`
)

/** Adds `\smashoperator{\sum_{…}^{…}}`: limits that take up no space on either side of their operator. */
function addSmashed(parser: MathParser, name: string): void {
  parser.GetBrackets(name)
  const written = parser.GetArgument(name)
  const [, operator, limits] = operatorWithLimits.exec(written) ?? []
  const smashed =
    operator === undefined || limits === undefined
      ? written
      : `${operator}\\limits${limits.replace(new RegExp(`([_^])${group.source}`, 'g'), '$1{\\mathclap{$2}}')}`
  BaseMethods.Macro(parser, name, smashed)
}

/** Adds `\not\!\partial`: in LaTeX, `\!` moves the stroke onto the letter; MathJax places it there anyway. */
function addNegated(parser: MathParser, name: string): void {
  parser.i += /^(?:\s*\\(?:!|negthinspace(?![A-Za-z])))*/.exec(parser.string.slice(parser.i))![0].length
  const [group, sign] = /^\s*\{\s*(\\[A-Za-z]+|[^\\{}\s])\s*\}/.exec(parser.string.slice(parser.i)) ?? []
  parser.i += group?.length ?? 0
  if (sign === undefined) BaseMethods.Not(parser, name)
  else BaseMethods.Macro(parser, name, `\\not ${sign}`)
}

/**
 * Adds `\overbracket[…][…]{x}`: mathtools draws lines of the given thickness and height; galley uses a bracket of the
 * font.
 */
function addBracket(parser: MathParser, name: string, code: string): void {
  parser.GetBrackets(name)
  parser.GetBrackets(name)
  BaseMethods.UnderOver(parser, name, code, true)
}

/** Adds `\hdotsfor{3}`: dots across the given number of cells. */
function addDots(parser: MathParser, name: string): void {
  parser.GetBrackets(name)
  const count = Number(parser.GetArgument(name))
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new TexError('Dots', '\\hdotsfor of a number of columns')
  BaseMethods.Macro(parser, name, Array(count).fill('\\ldots').join('&'))
}

/**
 * Adds `\tensor{T}{^a_b}` from LaTeX's package tensor: each index follows the previous one; with a star, they are
 * stacked.
 */
function addTensor(parser: MathParser, name: string): void {
  const isStacked = parser.GetStar()
  const before = parser.GetBrackets(name, '')
  const base = parser.GetArgument(name)
  const indices = parser.GetArgument(name)
  const behind = isStacked ? stacked(indices) : staggered(indices)
  BaseMethods.Macro(parser, name, `${before === '' ? '' : staggered(before)}{${base}}${behind}`)
}

/** `T\indices{^a_b}` */
function addIndices(parser: MathParser, name: string): void {
  const isStacked = parser.GetStar()
  const indices = parser.GetArgument(name)
  BaseMethods.Macro(parser, name, isStacked ? stacked(indices) : staggered(indices))
}

const index = new RegExp(`([_^])${group.source}`, 'g')

function staggered(indices: string): string {
  return indices.replace(index, '{}$1{$2}')
}

function stacked(indices: string): string {
  const all = [...indices.matchAll(index)]
  const side = (sign: string): string =>
    all.flatMap(([, own, value]) => (own === sign ? [value] : [])).join('')
  return `^{${side('^')}}_{${side('_')}}`
}

/** Adds `\multicolumn{1}{c|}{…}`: a cell with an alignment of its own. */
function addCell(parser: MathParser, name: string): void {
  const count = parser.GetArgument(name).trim()
  const [align = ''] = /[lcr]/.exec(parser.GetArgument(name)) ?? []
  const content = parser.ParseArg(name)
  if (count !== '1') throw new TexError('WideCell', 'a cell over several columns, \\multicolumn')
  const cell = parser.create('node', 'TeXAtom', [content])
  cell.setProperty('cell-align', {l: 'left', r: 'right'}[align] ?? 'center')
  parser.Push(cell)
}

// With this priority, these commands override the commands of other packages, and the paper's own definitions
// override these.
Configuration.create(commonCommands, {priority: 0, handler: {macro: [commonCommands]}})
