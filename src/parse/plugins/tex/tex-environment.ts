import type {Nodes} from 'mdast'
import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {
  Code,
  Construct,
  Effects,
  ParseContext,
  Point,
  State,
  TokenizeContext
} from 'micromark-util-types'
import {isLazyLine, isLetter, isLineEnding, isSpace, lineConsumer} from '../syntax.ts'
import {environmentNode} from './math-environment.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texEnvironment: 'texEnvironment'
    texEnvironmentText: 'texEnvironmentText'
    texEnvironmentValue: 'texEnvironmentValue'
    texEnvironmentComment: 'texEnvironmentComment'
  }
}

/**
 * `\begin{name}…\end{name}` at the beginning of a line, with any blank lines and Markdown marks in between. It
 * interrupts a paragraph, unless it is in a formula of the paragraph. Without its `\end`, it extends to the end of its
 * container, as a code fence does.
 */
export const texEnvironment: Construct = {name: 'texEnvironment', concrete: true, tokenize: tokenizeFlow}

/** `\begin{name}…\end{name}` within a line of text, or followed by text on its last line. */
export const texEnvironmentText: Construct = {name: 'texEnvironmentText', tokenize: tokenizeText}

/** Builds `math` and `inlineMath` nodes for environments of mathematics, and `rawTex` nodes for all others. */
export const texEnvironmentToTree: TreeExtension = {
  enter: {
    texEnvironment(token) {
      this.enter({type: 'rawTex', name: '', value: '', block: true}, token)
      this.buffer()
    },
    texEnvironmentValue(token) {
      this.config.enter.data?.call(this, token)
    }
  },
  exit: {
    texEnvironmentValue(token) {
      this.config.exit.data?.call(this, token)
    },
    texEnvironment(token) {
      const value = this.resume()
      const node = this.stack[this.stack.length - 1]
      this.exit(token)
      if (node !== undefined) Object.assign(node, environmentNode(value.trimEnd(), true))
    },
    texEnvironmentText(token) {
      const node: Nodes = environmentNode(this.sliceSerialize(token), false)
      this.enter(node, token)
      this.exit(token)
    }
  }
}

/**
 * The end of the last environment that is followed by text on its last line, and therefore belongs to a paragraph. The
 * environments inside it are not blocks, and need not be tokenized again.
 */
const inParagraph = new WeakMap<ParseContext, number>()

function tokenizeFlow(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  if (this.now().offset < (inParagraph.get(this.parser) ?? 0)) return nok
  const follow = follower()

  const first = this.now()
  const start: State = code => {
    effects.enter('texEnvironment')
    effects.enter('texEnvironmentValue')
    return opening(code)
  }
  const opening: State = code => {
    if (code === null || isLineEnding(code)) return nok(code)
    const state = follow(code, this.now().offset)
    if (state === 'outside') return nok(code)
    effects.consume(code)
    return state === 'opening' ? opening : opened
  }
  const opened: State = code => {
    if (!this.interrupt) return content(code)
    const isPart = partOfFormula.test(this.sliceSerialize({start: first, end: this.now()}))
    return isPart || isAfterDollars(this) ? nok(code) : ok(code)
  }
  const content: State = code => {
    if (code === null || isLineEnding(code)) {
      effects.exit('texEnvironmentValue')
      return lineEnd(code)
    }
    const state = follow(code, this.now().offset)
    effects.consume(code)
    return state === 'closed' ? rest : content
  }
  const lineEnd: State = code => {
    if (code === null) return close(code)
    return effects.attempt(nextLine, lineStart, close)(code)
  }
  const lineStart: State = code => {
    if (code === null || isLineEnding(code)) return lineEnd(code)
    effects.enter('texEnvironmentValue')
    return content(code)
  }
  const rest: State = code => {
    if (isSpace(code)) {
      effects.consume(code)
      return rest
    }
    if (code === 37) {
      effects.exit('texEnvironmentValue')
      effects.enter('texEnvironmentComment')
      return comment(code)
    }
    if (code !== null && !isLineEnding(code)) {
      inParagraph.set(this.parser, this.now().offset)
      return nok(code)
    }
    effects.exit('texEnvironmentValue')
    return close(code)
  }
  // As in TeX, `%` after `\end{…}` begins a comment.
  const comment: State = code => {
    if (code !== null && !isLineEnding(code)) {
      effects.consume(code)
      return comment
    }
    effects.exit('texEnvironmentComment')
    return close(code)
  }
  const close: State = code => {
    effects.exit('texEnvironment')
    return ok(code)
  }
  return start
}

