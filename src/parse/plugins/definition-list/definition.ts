import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {
  Construct,
  Effects,
  Extension,
  ParseContext,
  State,
  Token,
  TokenizeContext
} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    definitionDescription: 'definitionDescription'
    definitionDescriptionPrefix: 'definitionDescriptionPrefix'
    definitionDescriptionIndent: 'definitionDescriptionIndent'
  }
}

/**
 * `: words` or `~ words` below a term: a container like a list item, with indented content. It can only begin below a
 * line that may be a term, or below another definition, so that `: words` below a table remains the table's caption.
 */
export const definition: Extension = {
  document: {58: construct(), 126: construct()}
}

/** Builds `definitionDescription` nodes from the tokens. */
export const definitionToTree: TreeExtension = {
  enter: {
    definitionDescription(token) {
      this.enter({type: 'definitionDescription', children: []}, token)
    }
  },
  exit: {
    definitionDescription(token) {
      this.exit(token)
    }
  }
}

/** The column of a definition's mark, by the state object that micromark keeps for the container. */
const markers = new WeakMap<object, number>()

/** The last line of a definition in each text. */
const lastLines = new WeakMap<ParseContext, number>()

function construct(): Construct {
  return {name: 'definitionDescription', tokenize, continuation: {tokenize: tokenizeContinuation}, exit}
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const {line, column} = this.now()
  if (!followsTerm(this)) return nok
  let spaces = 0
  const blanks: State = code => {
    if (isSpace(code) && spaces < 4) {
      spaces++
      effects.consume(code)
      return blanks
    }
    if (code === null || isLineEnding(code) || spaces === 0) return nok(code)
    effects.exit('definitionDescriptionPrefix')
    lastLines.set(this.parser, line)
    if (this.containerState !== undefined) markers.set(this.containerState, column)
    return ok(code)
  }
  return code => {
    effects.enter('definitionDescription', {_container: true})
    effects.enter('definitionDescriptionPrefix')
    effects.consume(code)
    return blanks
  }
}

/**
 * Continues a definition with content that is indented by a tab or four spaces; after `: words`, two spaces are enough.
 */
function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let spaces = 0
  let isOpen = false
  const end = (state: State): State => {
    return code => {
      if (isOpen) effects.exit('definitionDescriptionIndent')
      return state(code)
    }
  }
  const blanks: State = code => {
    if (isSpace(code) && spaces < 4) {
      if (!isOpen) effects.enter('definitionDescriptionIndent')
      isOpen = true
      spaces++
      effects.consume(code)
      return blanks
    }
    if (isLineEnding(code) || code === null) return end(ok)(code)
    // A mark in the same column as the mark of this definition begins another definition, even if both are indented.
    const isMark = code === 58 || code === 126
    if (isMark && this.containerState && markers.get(this.containerState) === this.now().column)
      return end(nok)(code)
    if (spaces < 2) return end(nok)(code)
    lastLines.set(this.parser, this.now().line)
    return end(ok)(code)
  }
  return blanks
}

function exit(this: TokenizeContext, effects: Effects): undefined {
  effects.exit('definitionDescription')
}

/**
 * Whether the lines above are a definition, or a single line that may be a term, followed by at most one blank line.
 */
function followsTerm(context: TokenizeContext): boolean {
  const {line} = context.now()
  const above = lineAbove(context, line)
  const distance = above === undefined ? 0 : line - above.line
  if (above === undefined) return false
  const last = lastLines.get(context.parser) ?? 0
  // micromark tokenizes the start of a container twice: to check whether one begins, and then to begin it.
  if (last === line) return true
  if (above.line === last || (last > 0 && above.line === last + 1 && distance === 1)) return true
  if (distance > 2 || noTerm.test(above.text)) return false
  const before = lineAbove(context, above.line)
  if (before === undefined || before.line < above.line - 1 || before.line === last) return true
  return /^ {0,3}(?::::|#{1,6}\s)/.test(before.text)
}

/** The last line before a given line that is not blank, without the marks of its containers. */
function lineAbove(
  context: TokenizeContext,
  below: number
): Readonly<{line: number; text: string}> | undefined {
  const {events} = context
  for (let index = events.length - 1; index >= 0; index--) {
    const [kind, token] = events[index]!
    if (kind !== 'enter' || token.type !== 'chunkFlow' || token.start.line >= below) continue
    const text = textOf(context, token)
    if (text.trim() !== '') return {line: token.start.line, text}
  }
  return undefined
}

function textOf(context: TokenizeContext, token: Token): string {
  return context.sliceSerialize(token)
}

/**
 * Matches lines that cannot be a term: a table row, a heading, a fence, a list item, a picture, indented code, a rule.
 */
const noTerm =
  /^(?: {4}|\t)|^ {0,3}(?:\||#{1,6}\s|:::|```|~~~|\$\$|[-*+]\s|\d{1,9}[.)]\s|>|!\[|<|[-*_=](?:\s*[-*_=])+\s*$|\[[^\]]+\]:)|\|\s*$/
