import BaseMethods from '@mathjax/src/mjs/input/tex/base/BaseMethods.js'
import BraketMethods from '@mathjax/src/mjs/input/tex/braket/BraketMethods.js'
import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/**
 * The package of `\bra`, `\ket` and `\braket` where they are those of LaTeX's package physics: `\braket{a}{b}` has two
 * arguments, and `\bra{a}\ket{b}` is one bracket. Without these forms they are those of the package braket.
 */
export const dirac = 'dirac'

new CommandMap(dirac, {bra: [addBra], braket: [addBraket]})

Configuration.create(dirac, {priority: 1, handler: {macro: [dirac]}})

function addBra(parser: MathParser, name: string): void {
  const left = parser.GetArgument(name)
  const ket = /^\s*\\ket(?![A-Za-z])/.exec(parser.string.slice(parser.i))
  if (ket === null) {
    BaseMethods.Macro(parser, name, `{\\langle {${left}} \\vert}`)
    return
  }
  parser.i += ket[0].length
  addProduct(parser, name, left)
}

function addBraket(parser: MathParser, name: string): void {
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
  BaseMethods.Macro(parser, name, `{\\langle {${left}} \\vert {${right}} \\rangle}`)
}
