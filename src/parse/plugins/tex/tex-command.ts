import type {Nodes} from 'mdast'
import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, Effects, State, Token, TokenizeContext} from 'micromark-util-types'
import {addAll} from '../../../core/add-all.ts'
import type {CrossReferenceNode} from '../../../core/mdast.ts'
import {isUnitCommand, withoutUnits} from '../../../core/units.ts'
import {listOf} from '../citation/cross-reference-list.ts'
import {isLetter, isLineEnding, lineConsumer} from '../syntax.ts'
import {inlineMath} from './math-environment.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texCommand: 'texCommand'
  }
}

/**
 * A TeX command in running text: `\` and at least two letters, directly followed by `[…]` and balanced `{…}`. `[…]`
 * belongs to the command only if a `{…}` follows, so that `\LaTeX[@knuth]` keeps its citation. bookdown's
 * `\@ref(fig:x)` is also a command, and so is a single letter if the paper defines a macro with that name.
 */
export function texCommand(macros: ReadonlySet<string>): Construct {
  return {
    name: 'texCommand',
    tokenize: (effects, ok, nok) => tokenize(effects, ok, nok, macros)
  }
}

/**
 * Builds a `crossReference` node for `\ref` and similar commands, a list of these for several labels, and a `rawTex`
 * node for every other command.
 */
export const texCommandToTree: TreeExtension = {
  exit: {
    texCommand(token) {
      const source = this.sliceSerialize(token)
      const parent = this.stack[this.stack.length - 1]
      if (parent === undefined || !('children' in parent)) return
      const siblings: Nodes[] = parent.children
      addAll(siblings, nodesOf(source, token))
    }
  }
}

/** The form of reference for each command of LaTeX, hyperref, cleveref and amsmath. */
const referenceForms: ReadonlyMap<string, CrossReferenceNode['form']> = new Map([
  ['ref', 'bare'],
  ['eqref', 'number'],
  ['autoref', 'name'],
  ['subref', 'part'],
  ['cref', 'name'],
  ['Cref', 'name'],
  ['crefrange', 'name'],
  ['Crefrange', 'name'],
  ['labelcref', 'number'],
  ['pageref', 'page'],
  ['cpageref', 'page'],
  ['Cpageref', 'page'],
  ['vpageref', 'page'],
  ['vref', 'name'],
  ['Vref', 'name'],
  ['fref', 'name'],
  ['Fref', 'name'],
  ['zcref', 'name'],
  ['Autoref', 'name'],
  ['fullref', 'name'],
  ['labelcpageref', 'page'],
  ['nameref', 'title']
])

/** Whether a command of siunitx has its arguments. Faults in them are reported when the formula is parsed. */
function isRead(source: string): boolean {
  const read = withoutUnits(source)
  return 'fault' in read || read.tex !== source
}

function nodesOf(source: string, token: Token): Nodes[] {
  const booked = bookReference.exec(source)?.[1]
  if (booked !== undefined)
    return [
      {type: 'crossReference', label: booked, form: 'number', value: source, position: positionOf(token)}
    ]
  const name = /^\\([A-Za-z]+)/.exec(source)?.[1] ?? ''
  // Quantities are formulas even in running text.
  if (chemical.test(source) || (isUnitCommand(name) && isRead(source)))
    return [{...inlineMath(source), position: positionOf(token)}]
  const form = referenceForms.get(name)
  const isRange = name.endsWith('range')
  const labels = (isRange ? twoLabels : oneLabel).exec(source)?.[1]
  if (form === undefined || labels === undefined || labels.trim() === '') {
    return [{type: 'rawTex', name, value: source, block: false, position: positionOf(token)}]
  }
  // `\cref{a,b}` becomes a list of two references.
  const parts = source.split(isRange ? /(\}\s*\{)/ : /(\s*,\s*)/)
  // If the command extends over a line ending, the file may have marks such as `> ` that the command's source lacks, so
  // every node gets the place of the whole command.
  const isOneLine = !/[\r\n]/.test(source)
  const references: CrossReferenceNode[] = []
  let index = 0
  for (const [at, part] of parts.entries()) {
    const position = isOneLine ? partOf(token, index, index + part.length) : positionOf(token)
    index += part.length
    const label = part
      .replace(/^\\[A-Za-z]+\*?\{/, '')
      .replace(/\}$/, '')
      .trim()
    if (at % 2 === 1 || label === '') continue
    const capital = /^[ACFV]/.test(name) && {capital: true}
    references.push({type: 'crossReference', label, form, ...capital, value: part, position})
  }
  if (references.length === 0)
    return [{type: 'rawTex', name, value: source, block: false, position: positionOf(token)}]
  const list = listOf(references, isRange)
  return [{...list, position: positionOf(token)}]
}

