import type {Nodes} from 'mdast'
import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, Effects, Event, Extension, State, Token, TokenizeContext} from 'micromark-util-types'
import type {Attributes} from '../../../core/mdast.ts'
import {isLineEnding, lineConsumer} from '../syntax.ts'
import {joinAttributes, parseAttributes, parseRawFormat} from './parse-attributes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    attributes: 'attributes'
    autolinkLiteral: 'autolinkLiteral'
    mathText: 'mathText'
    mathTextSequence: 'mathTextSequence'
  }
}

/**
 * Attributes directly after an image, link, autolink, inline code or maths. After display maths, there may be spaces
 * before them.
 */
export const inlineAttributes: Extension = {
  text: {123: {name: 'attributes', tokenize} satisfies Construct}
}

/** Adds the attributes to the node before them, and extends its position to include them. */
export const inlineAttributesToTree: TreeExtension = {
  exit: {
    attributes(token) {
      const parent = this.stack[this.stack.length - 1]
      if (parent === undefined || !('children' in parent)) return
      const siblings: Nodes[] = parent.children
      // Only display maths can be separated from its attributes by white space, which is removed together with them.
      while (siblings.at(-1)?.type === 'text' || siblings.at(-1)?.type === 'break') siblings.pop()
      const node = siblings.at(-1)
      if (node === undefined) return
      const source = this.sliceSerialize(token)
      const format = parseRawFormat(source)
      if (format !== undefined && node.type === 'inlineCode') putRaw(siblings, raw(node, format))
      else attach(node, parseAttributes(source))
      extend(siblings.at(-1), token)
    }
  }
}

/**
 * Tokenizes `{…}`, from its `{`, as one token of the given type. The token ends at the first `}` outside quotation
 * marks or, if a quotation mark is unclosed, at the very first `}`. Another `{` makes the tokenizer fail, so that
 * parsing `{{{…` takes linear time.
 */
export function attributesFactory(
  context: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
  type: AttributesToken,
  accepts: (source: string) => boolean
): State {
  const braces = (mayQuote: boolean): Construct => ({
    partial: true,
    tokenize: (within, done, failed) =>
      tokenizeBraces(context, within, done, failed, {type, accepts, mayQuote})
  })
  return effects.attempt(braces(true), ok, effects.attempt(braces(false), ok, nok))
}

type AttributesToken = 'attributes' | 'spanAttributes' | 'displayMathAttributes'

function tokenizeBraces(
  context: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
  {type, accepts, mayQuote}: {type: AttributesToken; accepts: (source: string) => boolean; mayQuote: boolean}
): State {
  const lines = lineConsumer(effects)
  let quote: 34 | 39 | undefined
  let afterEquals = false

  const open: State = code => {
    effects.enter(type)
    lines.consume(code)
    return inside
  }
  const inside: State = code => {
    if (code === null || code === 123) return nok(code)
    if (code === 125) return close(code)
    // The fence that closes display maths must be followed by its attributes on the same line.
    if (isLineEnding(code) && type === 'displayMathAttributes') return nok(code)
    if (mayQuote && (code === 34 || code === 39) && afterEquals) quote = code
    afterEquals = code === 61
    lines.consume(code)
    return quote === undefined ? inside : quoted
  }
  const quoted: State = code => {
    if (code === null) return nok(code)
    if (isLineEnding(code) && type === 'displayMathAttributes') return nok(code)
    lines.consume(code)
    if (code === 92) return escaped
    if (code !== quote) return quoted
    quote = undefined
    return inside
  }
  const escaped: State = code => {
    if (code === null || isLineEnding(code)) return quoted(code)
    lines.consume(code)
    return quoted
  }
  const close: State = code => {
    lines.consume(code)
    lines.end()
    const token = effects.exit(type)
    return accepts(context.sliceSerialize(token)) ? ok : nok
  }
  return open
}

/** Adds attributes to the attributes of a node. An id that a later one replaces is kept as an additional label. */
export function attach(node: Nodes, attributes: Attributes | undefined): void {
  if (attributes === undefined) return
  const id = node.data?.attributes?.id
  const joined = joinAttributes(node.data?.attributes, attributes)
  Object.assign(node, {data: {...node.data, attributes: joined}})
  if (id !== undefined && id !== joined.id) addLabel(node, id)
}

/** Makes a label the id of a node; if the node has one already, the label becomes an additional label. */
export function addLabel(node: Nodes, label: string | undefined): void {
  if (label === undefined) return
  const {attributes, labels = []} = node.data ?? {}
  if (attributes?.id === undefined) attach(node, {id: label, classes: [], pairs: {}})
  else if (attributes.id !== label) Object.assign(node, {data: {...node.data, labels: [...labels, label]}})
}

/** Moves the end of a node to the end of a token. */
export function extend(node: Nodes | undefined, {end}: Token): void {
  if (node?.position === undefined) return
  node.position.end = {line: end.line, column: end.column, offset: end.offset}
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const owner = ownerOf(this)
  if (owner === undefined) return nok
  return attributesFactory(this, effects, ok, nok, 'attributes', source => {
    if (parseRawFormat(source) !== undefined) return owner === 'codeText' && isKnownFormat(source)
    return parseAttributes(source) !== undefined
  })
}

/** The type of the token to which attributes at this position would belong; undefined if none exists. */
function ownerOf({events, sliceSerialize}: TokenizeContext): string | undefined {
  let index = events.length - 1
  while (index >= 0 && isWhiteSpace(events[index]!, sliceSerialize)) index -= 2
  const last = events[index]?.[1].type
  if (last === undefined || !owners.has(last)) return undefined
  if (index === events.length - 1) return last
  return last === 'mathText' && isDisplay(events, index) ? last : undefined
}

const owners: ReadonlySet<string> = new Set(['link', 'image', 'autolink', 'codeText', 'mathText'])

function isWhiteSpace([, token]: Event, slice: TokenizeContext['sliceSerialize']): boolean {
  return token.type === 'lineEnding' || (token.type === 'data' && slice(token).trim() === '')
}

function isDisplay(events: readonly Event[], index: number): boolean {
  const fence = events[index - 1]?.[1]
  return fence?.type === 'mathTextSequence' && fence.end.offset - fence.start.offset > 1
}

function isKnownFormat(source: string): boolean {
  return /^\{=(?:latex|tex|html)\}$/.test(source)
}

/** The nodes that were raw code, by which two forms of the same words are recognized. */
const rawNodes = new WeakSet<Nodes>()

/**
 * Replaces the last sibling by the raw code that it contains. If raw TeX and raw HTML are adjacent, they are the same
 * words for two outputs, and only the HTML is kept.
 */
function putRaw(siblings: Nodes[], node: Nodes): void {
  rawNodes.add(node)
  siblings[siblings.length - 1] = node
  const before = siblings.at(-2)
  const isPair =
    before !== undefined &&
    rawNodes.has(before) &&
    before.type !== node.type &&
    before.position?.end.offset === node.position?.start.offset
  if (isPair) siblings.splice(before.type === 'html' ? -1 : -2, 1)
}

/** Converts raw code by its format: `` `\vspace{1cm}`{=latex} `` to TeX, and `` `<br>`{=html} `` to HTML. */
function raw(node: Extract<Nodes, {type: 'inlineCode'}>, format: string): Nodes {
  const position = node.position === undefined ? {} : {position: node.position}
  if (format === 'html') return {type: 'html', value: node.value, ...position}
  const name = /\\([A-Za-z]+)/.exec(node.value)?.[1] ?? format
  return {type: 'rawTex', name, value: node.value, block: false, isForLatex: true, ...position}
}
