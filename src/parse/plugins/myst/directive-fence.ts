import type {Code, Construct, Effects, ParseContext, State, TokenizeContext} from 'micromark-util-types'
import {isLazyLine, isLineEnding, isSpace} from '../syntax.ts'
import {argumentKind, isForeignBlock} from './directive-names.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    directiveFence: 'directiveFence'
    directiveOpening: 'directiveOpening'
    directiveArgument: 'directiveArgument'
    directiveOption: 'directiveOption'
    directiveClosing: 'directiveClosing'
  }
}

/**
 * The lines that open a MyST directive whose body is Markdown: `:::{figure} a.svg` or ```` ```{figure} a.svg ````,
 * and its options below, `:label: x`. The lines between the fences are parsed as usual, as in Pandoc's `:::`. An
 * unknown directive between colons is parsed as well, so that its fences are not mistaken for fences of another
 * block.
 */
export const directiveFence: Construct = {name: 'directiveFence', tokenize}

/** Backticks or tildes that close a directive; colons are handled together with Pandoc's divs. */
export const directiveClosing: Construct = {name: 'directiveClosing', tokenize: tokenizeClosing}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let marker: Code = null
  let size = 0
  let name = ''
  let offset = 0
  const sequence: State = code => {
    if (code === marker) {
      size++
      effects.consume(code)
      return sequence
    }
    return size < 3 ? nok(code) : beforeName(code)
  }
  const beforeName: State = code => {
    if (isSpace(code)) {
      effects.consume(code)
      return beforeName
    }
    if (code !== 123) return nok(code)
    effects.consume(code)
    return inName
  }
  const inName: State = code => {
    if (code === 125) {
      if (argumentKind(name) === undefined && !(marker === 58 && isForeignBlock(name))) return nok(code)
      effects.consume(code)
      return afterName
    }
    if (code === null || code < 33 || name.length > 30) return nok(code)
    name += String.fromCharCode(code)
    effects.consume(code)
    return inName
  }
  const afterName: State = code => {
    if (isSpace(code)) {
      effects.consume(code)
      return afterName
    }
    if (code === null || isLineEnding(code) || argumentKind(name) === 'path') return restOfLine(code)
    effects.exit('directiveOpening')
    return effects.attempt(words, lineEnd, nok)(code)
  }
  const restOfLine: State = code => {
    if (code !== null && !isLineEnding(code)) {
      effects.consume(code)
      return restOfLine
    }
    effects.exit('directiveOpening')
    return lineEnd(code)
  }
  const lineEnd: State = code =>
    code === null || this.interrupt ? end(code) : effects.attempt(option, lineEnd, end)(code)
  const end: State = code => {
    effects.exit('directiveFence')
    // Colons are counted together with the colons of Pandoc's divs.
    if (marker === 58) return ok(code)
    const outer = openAt(this, offset)
    const depth = (outer?.depth ?? 0) + 1
    if (depth > deepest) return nok(code)
    change(this, offset, {fence: {marker, size}, depth, outer})
    return ok(code)
  }
  return code => {
    marker = code
    offset = this.now().offset
    effects.enter('directiveFence')
    effects.enter('directiveOpening')
    return sequence(code)
  }
}

/** Consumes the text after the name of a directive, which is Markdown. */
const words: Construct = {
  partial: true,
  tokenize(effects, ok) {
    const within: State = code => {
      if (code !== null && !isLineEnding(code)) {
        effects.consume(code)
        return within
      }
      effects.exit('chunkText')
      effects.exit('directiveArgument')
      return ok(code)
    }
    return code => {
      effects.enter('directiveArgument')
      effects.enter('chunkText', {contentType: 'text'})
      return within(code)
    }
  }
}

/** A line `:key: value` below. */
const option: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let key = ''
    const start: State = code => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return beforeKey
    }
    const beforeKey: State = code => {
      if (isLazyLine(this)) return nok(code)
      effects.enter('directiveOption')
      return indented(code)
    }
    const indented: State = code => {
      if (!isSpace(code) && code !== 58) return nok(code)
      effects.consume(code)
      return code === 58 ? inKey : indented
    }
    const inKey: State = code => {
      if (code === 58) {
        if (key === '') return nok(code)
        effects.consume(code)
        return value
      }
      if (code === null || code < 33 || key.length > 40) return nok(code)
      key += String.fromCharCode(code)
      effects.consume(code)
      return inKey
    }
    const value: State = code => {
      if (code !== null && !isLineEnding(code)) {
        effects.consume(code)
        return value
      }
      effects.exit('directiveOption')
      return ok(code)
    }
    return start
  }
}

function tokenizeClosing(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let marker: Code = null
  let size = 0
  let offset = 0
  let open: Open | undefined
  const sequence: State = code => {
    if (code === marker) {
      size++
      effects.consume(code)
      return sequence
    }
    return closedBy(open, marker, size) === undefined ? nok(code) : rest(code)
  }
  const rest: State = code => {
    if (isSpace(code)) {
      effects.consume(code)
      return rest
    }
    if (code !== null && !isLineEnding(code)) return nok(code)
    effects.exit('directiveClosing')
    change(this, offset, closedBy(open, marker, size)?.outer)
    return ok(code)
  }
  return code => {
    marker = code
    offset = this.now().offset
    open = openAt(this, offset)
    if (open === undefined) return nok(code)
    effects.enter('directiveClosing')
    return sequence(code)
  }
}

/** An open fence of backticks or tildes. */
export type OpenFence = Readonly<{marker: Code; size: number}>

/** The open fences, the innermost first. */
type Open = Readonly<{fence: OpenFence; depth: number; outer: Open | undefined}>

type Change = Readonly<{offset: number; open: Open | undefined}>

// The open fences after each change, by offset. A text is tokenized from its start, but a line may be tokenized more
// than once, and each list or quotation has its own tokenizer; changes after an offset are then forgotten.
const changes = new WeakMap<ParseContext, Change[]>()

/** The maximum nesting depth; a fence that is nested more deeply is parsed as code. */
const deepest = 100

function openAt({parser}: TokenizeContext, offset: number): Open | undefined {
  const known = changes.get(parser) ?? []
  while ((known.at(-1)?.offset ?? -1) >= offset) known.pop()
  return known.at(-1)?.open
}

function change({parser}: TokenizeContext, offset: number, open: Open | undefined): void {
  const known = changes.get(parser) ?? []
  changes.set(parser, known)
  known.push({offset, open})
}

function closedBy(open: Open | undefined, marker: Code, size: number): Open | undefined {
  let at = open
  while (at !== undefined && !(at.fence.marker === marker && size >= at.fence.size)) at = at.outer
  return at
}

/** The character and the length of a fence. */
export function fenceOf(line: string): OpenFence {
  const [run = ''] = /^(?:`+|~+|:+)/.exec(line) ?? []
  return {marker: run.charCodeAt(0), size: run.length}
}
