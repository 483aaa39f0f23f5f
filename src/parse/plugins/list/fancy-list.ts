import type {Code, Construct, Effects, Extension, State, Token, TokenizeContext} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'
import {isAbbreviation, type ListMarker, readMarker} from './marker.ts'

declare module 'micromark-util-types' {
  interface ContainerState {
    /** The marker of the last item, in a list parsed by `fancyLists`. */
    listMarker?: ListMarker
  }
}

/**
 * Lists whose items begin with letters, Roman numerals, numbers in parentheses, `#.` or `(@)`, as containers like those
 * of CommonMark. Such a list can interrupt a paragraph only inside a list item, and only if it begins with its first
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

/** The construct for lists, by the first character of a list mark: `#`, `(` and letters. */
export const fancyLists: Extension = {
  document: Object.fromEntries([35, 40, ...codes(65, 90), ...codes(97, 122)].map(code => [code, fancyList]))
}

function codes(first: number, last: number): readonly number[] {
  return Array.from({length: last - first + 1}, (_, index) => first + index)
}

/** The maximum length of a marker; real markers are much shorter, because labels are short. */
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
  // An item without text can only continue a list, because “etc.” on a line of its own is not an item.
  const empty: State = code => {
    if (before === undefined) return nok(code)
    state.initialBlankLine = true
    return end(1)(code)
  }
  const filled: State = code =>
    isSpace(code) ? effects.attempt(blanksBeforeWords, end(0), oneBlank)(code) : nok(code)
  // More than four spaces begin indented code, whose indentation starts after the first space.
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

/**
 * Whether a list may interrupt a paragraph: the paragraph is inside a list item, and the list begins with its first
 * number. `list` is the token of that list.
 */
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
    // A blank line continues the item, up to its indentation.
    return blanks(effects, 'listItemIndent', size, ok)(code)
  }
  const words: State = code => {
    const isOver = state.furtherBlankLines === true || !isSpace(code)
    state.furtherBlankLines = undefined
    state.initialBlankLine = undefined
    if (isOver) return otherItem(code)
    // In lists of examples, four spaces are enough, however long the label is.
    const isLong = state.listMarker?.numbering === 'example' && size > 4
    return effects.attempt(
      indentOf(size),
      ok,
      isLong ? effects.attempt(indentOf(4), ok, otherItem) : otherItem
    )(code)
  }
  const otherItem: State = code => {
    // The content of the item has ended, so the next item does not interrupt anything.
    state._closeFlow = true
    this.interrupt = undefined
    return blanks(effects, 'linePrefix', 3, effects.attempt(fancyList, ok, nok))(code)
  }
  return effects.check(restOfLine, emptyLine, words)
}

/** Matches white space up to the end of the line. */
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

/** Matches one to four spaces before text. */
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

/** Consumes spaces, up to a maximum, as one token; none is needed. */
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

/** The width in columns of the last token, if it has the given type; otherwise 0. */
function lengthOfLast({events}: TokenizeContext, type: string): number {
  const [, token, context] = events.at(-1) ?? []
  return token?.type === type ? (context?.sliceSerialize(token, true).length ?? 0) : 0
}

function isEnd(code: Code): boolean {
  return code === null || isLineEnding(code)
}