/** Matches the beginning of an environment that LaTeX allows only in a formula. */
const partOfFormula =
  /^\\begin\{(?:[bBpvV]?matrix\*?|[bBpvV]?smallmatrix\*?|aligned|alignedat|gathered|split|[dr]?cases\*?|drcases|array|subarray)\}/

/**
 * The dollars of a paragraph that were counted at an earlier line, by text; without these, a paragraph of lines with
 * `\begin{a}` would take quadratic time.
 */
const counted = new WeakMap<ParseContext, Readonly<{from: Point; to: Point; count: number}>>()

/** Whether the paragraph above the current line has an open `$$`. */
function isAfterDollars(context: TokenizeContext): boolean {
  const from = context.events.findLast(([kind, {type}]) => kind === 'enter' && type === 'content')?.[1].start
  if (from === undefined) return false
  const known = counted.get(context.parser)
  const before = known?.from.offset === from.offset ? known : {to: from, count: 0}
  const to = context.now()
  const above = context.sliceSerialize({start: before.to, end: to})
  const count = before.count + (above.match(/(?<!\\)\$\$/g) ?? []).length
  counted.set(context.parser, {from, to, count})
  return count % 2 === 1
}

/** Matches a line ending if the next line belongs to the same container. */
export const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return code => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return next => (isLazyLine(this) ? nok(next) : ok(next))
    }
  }
}

/**
 * The offsets of environments that never end, by text; without these, `\begin{a}\begin{a}…` would take quadratic time.
 */
const unended = new WeakMap<TokenizeContext, Set<number>>()

function tokenizeText(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const open = new Map<string, number[]>()
  const lines = lineConsumer(effects)
  const follow = follower(open)
  const start = this.now().offset
  if (unended.get(this)?.has(start) === true) return nok

  const inside: State = code => {
    if (code === null) {
      unended.set(this, new Set([...open.values()].flat()))
      return nok(code)
    }
    const state = follow(code, this.now().offset)
    if (state === 'outside') return nok(code)
    lines.consume(code)
    if (state !== 'closed') return inside
    return next => {
      lines.end()
      effects.exit('texEnvironmentText')
      return ok(next)
    }
  }
  return code => {
    effects.enter('texEnvironmentText')
    return inside(code)
  }
}

type Position = 'opening' | 'outside' | 'inside' | 'closed'

/**
 * Returns a function that follows a text from the `\` of `\begin`, and returns the state after each character. `open`
 * collects the offsets of unfinished environments by name; the function follows the first environment.
 */
function follower(open = new Map<string, number[]>()): (code: Code, offset: number) => Position {
  let first: string | undefined
  let start = 0
  // The command that is being read, and the name in its braces; both undefined elsewhere.
  let command: string | undefined
  let name: string | undefined

  return (code, offset) => {
    const at = first === undefined ? 'opening' : 'inside'
    if (name !== undefined) {
      if (isLetter(code) || (code === 42 && name !== '')) {
        name += String.fromCharCode(code ?? 0)
        return at
      }
      const complete = code === 125 && name !== '' ? name : undefined
      const ends = command === 'end'
      const began = start
      name = undefined
      command = code === 92 ? '' : undefined
      if (command === '') start = offset
      if (complete === undefined) return first === undefined ? 'outside' : 'inside'
      return ends ? end(complete) : begin(complete, began)
    }
    if (code === 92) {
      // In TeX, `\\` is a line break rather than the start of a command.
      command = command === '' ? undefined : ''
      if (command === '') start = offset
      // If the first command is not the `\begin`, this is not an environment.
      return command === undefined && first === undefined ? 'outside' : at
    }
    if (command === undefined) return first === undefined ? 'outside' : 'inside'
    if (isLetter(code)) {
      command += String.fromCharCode(code ?? 0)
      return at
    }
    if (code === 123 && (command === 'begin' || (command === 'end' && first !== undefined))) {
      name = ''
      return at
    }
    command = undefined
    return first === undefined ? 'outside' : 'inside'
  }

  function begin(environment: string, offset: number): Position {
    first ??= environment
    const starts = open.get(environment) ?? []
    starts.push(offset)
    open.set(environment, starts)
    return 'inside'
  }

  function end(environment: string): Position {
    const starts = open.get(environment)
    starts?.pop()
    return environment === first && starts?.length === 0 ? 'closed' : 'inside'
  }
}
