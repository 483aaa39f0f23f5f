import type {Element, ElementContent} from 'hast'
import type {Theorem} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import {proofMark, theoremKinds} from '../../core/theorem-kinds.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {marksOf} from './marks.ts'

/** A theorem or one of its kin: its head runs into the first paragraph, and the mark of a proof into the last one. */
export function theorem(node: Theorem, all: All<ElementContent>, {terms}: ArticleContext): Element {
  const {kind, classes = []} = node
  const {look} = theoremKinds[kind]
  const head = headOf(node, all, terms.stop)
  const begun = withHead(all(node.children, node), head)
  const words = kind === 'proof' ? withMark(begun) : begun
  const own = ['theorem', ...(look === kind ? [] : [look]), kind].map((name, index) =>
    index === 0 ? name : `theorem-${name}`
  )
  return h('div', marksOf({...node, classes: [...own, ...classes]}), words)
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

function withMark(blocks: readonly ElementContent[]): readonly ElementContent[] {
  const mark = h('span', {className: ['theorem-end']}, proofMark)
  const last = blocks.at(-1)
  if (!isParagraph(last)) return [...blocks, h('p', {className: ['theorem-last']}, mark)]
  return [...blocks.slice(0, -1), {...last, children: [...last.children, textNode(' '), mark]}]
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p'
}
