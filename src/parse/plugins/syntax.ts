import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Effects, Event, Extension, TokenizeContext} from 'micromark-util-types'
import type {} from 'remark-parse'
import type {Data} from 'unified'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    notationLineEnding: 'notationLineEnding'
    notationText: 'notationText'
  }
}

/** Teaches remark-parse a notation: how it becomes tokens, and how its tokens become nodes. */
export function addSyntax(data: Data, tokens: Extension, tree: TreeExtension): void {
  data.micromarkExtensions ??= []
  data.fromMarkdownExtensions ??= []
  data.micromarkExtensions.push(tokens)
  data.fromMarkdownExtensions.push(tree)
}

/**
 * Consumes the inside of a text token that may span lines. micromark joins the lines of a paragraph after it has
 * read them, and needs each break as a separate token.
 */
export function lineConsumer(effects: Effects): Readonly<{consume: (code: Code) => void; end: () => void}> {
  let open = false
  const end = (): void => {
    if (open) effects.exit('notationText')
    open = false
  }
  const consume = (code: Code): void => {
    const breaks = isLineEnding(code)
    if (breaks) end()
    if (!open) effects.enter(breaks ? 'notationLineEnding' : 'notationText')
    effects.consume(code)
    if (breaks) effects.exit('notationLineEnding')
    open = !breaks
  }
  return {consume, end}
}

/** True at a line ending; micromark gives CR, LF and CRLF the codes -5, -4 and -3. */
export function isLineEnding(code: Code): boolean {
  return code !== null && code < -2
}

/** True at a space or a tab; micromark gives a tab and the columns it fills the codes -2 and -1. */
export function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32
}

/** True at `A`-`Z` and `a`-`z`. */
export function isLetter(code: Code): boolean {
  return code !== null && ((code > 64 && code < 91) || (code > 96 && code < 123))
}

/** True if the text continues on a lazy line, `> a` followed by `b`: a construct of several lines ends there. */
export function isLazyLine(context: TokenizeContext): boolean {
  return context.parser.lazy[context.now().line] === true
}

/** Pairs emphasis, strikethrough, scripts… inside a span whose both ends are known. */
export function resolveInside(events: Event[], context: TokenizeContext): Event[] {
  let resolved = events
  const done = new Set<unknown>()
  for (const {resolveAll} of context.parser.constructs.insideSpan?.null ?? []) {
    if (resolveAll === undefined || done.has(resolveAll)) continue
    resolved = resolveAll(resolved, context)
    done.add(resolveAll)
  }
  return resolved
}
