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

/** Adds a notation to remark-parse: the extension that tokenizes it, and the one that converts its tokens to nodes. */
export function addSyntax(data: Data, tokens: Extension, tree: TreeExtension): void {
  data.micromarkExtensions ??= []
  data.fromMarkdownExtensions ??= []
  data.micromarkExtensions.push(tokens)
  data.fromMarkdownExtensions.push(tree)
}

/**
 * Consumes the content of a text token that may extend over several lines. micromark tokenizes a paragraph before it
 * joins its lines, so each line ending must be a separate token.
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

/** Whether a code is a line ending; micromark represents CR, LF and CRLF by -5, -4 and -3. */
export function isLineEnding(code: Code): boolean {
  return code !== null && code < -2
}

/** Whether a code is a space or a tab; micromark represents a tab by -2, followed by -1 for each further column. */
export function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32
}

/** Whether a code is one of `A`-`Z` and `a`-`z`. */
export function isLetter(code: Code): boolean {
  return code !== null && ((code > 64 && code < 91) || (code > 96 && code < 123))
}

/** Whether the current line is lazy, such as `b` after `> a`; a construct of several lines ends before it. */
export function isLazyLine(context: TokenizeContext): boolean {
  return context.parser.lazy[context.now().line] === true
}

/** Resolves emphasis, strikethrough, scripts and similar marks inside a span whose ends are known. */
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
