import type {Element, ElementContent} from 'hast'
import type {Numerals} from '../../core/numerals.ts'
import {backLinks} from '../article/back-links.ts'
import {classesOf} from '../hast.ts'
import type {KnownBlocks} from '../known-blocks.ts'

/**
 * The body, with links from each figure and table to the places of the text that mention it. Notes are left as they are:
 * they have ways back of their own.
 */
export function withMentions(
  body: readonly ElementContent[],
  label: string,
  numerals: Numerals,
  known: KnownBlocks['mentions']
): readonly ElementContent[] {
  const addresses = body.map(block => (isNotes(block) ? [] : mentionsIn(block, known)))
  const mentioned = new Set(addresses.flat())
  if (mentioned.size === 0) return body
  const counts = new Map<string, number>()
  const named = body.map((block, index) => (addresses[index]!.length === 0 ? block : withIds(block, counts)))
  return named.map(block => (isNotes(block) ? block : withWaysBack(block, counts, label, numerals)))
}

function isNotes(block: ElementContent): boolean {
  return block.type === 'element' && block.tagName === 'section' && classesOf(block).includes('notes')
}

function mentionsIn(block: ElementContent, known: KnownBlocks['mentions']): readonly string[] {
  const found = known.get(block)
  if (found !== undefined) return found
  const addresses: string[] = []
  const look = (node: ElementContent): void => {
    if (node.type !== 'element') return
    if (isMention(node)) addresses.push(String(node.properties.href))
    for (const child of node.children) look(child)
  }
  look(block)
  known.set(block, addresses)
  return addresses
}

/** The block with an id on each of its mentions, which are counted over the paper. */
function withIds<Node extends ElementContent>(node: Node, counts: Map<string, number>): Node {
  if (node.type !== 'element') return node
  const children = node.children.map(child => withIds(child, counts))
  if (!isMention(node)) return {...node, children}
  const address = String(node.properties.href)
  const count = (counts.get(address) ?? 0) + 1
  counts.set(address, count)
  return {...node, properties: {...node.properties, id: mentionId(address, count)}, children}
}

function withWaysBack<Node extends ElementContent>(
  node: Node,
  counts: ReadonlyMap<string, number>,
  label: string,
  numerals: Numerals
): Node {
  if (node.type !== 'element' || !/^(div|section|blockquote|figure|li|ul|ol)$/.test(node.tagName)) return node
  const address = node.tagName === 'figure' ? `#${encodeURI(String(node.properties.id))}` : ''
  const count = counts.get(address) ?? 0
  const children =
    count > 0
      ? withCaption(
          node,
          backLinks(
            Array.from({length: count}, (_, index) => mentionId(address, index + 1)),
            label,
            numerals
          )
        )
      : node.children.map(child => withWaysBack(child, counts, label, numerals))
  const isSame = children.every((child, index) => child === node.children[index])
  return isSame ? node : {...node, children}
}

/** The parts of a figure, with more at the end of its caption. */
function withCaption(figure: Element, more: readonly ElementContent[]): ElementContent[] {
  return figure.children.map(child => {
    if (child.type !== 'element') return child
    if (/^(figcaption|caption)$/.test(child.tagName))
      return {...child, children: [...child.children, ...more]}
    return child.tagName === 'table' ? {...child, children: withCaption(child, more)} : child
  })
}

function isMention(element: Element): boolean {
  return element.tagName === 'a' && classesOf(element).includes('cross-reference')
}

/** `#fig:x` gives `mention--fig:x--2`. */
function mentionId(address: string, count: number): string {
  return `mention--${decodeURI(address.slice(1))}--${count}`
}
