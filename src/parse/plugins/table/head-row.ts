import type {Code, Construct, ConstructRecord, Effects, State, TokenizeContext} from 'micromark-util-types'
import type {Processor} from 'unified'
import {isLazyLine, isLineEnding, isSpace} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    lineAboveDelimiters: 'lineAboveDelimiters'
  }
}

/**
 * Makes GFM's syntax try a line as the head of a table only if the next line begins like delimiters. Otherwise it would
 * tokenize each word of every line that may be a head, which takes up most of the memory for a long paragraph.
 */
export function remarkTableHead(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(extension =>
    extension.flow === undefined ? extension : {...extension, flow: looking(extension.flow)}
  )
}

function looking(record: ConstructRecord): ConstructRecord {
  return Object.fromEntries(
    Object.entries(record).map(([code, constructs]) => [
      code,
      [constructs ?? []]
        .flat()
        .map(construct => (construct.name === 'table' ? afterLook(construct) : construct))
    ])
  )
}

function afterLook(table: Construct): Construct {
  return {
    ...table,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      const start = table.tokenize.call(this, effects, ok, nok)
      const isInTable = /^table(?:Head|Row)$/.test(lastOf(this))
      return isInTable ? start : effects.check({partial: true, tokenize: delimitersFollow}, start, nok)
    }
  }
}

/** The type of the last token before the current line. */
function lastOf({events}: TokenizeContext): string {
  const last = events.findLast(([, {type}]) => type !== 'lineEnding' && type !== 'linePrefix')
  return last?.[1].type ?? ''
}

/** Whether the next line begins like a row of delimiters, with `|`, `:` or `-`. */
function delimitersFollow(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const line = (code: Code): State | undefined => {
    if (code === null) return nok(code)
    if (!isLineEnding(code)) {
      effects.consume(code)
      return line
    }
    effects.exit('lineAboveDelimiters')
    // As in GFM's syntax, the next line is treated as one that may interrupt the paragraph.
    this.interrupt = true
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return next
  }
  const next = (code: Code): State | undefined => {
    this.interrupt = false
    return isLazyLine(this) ? nok(code) : begun(code)
  }
  const begun = (code: Code): State | undefined => {
    if (code === 45 || code === 58 || code === 124) return ok(code)
    if (!isSpace(code)) return nok(code)
    effects.enter('linePrefix')
    effects.consume(code)
    effects.exit('linePrefix')
    return begun
  }
  return code => {
    if (code === null || isLineEnding(code)) return nok(code)
    effects.enter('lineAboveDelimiters')
    return line(code)
  }
}