/** Matches a formula of mhchem. */
const chemical = /^\\(?:ce|pu)\{[\s\S]+\}$/

/** Matches a reference in bookdown (its manual, 2.2). */
const bookReference = /^\\@ref\(([^()]+)\)$/
const oneLabel = /^\\[A-Za-z]+\*?\{([^{}]*)\}$/
const twoLabels = /^\\[A-Za-z]+\*?\{([^{}]*)\}\{[^{}]*\}$/

type Position = NonNullable<Nodes['position']>

function positionOf({start, end}: Token): Position {
  return {
    start: {line: start.line, column: start.column, offset: start.offset},
    end: {line: end.line, column: end.column, offset: end.offset}
  }
}

/** The position of a part of a token that is on a single line. */
function partOf({start: {line, column, offset}}: Token, from: number, to: number): Position {
  return {
    start: {line, column: column + from, offset: offset + from},
    end: {line, column: column + to, offset: offset + to}
  }
}

/** The offsets of groups that are never closed, by text; without these, `\ab{\ab{…` would take quadratic time. */
const unclosed = new WeakMap<TokenizeContext, Set<number>>()

/** The maximum length of a reference in bookdown, or of words in parentheses; no real one reaches it. */
const mostOfLabel = 200

function tokenize(effects: Effects, ok: State, nok: State, macros: ReadonlySet<string>): State {
  const lines = lineConsumer(effects)
  let letters = 0
  let written = ''

  const name: State = code => {
    if (isLetter(code)) {
      letters++
      written += String.fromCharCode(code ?? 0)
      lines.consume(code)
      return name
    }
    if (letters === 0 && code === 64) return book(code)
    if (letters < 2 && !(letters === 1 && macros.has(written))) return nok(code)
    lines.end()
    if (code === 40 && written.endsWith('cites'))
      return effects.attempt(words, effects.attempt(words, next, next), end)(code)
    return code === 42 ? effects.attempt(group, next, end)(code) : next(code)
  }
  // The part of `\@ref(fig:x)` that has been read.
  let read = ''
  const book: State = code => {
    if (code === null || code < 33 || read.length > mostOfLabel) return nok(code)
    read += String.fromCharCode(code)
    if (!('@ref('.startsWith(read) || read.startsWith('@ref('))) return nok(code)
    lines.consume(code)
    if (code !== 41) return book
    lines.end()
    return bookReference.test(`\\${read}`) ? end : nok
  }
  const next: State = code => (isOpening(code) ? effects.attempt(group, next, end)(code) : end(code))
  const end: State = code => {
    effects.exit('texCommand')
    return ok(code)
  }
  return code => {
    effects.enter('texCommand')
    lines.consume(code)
    return name
  }
}

/** The text in parentheses after the name of `\parencites(see)(and others)`, on one line. */
const words: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const lines = lineConsumer(effects)
    let length = 0
    const inside: State = code => {
      if (code === null || isLineEnding(code) || length++ > mostOfLabel) return nok(code)
      lines.consume(code)
      if (code !== 41) return inside
      lines.end()
      return ok
    }
    return code => (code === 40 ? inside(code) : nok(code))
  }
}

/** `*`, `[…]` before a `{…}`, and `{…}`. */
const group: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const known = unclosed.get(this) ?? new Set()
    unclosed.set(this, known)
    const braces: number[] = []
    const lines = lineConsumer(effects)
    const start: State = code => {
      if (code === 42) {
        lines.consume(code)
        return next => (isOpening(next) ? start(next) : nok(next))
      }
      if (code === 91) {
        lines.consume(code)
        return option
      }
      return inside(code)
    }
    // An option ends at its `]`. If it contains a `[` or an unclosed brace, it is text.
    const option: State = code => {
      if (code === null || code === 91) return nok(code)
      if (code === 123) braces.push(0)
      else if (code === 125 && braces.pop() === undefined) return nok(code)
      lines.consume(code)
      if (code !== 93 || braces.length > 0) return code === 92 ? escaped(option) : option
      return next => (isOpening(next) ? start(next) : nok(next))
    }
    const inside: State = code => {
      if (code === null) {
        for (const offset of braces) known.add(offset)
        return nok(code)
      }
      if (code === 123) {
        const {offset} = this.now()
        if (known.has(offset)) return nok(code)
        braces.push(offset)
      }
      lines.consume(code)
      if (code === 125) braces.pop()
      if (braces.length === 0) {
        lines.end()
        return ok
      }
      return code === 92 ? escaped(inside) : inside
    }
    const escaped =
      (then: State): State =>
      code => {
        if (code === null || isLineEnding(code)) return then(code)
        lines.consume(code)
        return then
      }
    return start
  }
}

function isOpening(code: Code): boolean {
  return code === 91 || code === 123
}
