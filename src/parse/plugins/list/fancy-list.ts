import type {Code, Construct, Effects, Extension, State, Token, TokenizeContext} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'
import {isAbbreviation, type ListMarker, readMarker} from './marker.ts'

declare module 'micromark-util-types' {
  interface ContainerState {
    /** The marker of the last item of a list of `fancyLists`. */
    listMarker?: ListMarker
  }
}

/**
 * Lists whose items begin with letters, Roman numerals, numbers in brackets, `#.` or `(@)`, as containers like
 * CommonMark's. They do not interrupt a paragraph, except in an item of a list, and there only with their first
 * number.
 */
const fancyList: Construct = {
  name: 'fancyList',
  tokenize: tokenizeStart,
  continuation: {tokenize: tokenizeContinuation},
  exit(effects) {
    effects.exit('listOrdered')
  }
}

/** By the first character: `#`, `(` and letters. */
export const fancyLists: Extension = {
  document: Object.fromEntries([35, 40, ...codes(65, 90), ...codes(97, 122)].map(code => [code, fancyList]))
}

function codes(first: number, last: number): readonly number[] {
  return Array.from({length: last - first + 1}, (_, index) => first + index)
}

/** Longer than any marker: labels are short. */
const longest = 60

function tokenizeStart(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const state = this.containerState ?? {}
  const before = state.listMarker
  const indent = lengthOfLast(this, 'linePrefix')
  let source = ''
  let marker: ListMarker | undefined
  let list: Token | undefined

  const value: State = code => {
    if (isEnd(code) || isSpace(code) || source.length > longest) return nok(code)
    effects.consume(code)
    source += String.fromCodePoint(code ?? 0)
    return code === 46 || code === 41 ? afterValue : value
  }
  const afterValue: State = code => {
    marker = readMarker(source, before)
    if (marker === undefined || (this.interrupt === true && !mayInterrupt(this, marker, list)))
      return nok(code)
    effects.exit('listItemValue')
    const needsTwo = isAbbreviation(marker, before === undefined)
    return effects.check(restOfLine, empty, needsTwo ? effects.check(twoBlanks, filled, nok) : filled)(code)
  }
  // An item without words can only continue a list: “etc.” on its own line is not an item.
  const empty: State = code => {
    if (before === undefined) return nok(code)
    state.initialBlankLine = true
    return end(1)(code)
  }
  const filled: State = code =>
    isSpace(code) ? effects.attempt(blanksBeforeWords, end(0), oneBlank)(code) : nok(code)
  // More than four blanks begin code, whose indent starts after the first blank.
  const oneBlank: State = code => blanks(effects, 'listItemPrefixWhitespace', 1, end(0))(code)
  const end =
    (extra: number): State =>
    code => {
      const prefix = this.sliceSerialize(effects.exit('listItemPrefix'), true)
      state.size = indent + extra + prefix.length
      if (marker !== undefined) state.listMarker = marker
      return ok(code)
    }

  return code => {
    if (state.type === undefined) {
      state.type = 'listOrdered'
      list = effects.enter('listOrdered', {_container: true})
    }
    effects.enter('listItemPrefix')
    effects.enter('listItemValue')
    return value(code)
  }
}

/** Within a paragraph of a list item, a list may begin with its first number. `list` is the list that may begin. */
function mayInterrupt(
  {events}: TokenizeContext,
  {start, label}: ListMarker,
  list: Token | undefined
): boolean {
  if (start !== 1 || label !== undefined) return false
  let closed = 0
  for (let index = events.length - 1; index >= 0; index--) {
    const [kind, token] = events[index]!
    if (token._container !== true || token === list) continue
    if (kind === 'exit') closed++
    else if (closed === 0) return token.type === 'listOrdered' || token.type === 'listUnordered'
    else closed--
  }
  return false
}

function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const state = this.containerState ?? {}
  const size = state.size ?? 0
  state._closeFlow = undefined

  const emptyLine: State = code => {
    state.furtherBlankLines = state.furtherBlankLines || state.initialBlankLine
    // A line without words continues the item, as far as it is indented.
    return blanks(effects, 'listItemIndent', size, ok)(code)
  }
  const words: State = code => {
    const isOver = state.furtherBlankLines === true || !isSpace(code)
    state.furtherBlankLines = undefined
    state.initialBlankLine = undefined
    return isOver ? otherItem(code) : effects.attempt(indentOf(size), ok, otherItem)(code)
  }
  const otherItem: State = code => {
    // The content of the item ends here, so nothing is interrupted.
    state._closeFlow = true
    this.interrupt = undefined
    return blanks(effects, 'linePrefix', 3, effects.attempt(fancyList, ok, nok))(code)
  }
  return effects.check(restOfLine, emptyLine, words)
}

/** Only blanks up to the end of a line. */
const restOfLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return blanks(effects, 'linePrefix', Number.POSITIVE_INFINITY, code => (isEnd(code) ? ok : nok)(code))
  }
}

const twoBlanks: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return blanks(effects, 'linePrefix', 2, code => (lengthOfLast(this, 'linePrefix') < 2 ? nok : ok)(code))
  }
}

/** One to four blanks, and then a word. */
const blanksBeforeWords: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return blanks(effects, 'listItemPrefixWhitespace', 4, code => (isSpace(code) ? nok : ok)(code))
  }
}

function indentOf(size: number): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      return blanks(effects, 'listItemIndent', size, code =>
        (lengthOfLast(this, 'listItemIndent') === size ? ok : nok)(code)
      )
    }
  }
}

/** Consumes spaces, if there are any, as a token, up to a maximum. */
function blanks(
  effects: Effects,
  type: 'linePrefix' | 'listItemIndent' | 'listItemPrefixWhitespace',
  most: number,
  then: State
): State {
  let count = 0
  const next: State = code => {
    if (isSpace(code) && count < most) {
      if (count++ === 0) effects.enter(type)
      effects.consume(code)
      return next
    }
    if (count > 0) effects.exit(type)
    count = 0
    return then(code)
  }
  return next
}

/** The columns of the token that was read last, if it is of a type. */
function lengthOfLast({events}: TokenizeContext, type: string): number {
  const [, token, context] = events.at(-1) ?? []
  return token?.type === type ? (context?.sliceSerialize(token, true).length ?? 0) : 0
}

function isEnd(code: Code): boolean {
  return code === null || isLineEnding(code)
}
