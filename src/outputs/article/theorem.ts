import type {Element, ElementContent} from 'hast'
import type {Theorem} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import {proofMark, theoremKinds} from '../../core/theorem-kinds.ts'
import {hasMarkInFormula} from '../../core/walk-article.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {marksOf} from './marks.ts'

/** A theorem, proof or similar: its head runs into the first paragraph, and the mark of a proof into the last one. */
export function theorem(node: Theorem, all: All<ElementContent>, {terms}: ArticleContext): Element {
  const {kind} = node
  const {look} = theoremKinds[kind]
  const head = headOf(node, all, terms.stop)
  const begun = withHead(all(node.children, node), head)
  const words = kind === 'proof' && !hasMarkInFormula(node) ? withMark(begun) : begun
  const own = ['theorem', ...(look === kind ? [] : [look]), kind].map((name, index) =>
    index === 0 ? name : `theorem-${name}`
  )
  return h('div', marksOf(node, own), words)
}

/** “Theorem 1 (Recovery).” */
function headOf(
  {label, caption, isHead}: Theorem,
  all: All<ElementContent>,
  stop: string
): readonly ElementContent[] {
  const labelled = h('span', {className: ['theorem-label']}, isHead && caption ? all(caption) : label)
  if (isHead || caption === undefined) return [labelled, textNode(stop)]
  const name = h('span', {className: ['theorem-name']}, all(caption))
  return [labelled, textNode(' ('), name, textNode(`)${stop}`)]
}

function withHead(
  blocks: readonly ElementContent[],
  head: readonly ElementContent[]
): readonly ElementContent[] {
  const lead = h('span', {className: ['theorem-head']}, head)
  const [first, ...rest] = blocks
  if (!isParagraph(first)) return [h('p', {}, lead), ...blocks]
  return [{...first, children: [lead, textNode(' '), ...first.children]}, ...rest]
}

/**
 * Puts the mark at the end of a proof, flush right: in the last line of its words, even in a list, or else on a line of
 * its own.
 */
function withMark(blocks: readonly ElementContent[]): readonly ElementContent[] {
  const mark = h('span', {className: ['theorem-end']}, proofMark)
  return endedBy(blocks, mark) ?? [...blocks, h('p', {className: ['theorem-last']}, mark)]
}

/** Blocks with a mark after their last words; undefined if they end with other content, such as a formula. */
function endedBy(blocks: readonly ElementContent[], mark: Element): readonly ElementContent[] | undefined {
  const at = blocks.findLastIndex(({type}) => type === 'element')
  const last = blocks[at]
  if (last?.type !== 'element') return undefined
  const ended = last.tagName === 'p' || isTight(last) ? withEnd(last, mark) : withinContainer(last, mark)
  return ended && [...blocks.slice(0, at), ended, ...blocks.slice(at + 1)]
}

function withinContainer(element: Element, mark: Element): Element | undefined {
  const children = containers.has(element.tagName) ? endedBy(element.children, mark) : undefined
  return children && {...element, children: [...children]}
}

function withEnd(element: Element, mark: Element): Element {
  return {...element, children: [...element.children, textNode(' '), mark]}
}

/** Whether a list item contains no blocks. */
function isTight({tagName, children}: Element): boolean {
  return tagName === 'li' && !children.some(isBlock)
}

const containers: ReadonlySet<string> = new Set(['ul', 'ol', 'li', 'blockquote'])

function isBlock(node: ElementContent): boolean {
  return (
    node.type === 'element' && /^(?:p|ul|ol|div|pre|table|figure|blockquote|dl|h[1-6])$/.test(node.tagName)
  )
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p'
}
