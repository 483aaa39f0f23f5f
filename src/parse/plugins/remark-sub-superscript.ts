import type {Nodes} from 'mdast'
import type {CompileContext, Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {
  Construct,
  Event,
  Extension,
  Resolver,
  Token,
  TokenizeContext,
  TokenType
} from 'micromark-util-types'
import type {Processor} from 'unified'
import '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {addSyntax, resolveInside} from './syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    subscript: 'subscript'
    subscriptSequence: 'subscriptSequence'
    superscript: 'superscript'
    superscriptSequence: 'superscriptSequence'
  }
}

/**
 * `H~2~O` and `x^2^` as `subscript` and `superscript` nodes with inline children. As in Pandoc, white space in the
 * content is allowed only in links, code and maths, or if it is escaped: in `P~a\ cat~` it becomes a no-break space.
 * `~~words~~` is still GFM's strikethrough; use remark-gfm with `singleTilde: false`.
 */
export function remarkSubSuperscript(this: Processor): void {
  addSyntax(this.data(), subSuperscript, subSuperscriptToTree)
}

type Script = 'subscript' | 'superscript'

const superscript = script(94, 'superscript')
const subscript = script(126, 'subscript')

const subSuperscript: Extension = {
  text: {94: superscript, 126: subscript},
  insideSpan: {null: [superscript, subscript]}
}

const subSuperscriptToTree: TreeExtension = {
  canContainEols: ['subscript', 'superscript'],
  enter: {
    subscript(token) {
      this.enter({type: 'subscript', children: []}, token)
    },
    superscript(token) {
      this.enter({type: 'superscript', children: []}, token)
    }
  },
  exit: {subscript: exitScript, superscript: exitScript}
}

/**
 * The construct for `~` or `^`. It tokenizes the marks one by one, and pairs them when the whole text has been
 * tokenized.
 */
function script(mark: 94 | 126, group: Script): Construct {
  const sequence: TokenType = `${group}Sequence`
  return {
    name: group,
    resolveAll: pair(group, sequence),
    tokenize(effects, ok, nok) {
      const {previous, events} = this
      const inRun = previous === mark && events[events.length - 1]?.[1].type !== 'characterEscape'
      // Two tildes mark strikethrough, but two carets are two separate marks.
      if (mark === 126 && inRun) return nok
      return code => {
        effects.enter(sequence)
        effects.consume(code)
        effects.exit(sequence)
        return next => (mark === 126 && next === mark ? nok(next) : ok(next))
      }
    }
  }
}

/**
 * Pairs the marks of one kind, in one pass. The two marks of a pair must be at the same depth, and everything between
 * them is resolved first, so that a script never overlaps with emphasis or a link.
 */
function pair(group: Script, sequence: TokenType): Resolver {
  return (events, context) => {
    const result: Event[] = []
    const openings: number[] = [-1]
    const outerSpaces: number[] = []
    let lastSpace = -1
    let lastBracket = -1
    for (let index = 0; index < events.length; index++) {
      const event = events[index]!
      const [kind, token] = event
      if (token.type === sequence) {
        const open = openings.at(-1) ?? -1
        const closes =
          open > lastSpace && result.length > open + 2 && !isFootnoteCall(result, open, lastBracket)
        if (closes) openings[openings.length - 1] = -1
        else openings[openings.length - 1] = result.length
        result.push(event, events[++index]!)
        if (closes) wrap(result, open, group, context)
        continue
      }
      if (kind === 'enter') openings.push(-1)
      else openings.pop()
      if (shields.has(token.type)) {
        if (kind === 'enter') outerSpaces.push(lastSpace)
        else lastSpace = outerSpaces.pop() ?? lastSpace
      }
      if (kind === 'enter' && isSpace(token, context)) lastSpace = result.length
      if (kind === 'enter' && isClosingBracket(token, context)) lastBracket = result.length
      result.push(event)
    }
    for (const [, token] of result) if (token.type === sequence) token.type = 'data'
    // The list is changed in place, because micromark's own resolvers read it from their context.
    events.length = 0
    for (const event of result) events.push(event)
    return events
  }
}

/** Wraps all events from the opening mark to the closing mark, which is the last event, in a script. */
function wrap(events: Event[], open: number, group: Script, context: TokenizeContext): void {
  const marks = [events[open]!, events[open + 1]!, events.at(-2)!, events.at(-1)!] as const
  const token: Token = {type: group, start: {...marks[0][1].start}, end: {...marks[3][1].end}}
  const content = resolveInside(events.slice(open + 2, -2), context)
  // The marks are dropped: with their own type they would count as marks again in an outer pass.
  events.length = open
  events.push(['enter', token, context])
  for (const event of content) events.push(event)
  events.push(['exit', token, context])
}

/** Whether two carets are in calls of undefined footnotes, as in `[^1][^2]`, and so do not mark a superscript. */
function isFootnoteCall(events: readonly Event[], open: number, lastBracket: number): boolean {
  const before = events[open - 1]
  if (before === undefined || lastBracket < open) return false
  return before[2].sliceSerialize(before[1]).endsWith('[')
}

function isSpace(token: Token, context: TokenizeContext): boolean {
  if (token.type === 'lineEnding' || token.type === 'hardBreakTrailing' || token.type === 'hardBreakEscape') {
    return true
  }
  return token.type === 'data' && /(?<!\\)[ \t]/.test(context.sliceSerialize(token))
}

function isClosingBracket(token: Token, context: TokenizeContext): boolean {
  return token.type === 'data' && context.sliceSerialize(token).includes(']')
}

/** Tokens in which white space does not end a script. */
const shields: ReadonlySet<string> = new Set([
  'link',
  'image',
  'span',
  'inlineNote',
  'codeText',
  'mathText',
  'htmlText',
  'autolink'
])

function exitScript(this: CompileContext, token: Token): void {
  const node = this.stack[this.stack.length - 1]
  if (node !== undefined && node.type !== 'fragment') noBreakSpaces(node)
  this.exit(token)
}

function noBreakSpaces(script: Nodes): void {
  walk(script, node => {
    if (node.type === 'text') node.value = node.value.replaceAll('\\ ', '\u00A0')
  })
}
