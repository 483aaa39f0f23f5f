import type {Nodes} from 'mdast'
import {walk} from '../../../core/walk.ts'

/** Matches texts that may contain TeX's quotation marks, ` ``words'' ` and `` `words' ``. */
export const mayHoldTexQuotes = /`[^`]*'/

/**
 * Converts the closing marks of quotations in TeX's notation in running text, whose opening marks are already
 * converted. Without an opening mark, `''` can mean seconds of arc, and `'` is an apostrophe.
 */
export function readTexQuotes(parent: Nodes): void {
  if (parent.type !== 'paragraph' && parent.type !== 'heading' && parent.type !== 'tableCell') return
  const leaves: Nodes[] = []
  walk(parent, node => {
    if (!('children' in node)) leaves.push(node)
    return undefined
  })
  const isOpen = {single: false, double: false}
  for (const [index, node] of leaves.entries())
    if (node.type === 'text' && /[“‘']/.test(node.value))
      node.value = node.value.replace(/“|‘|'{1,3}/g, (mark, at: number) => {
        const before = node.value[at - 1] ?? edge(leaves[index - 1])
        const after = node.value[at + mark.length] ?? edge(leaves[index + 1])
        return converted(mark, before, after, isOpen)
      })
}

/** A quotation mark with its conversion; `isOpen` has the quotations that it is in. */
function converted(
  mark: string,
  before: string,
  after: string,
  isOpen: {single: boolean; double: boolean}
): string {
  if (mark === '“') isOpen.double = true
  if (mark === '‘') isOpen.single = true
  if (mark === "'''" && isOpen.double && isOpen.single) {
    isOpen.single = isOpen.double = false
    return '’”'
  }
  if (mark === "''" && isOpen.double) {
    isOpen.double = false
    return '”'
  }
  if (!mark.startsWith("'") || !isOpen.single || /\s/.test(before) || /\p{L}/u.test(after)) return mark
  isOpen.single = false
  return `’${mark.slice(1)}`
}

/** A character instead of a node beside a text: a letter for an accented letter, otherwise a mark. */
function edge(node: Nodes | undefined): string {
  return node?.type === 'rawTex' && !/^[A-Za-z]{2}/.test(node.name) ? 'é' : '.'
}
