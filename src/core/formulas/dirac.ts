import BaseMethods from '@mathjax/src/mjs/input/tex/base/BaseMethods.js'
import BraketMethods from '@mathjax/src/mjs/input/tex/braket/BraketMethods.js'
import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/**
 * The package of `\bra`, `\ket`, `\braket`, `\expval` and `\mel` in the forms of LaTeX's package physics:
 * `\braket{a}{b}` has two arguments, and `\bra{a}\ket{b}` is one bracket. Other forms follow the package braket. Each
 * command makes one part of the formula, separated from adjacent letters by a thin space.
 */
export const dirac = 'dirac'

new CommandMap(dirac, {
  bra: [addBra],
  ket: [addKet],
  braket: [addBraket],
  expval: [addExpectation],
  ev: [addExpectation],
  expectationvalue: [addExpectation],
  mel: [addElement],
  matrixel: [addElement],
  matrixelement: [addElement]
})

Configuration.create(dirac, {priority: 1, handler: {macro: [dirac]}})

function addBra(parser: MathParser, name: string): void {
  starsOf(parser)
  const left = parser.GetArgument(name)
  const ket = /^\s*\\ket(?![A-Za-z])\s*\*{0,2}/.exec(parser.string.slice(parser.i))
  if (ket === null) {
    BaseMethods.Macro(parser, name, `\\mathinner{\\langle{${left}}\\vert}`)
    return
  }
  parser.i += ket[0].length
  addProduct(parser, name, left)
}

function addKet(parser: MathParser, name: string): void {
  starsOf(parser)
  BaseMethods.Macro(parser, name, '\\mathinner{\\vert{#1}\\rangle}', 1)
}

function addBraket(parser: MathParser, name: string): void {
  starsOf(parser)
  const start = parser.i
  const left = parser.GetArgument(name)
  const isPair = /^\s*\{/.test(parser.string.slice(parser.i)) && !left.includes('|')
  if (isPair) {
    addProduct(parser, name, left)
    return
  }
  parser.i = start
  BraketMethods.Braket(parser, name, '⟨', '⟩', false, Infinity)
}

function addProduct(parser: MathParser, name: string, left: string): void {
  const right = parser.GetArgument(name)
  BaseMethods.Macro(parser, name, `\\mathinner{\\langle{${left}}\\vert{${right}}\\rangle}`)
}

/** `\\expval{A}`, `\\expval{A}{\\psi}`. */
function addExpectation(parser: MathParser, name: string): void {
  const sizes = starsOf(parser)
  const operator = parser.GetArgument(name)
  const isPair = /^\s*\{/.test(parser.string.slice(parser.i))
  const state = isPair ? parser.GetArgument(name) : ''
  addBracket(parser, name, isPair ? [state, operator, state] : [operator], sizes)
}

/** `\\mel{n}{A}{m}`. */
function addElement(parser: MathParser, name: string): void {
  const sizes = starsOf(parser)
  const parts = [1, 2, 3].map(() => parser.GetArgument(name))
  addBracket(parser, name, parts, sizes)
}

/**
 * The number of stars after a command: with one, brackets do not grow; with two, they grow with the operator as well.
 */
function starsOf(parser: MathParser): number {
  const [stars = ''] = /^\s*\*{0,2}/.exec(parser.string.slice(parser.i)) ?? []
  parser.i += stars.length
  return stars.trim().length
}

/** Adds brackets as high as the states inside them, unless stars specify otherwise. */
function addBracket(parser: MathParser, name: string, parts: readonly string[], stars: number): void {
  const asked = stars === 2 || parts.length === 1 ? parts : [parts[0], parts.at(-1)]
  const grows = stars !== 1 && asked.some(part => high.test(part ?? ''))
  const [open, bar, close] = grows
    ? ['\\left\\langle', '\\middle\\vert', '\\right\\rangle']
    : ['\\langle', '\\vert', '\\rangle']
  const inside = parts.map(part => `{${part}}`).join(bar)
  BaseMethods.Macro(parser, name, `\\mathinner{${open}${inside}${close}}`)
}

/** TeX commands whose result is higher than a line. */
const high = /\\(?:[dtc]?frac|sum|prod|int|begin|underbrace|overbrace|pdv|dv)(?![A-Za-z])/
