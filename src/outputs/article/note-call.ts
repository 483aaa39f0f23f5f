import type {Element, ElementContent} from 'hast'
import type {Nodes} from 'mdast'
import {inNumerals} from '../../core/numerals.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'

/** The raised number that calls a note. */
export function noteCall(
  {manuscript: {noteNumbers, notes}, numerals}: Pick<ArticleContext, 'manuscript' | 'numerals'>,
  node: Nodes
): Element {
  const number = noteNumbers.get(node)
  // A call that CommonMark recognised always has a definition, hence a number.
  const printed = String(number ?? '?')
  const calls = number === undefined ? [] : (notes[number - 1]?.calls ?? [])
  const id = noteCallId(printed, calls.indexOf(node))
  return h(
    'sup',
    {className: ['note-call']},
    h('a', {href: `#note-${printed}`, id, role: 'doc-noteref'}, inNumerals(printed, numerals))
  )
}

/** The id of a call of a note: of its first call, of its second. */
export function noteCallId(number: number | string, index: number): string {
  return `note-call-${number}${index > 0 ? `-${index + 1}` : ''}`
}

/**
 * Moves raised citation numbers to their place in a line: close to the word before, and after the punctuation and
 * closing quotes that follow (CMOS 18, 13.29), unless the language puts them before. Two adjacent numbers get a comma,
 * or a space if the punctuation between them moved before the first. The author's own note calls stay in place.
 */
export function placeRaisedCitations(parent: Element, afterPunctuation: boolean): void {
  const children: ElementContent[] = []
  let left: ElementContent | undefined
  for (const child of parent.children) {
    const before = children.at(-1)
    if (isRaised(child) && child.children.length === 1 && before?.type === 'text') {
      before.value = withoutBlank(before.value)
      if (before === left && before.value === '') before.value = ' '
      if (before.value === '') children.pop()
    }
    if (startsRaised(child) && endsRaised(children.at(-1)))
      children.push(h('sup', {className: ['note-call']}, ','))
    const after = afterPunctuation && child.type === 'text' ? punctuation.exec(child.value)?.[0] : undefined
    if (after && child.type === 'text' && before !== undefined && isRaised(before)) {
      let at = children.length
      while (startsRaised(children[at - 1])) at--
      const gap = children[at - 1]
      if (gap === left && gap?.type === 'text') gap.value = withoutBlank(gap.value)
      // After a name with its raised number, the punctuation comes between the two.
      if (at < children.length) children.splice(at, 0, textNode(after))
      else before.children.splice(-1, 0, textNode(after))
      left = {...child, value: child.value.slice(after.length)}
      children.push(left)
    } else children.push(child)
  }
  parent.children = joined(children)
}

function withoutBlank(text: string): string {
  return text.replace(/[ \u00A0\n]+$/u, '')
}

/** The punctuation that a raised number follows; not an apostrophe, as in `@doe's`. */
const punctuation = /^[.,;:!?…]*(?:[”’»"'›]+(?!\p{L}))?[.,;:!?…]*/u

/** A citation that ends in a raised number. */
function isRaised(node: ElementContent): node is Element {
  return node.type === 'element' && hasClass(node, 'citation') && isSup(node.children.at(-1))
}

function endsRaised(node: ElementContent | undefined): boolean {
  if (node?.type !== 'element') return false
  return isCall(node) || (hasClass(node, 'citation') && isSup(node.children.at(-1)))
}

function startsRaised(node: ElementContent | undefined): boolean {
  if (node?.type !== 'element') return false
  return isCall(node) || (hasClass(node, 'citation') && isSup(node.children[0]))
}

function isSup(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'sup'
}

function isCall(node: Element): boolean {
  return isSup(node) && hasClass(node, 'note-call')
}

function hasClass({properties}: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name)
}

/** Joins adjacent texts and drops empty ones. */
function joined(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type !== 'text') joined.push(node)
    else if (last?.type === 'text') joined[joined.length - 1] = textNode(last.value + node.value)
    else if (node.value !== '') joined.push(node)
  }
  return joined
}
