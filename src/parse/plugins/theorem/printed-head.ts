import type {Paragraph, PhrasingContent, Text} from 'mdast'
import type {Caption, Div} from '../../../core/mdast.ts'
import {type TheoremKind, theoremKind, theoremKinds} from '../../../core/theorem-kinds.ts'
import {plainText} from '../../../core/walk.ts'
import {trimEnd, trimStart} from '../attributes/trailing-attributes.ts'
import {moved, spanOf} from '../source.ts'

/**
 * Removes the heading that Pandoc prints for a theorem in LaTeX, because galley prints its own. Of `**Theorem 1**
 * (Recovery). *Words.*`, only the statement is kept; the name and the number are returned. Of `*Proof.* Words. ◻`,
 * only the text is kept; the heading of `*Proof of Theorem 1.* Words. ◻` is returned.
 */
export function withoutPrintedHead(div: Div, printed: Printed, source: string): PrintedHead {
  const [first] = div.children
  if (first?.type !== 'paragraph') return {}
  if (!isHead(first.children[0], printed)) return printed.kind === 'proof' ? ownHead(div, first, source) : {}
  const [, number] = /[\s\u00A0]([A-Z]?[\d.]*\d)\.?$/.exec(plainText(first.children.shift()!).trim()) ?? []
  const name = takeName(first, source)
  if (printed.kind === 'proof') takeMark(div, source)
  else for (const child of div.children) if (child.type === 'paragraph') takeEmphasis(child)
  if (first.children.length === 0) div.children = div.children.slice(1)
  return {...(name && {name}), ...(number !== undefined && {number})}
}

/** The parts of a heading that Pandoc has printed for a theorem. */
type PrintedHead = Readonly<{name?: Caption; number?: string; head?: Caption}>

/** Takes the heading that an author gave a proof, in italics with a full stop, if the proof ends with its mark. */
function ownHead(div: Div, first: Paragraph, source: string): PrintedHead {
  const [node] = first.children
  const last = node?.type === 'emphasis' ? node.children.at(-1) : undefined
  if (node?.type !== 'emphasis' || last?.type !== 'text' || !last.value.endsWith('.')) return {}
  if (!takeMark(div, source)) return {}
  last.value = last.value.slice(0, -1)
  first.children.shift()
  trimStart(first.children, source)
  if (first.children.length === 0) div.children = div.children.slice(1)
  const children = node.children.filter(child => child.type !== 'text' || child.value !== '')
  return {head: {type: 'caption', children, ...spanOf(node, node)}}
}

/** The printed name of a theorem: the name of its kind, or one that the paper defines. */
type Printed = Readonly<{kind: TheoremKind; name: string | undefined}>

/** `**Lemma 2.1**` and `*Proof.*`. */
function isHead(node: PhrasingContent | undefined, {kind, name: own}: Printed): boolean {
  if (node?.type !== 'strong' && node?.type !== 'emphasis') return false
  const [, name = '', number] =
    /^([\p{L} ]*\p{L})([\s\u00A0]+[A-Z]?[\d.]+)?\.?$/u.exec(plainText(node).trim()) ?? []
  const isRemark = number === undefined || theoremKinds[kind].look === 'remark' || own !== undefined
  return (
    (own === undefined ? theoremKind(name) === kind : name === own) && (node.type === 'strong' || isRemark)
  )
}

/** The kind of a theorem whose environment the paper names itself, found in the numbered heading that Pandoc prints. */
export function printedKind({children: [first]}: Div): TheoremKind | undefined {
  const head = first?.type === 'paragraph' ? first.children[0] : undefined
  if (head?.type !== 'strong' && head?.type !== 'emphasis') return undefined
  const [, name] = /^(\p{Lu}\p{L}+)[\s\u00A0]+\d[\d.]*$/u.exec(plainText(head).trim()) ?? []
  const kind = name === undefined ? undefined : theoremKind(name)
  return kind === name?.toLowerCase() ? kind : undefined
}

/** Removes ` (Recovery). ` after the heading, and returns the name. */
function takeName({children}: Paragraph, source: string): Caption | undefined {
  const [text] = children
  if (text?.type !== 'text') return undefined
  const [opening] = /^\s*\(/.exec(text.value) ?? []
  const end = opening === undefined ? -1 : children.findIndex(isClosing)
  if (opening === undefined || end < 0) {
    cut(text, /^[.:]?\s*/.exec(text.value)![0].length, source)
    trimStart(children, source)
    return undefined
  }
  const last = children[end] as Text
  const at = last.value.search(closing)
  const words = children.splice(0, end)
  const inside: Text = {type: 'text', value: last.value.slice(0, at), ...spanOf(last, last)}
  cut(last, at + closing.exec(last.value)![0].length, source)
  const name = [...words, inside]
  const [begin] = name as [Text]
  cut(begin, opening.length, source)
  trimStart(children, source)
  const kept = name.filter(node => node.type !== 'text' || node.value !== '')
  return kept.length === 0 ? undefined : {type: 'caption', children: kept, ...spanOf(kept[0]!, kept.at(-1)!)}
}

const closing = /\)[.:]?(?:\s+|$)/

function isClosing(node: PhrasingContent): boolean {
  return node.type === 'text' && closing.test(node.value)
}

/** Removes characters from the beginning of a text node. */
function cut(text: Text, length: number, source: string): void {
  text.value = text.value.slice(length)
  const start = text.position?.start
  if (text.position !== undefined && start?.offset !== undefined)
    text.position.start = moved(start, source, start.offset + length)
}

/** Removes the emphasis of a theorem's words, because galley sets them in italics itself. */
function takeEmphasis(paragraph: Paragraph): void {
  const [only, ...more] = paragraph.children
  if (only?.type === 'emphasis' && more.length === 0) paragraph.children = only.children
}

/** Removes the mark at the end of a proof; false if it has none. */
function takeMark({children}: Div, source: string): boolean {
  const last = children.at(-1)
  const text = last?.type === 'paragraph' ? last.children.at(-1) : undefined
  if (last?.type !== 'paragraph' || text?.type !== 'text') return false
  const words = text.value.replace(/\s*[◻□∎■]\s*$/u, '')
  if (words === text.value) return false
  text.value = words
  trimEnd(last.children, source)
  return true
}
