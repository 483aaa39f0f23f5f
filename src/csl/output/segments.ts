import type {Quotes} from './tokens.ts'
import {type FormatName, GUARD, type Token, type TokenMark} from './tokens.ts'

/** A part of a rendered citation or entry, as plain JSON. */
export type CslSegment =
  | Readonly<{type: 'text'; value: string}>
  | Readonly<{type: 'format'; name: FormatName; value: string; children: readonly CslSegment[]}>
  | Readonly<{type: 'block'; display: string; children: readonly CslSegment[]}>
  /** The rendering of the work `id`, without the author's words. */
  | Readonly<{type: 'cite'; id: string; children: readonly CslSegment[]}>
  /** A named placeholder that the caller fills. */
  | Readonly<{type: 'own'; name: string; children: readonly CslSegment[]}>
  /** The value of a variable in an entry, or a part of it, such as `family` of a name. */
  | Readonly<{type: 'field'; name: string; children: readonly CslSegment[]}>
  | Readonly<{type: 'nocase'; children: readonly CslSegment[]}>

/** An open mark with its content. */
type Frame = Readonly<{
  mark: TokenMark
  /** The value of a format; undefined if the mark has no effect. */
  shown: string | undefined
  /** The formats that `nodecor` undoes. */
  undone: readonly FormatName[]
  children: CslSegment[]
}>

const defaults: Readonly<Record<FormatName, string>> = {
  'font-style': 'normal',
  'font-weight': 'normal',
  'font-variant': 'normal',
  'text-decoration': 'none',
  'vertical-align': 'baseline'
}

const formatNames = Object.keys(defaults) as FormatName[]

/** The formatting in effect, innermost last. */
type Current = Array<Readonly<{name: FormatName; value: string}>>

function valueIn(name: FormatName, current: Current): string {
  if (current.length === 0) return defaults[name]
  return current.findLast(format => format.name === name)?.value ?? defaults[name]
}

function leave(name: FormatName, current: Current): void {
  const at = current.findLastIndex(format => format.name === name)
  if (at >= 0) current.splice(at, 1)
}

/** Nests tokens as segments: italics within italics are upright, quotation marks alternate by depth. */
export function segmentsOf(tokens: readonly Token[], quotes: Quotes): CslSegment[] {
  const root: CslSegment[] = []
  const stack: Frame[] = []
  const current: Current = []
  let children = root
  let depth = 0
  let text = ''
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (typeof token === 'string') {
      text += token.includes(GUARD) ? token.replaceAll(GUARD, '') : token
      continue
    }
    if (token.kind === 'quote') {
      if (token.open) {
        text += depth % 2 === 0 ? quotes.open : quotes.innerOpen
        depth++
      } else {
        depth = Math.max(0, depth - 1)
        text += depth % 2 === 0 ? quotes.close : quotes.innerClose
      }
      continue
    }
    addText(children, text)
    text = ''
    if (token.open) {
      const frame = opened(token, current)
      stack.push(frame)
      children = frame.children
      continue
    }
    const at = lastOpen(stack, token)
    if (at < 0) continue
    while (stack.length > at) children = closeTop(stack, root, current)
  }
  addText(children, text)
  while (stack.length > 0) closeTop(stack, root, current)
  return root
}

/** The index of the innermost frame that a mark closes, or -1. */
function lastOpen(stack: readonly Frame[], {kind, name, value}: TokenMark): number {
  for (let index = stack.length - 1; index >= 0; index--) {
    const {mark} = stack[index]!
    if (mark.kind === kind && mark.name === name && mark.value === value) return index
  }
  return -1
}

/** Adds a text, joined to a text directly before it. */
function addText(children: CslSegment[], text: string): void {
  if (text === '') return
  const last = children.at(-1)
  if (last?.type === 'text') children[children.length - 1] = {type: 'text', value: last.value + text}
  else children.push({type: 'text', value: text})
}

/** Closes the innermost frame and returns the children of the one around it. */
function closeTop(stack: Frame[], root: CslSegment[], current: Current): CslSegment[] {
  const frame = stack.pop()!
  const {mark, children} = frame
  if (mark.kind === 'format') leave(mark.name!, current)
  if (mark.kind === 'nodecor') for (const name of formatNames) leave(name, current)
  const outer = stack.at(-1)?.children ?? root
  if (children.length === 0) return outer
  const made = segmentOf(frame)
  if (made !== undefined) outer.push(made)
  else
    for (const child of children) {
      if (child.type === 'text') addText(outer, child.value)
      else outer.push(child)
    }
  return outer
}

/** Opens a mark within the formatting in effect. */
function opened(mark: TokenMark, current: Current): Frame {
  if (mark.kind === 'format') {
    const name = mark.name!
    const now = valueIn(name, current)
    const value = mark.value!
    const shown =
      value === now && value !== defaults[name] && name !== 'vertical-align' ? defaults[name] : value
    current.push({name, value: shown})
    return {mark, shown: shown === now ? undefined : shown, undone: none, children: []}
  }
  if (mark.kind !== 'nodecor') return {mark, shown: undefined, undone: none, children: []}
  const undone = formatNames.filter(name => valueIn(name, current) !== defaults[name])
  for (const name of formatNames) current.push({name, value: defaults[name]})
  return {mark, shown: undefined, undone, children: []}
}

const none: readonly FormatName[] = []

/** The segment of a mark with its content; undefined if the mark has no effect. */
function segmentOf({mark, shown, undone, children}: Frame): CslSegment | undefined {
  switch (mark.kind) {
    case 'format':
      return shown === undefined ? undefined : {type: 'format', name: mark.name!, value: shown, children}
    case 'nodecor':
      return undone.length === 0
        ? undefined
        : undone.reduceRight<CslSegment>(
            (inner, name) => ({
              type: 'format',
              name,
              value: defaults[name],
              children: inner.type === 'nocase' ? inner.children : [inner]
            }),
            {type: 'nocase', children}
          )
    case 'display':
      return {type: 'block', display: mark.value!, children}
    case 'cite':
      return {type: 'cite', id: mark.value!, children}
    case 'own':
      return {type: 'own', name: mark.value!, children}
    case 'field':
      return {type: 'field', name: mark.value!, children}
    default:
      return {type: 'nocase', children}
  }
}
