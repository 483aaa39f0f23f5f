import type {Quotes} from '../output/tokens.ts'
import {type FormatName, GUARD, type Mark, type Token} from './tokens.ts'

/** A part of a rendered citation or entry, as plain JSON. */
export type CslSegment =
  | Readonly<{type: 'text'; value: string}>
  | Readonly<{type: 'format'; name: FormatName; value: string; children: readonly CslSegment[]}>
  | Readonly<{type: 'block'; display: string; children: readonly CslSegment[]}>
  /** The rendering of the work `id`, without the author's words. */
  | Readonly<{type: 'cite'; id: string; children: readonly CslSegment[]}>
  /** A named placeholder of the caller. */
  | Readonly<{type: 'own'; name: string; children: readonly CslSegment[]}>
  | Readonly<{type: 'nocase'; children: readonly CslSegment[]}>

type Frame = {
  mark: Mark | undefined
  made: ((children: CslSegment[]) => CslSegment) | undefined
  children: CslSegment[]
}

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
  return current.findLast(format => format.name === name)?.value ?? defaults[name]
}

function leave(name: FormatName, current: Current): void {
  const at = current.findLastIndex(format => format.name === name)
  if (at >= 0) current.splice(at, 1)
}

/** Nests tokens as segments: italics within italics are upright, quotation marks alternate by depth. */
export function segmentsOf(tokens: readonly Token[], quotes: Quotes): CslSegment[] {
  const root: Frame = {mark: undefined, made: undefined, children: []}
  const stack: Frame[] = [root]
  const current: Current = []
  let depth = 0
  let text = ''
  for (const token of tokens) {
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
    addText(stack, text)
    text = ''
    if (token.open) stack.push({mark: token, made: opened(token, current), children: []})
    else {
      const at = stack.findLastIndex(
        ({mark}) =>
          mark !== undefined &&
          mark.kind === token.kind &&
          mark.name === token.name &&
          mark.value === token.value
      )
      if (at < 0) continue
      while (stack.length > at) closeTop(stack, current)
    }
  }
  addText(stack, text)
  while (stack.length > 1) closeTop(stack, current)
  return root.children
}

/** Adds a text to the innermost frame, as one with the text before it. */
function addText(stack: readonly Frame[], text: string): void {
  if (text === '') return
  const {children} = stack.at(-1)!
  const last = children.at(-1)
  if (last?.type === 'text') children[children.length - 1] = {type: 'text', value: last.value + text}
  else children.push({type: 'text', value: text})
}

function closeTop(stack: Frame[], current: Current): void {
  const {mark, made, children} = stack.pop()!
  if (mark?.kind === 'format') leave(mark.name!, current)
  if (mark?.kind === 'nodecor') for (const name of formatNames) leave(name, current)
  const outer = stack.at(-1)!.children
  if (children.length === 0) return
  if (made !== undefined) {
    outer.push(made(children))
    return
  }
  for (const child of children) {
    const last = outer.at(-1)
    if (child.type === 'text' && last?.type === 'text')
      outer[outer.length - 1] = {type: 'text', value: last.value + child.value}
    else outer.push(child)
  }
}

/** The segment of a mark with its content; undefined if the mark has no effect. */
function opened(mark: Mark, current: Current): Frame['made'] {
  switch (mark.kind) {
    case 'format': {
      const name = mark.name!
      const now = valueIn(name, current)
      const value = mark.value!
      const shown =
        value === now && value !== defaults[name] && name !== 'vertical-align' ? defaults[name] : value
      current.push({name, value: shown})
      return shown === now ? undefined : children => ({type: 'format', name, value: shown, children})
    }
    case 'nodecor': {
      const undone = formatNames.filter(name => valueIn(name, current) !== defaults[name])
      for (const name of formatNames) current.push({name, value: defaults[name]})
      return undone.length === 0
        ? undefined
        : children =>
            undone.reduceRight<CslSegment>(
              (inner, name) => ({
                type: 'format',
                name,
                value: defaults[name],
                children: inner.type === 'nocase' ? inner.children : [inner]
              }),
              {type: 'nocase', children}
            )
    }
    case 'display':
      return children => ({type: 'block', display: mark.value!, children})
    case 'cite':
      return children => ({type: 'cite', id: mark.value!, children})
    case 'own':
      return children => ({type: 'own', name: mark.value!, children})
    default:
      return children => ({type: 'nocase', children})
  }
}
