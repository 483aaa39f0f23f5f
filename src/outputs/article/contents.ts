import type {Element, ElementContent} from 'hast'
import type {Settings} from '../../core/types.ts'
import type {Terms} from '../../resolve/terms.ts'
import {h, textNode} from './elements.ts'

declare module 'hast' {
  interface ElementData {
    /** Whether the list of sections is to be put here. */
    contents?: boolean | undefined
  }
}

/** A section of the paper, with those within it. */
type Entry = Readonly<{id: string; words: readonly ElementContent[]; depth: number; within: Entry[]}>

/**
 * Puts the list of sections where the author wants it: before the text (`toc: true`), and into `::: {#toc}`. In the PDF
 * each line ends in a page reference, which is filled in when pages are known.
 */
export function withContents(
  body: readonly ElementContent[],
  {contents, contentsDepth, contentsTitle}: Settings,
  terms: Terms,
  isPrint: boolean
): ElementContent[] {
  const isWanted = contents || body.some(holdsContents)
  if (!isWanted) return [...body]
  const entries = entriesOf(body, contentsDepth)
  if (entries.length === 0) return [...body]
  const title = contentsTitle ?? terms.contents
  const filled = body.map(block => fill(block, () => navigation(entries, undefined, title, isPrint)))
  return contents ? [navigation(entries, title, title, isPrint), ...filled] : filled
}

function holdsContents(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName !== 'div') return false
  return node.data?.contents === true || node.children.some(holdsContents)
}

function fill(node: ElementContent, list: () => Element): ElementContent {
  if (node.type !== 'element' || !holdsContents(node)) return node
  const children = node.children.map(child => fill(child, list))
  return {...node, children: node.data?.contents === true ? [...children, list()] : children}
}

function navigation(
  entries: readonly Entry[],
  heading: string | undefined,
  label: string,
  isPrint: boolean
): Element {
  return h(
    'nav',
    {className: ['contents'], ariaLabel: label},
    heading === undefined ? undefined : h('h2', {id: 'contents', className: ['unnumbered']}, heading),
    list(entries, isPrint)
  )
}

function list(entries: readonly Entry[], isPrint: boolean): Element {
  const items = entries.map(({id, words, within}) => {
    const href = `#${encodeURI(id)}`
    const page = isPrint ? [textNode(' '), h('a', {className: ['page-reference'], href})] : []
    return h(
      'li',
      {},
      h('p', {className: ['contents-line']}, h('a', {href}, copiesOf(words)), page),
      within.length > 0 ? list(within, isPrint) : undefined
    )
  })
  return h('ol', {}, items)
}

/** The sections down to a depth, from 1, as they lie in one another. */
function entriesOf(body: readonly ElementContent[], depth: number): readonly Entry[] {
  const top: Entry[] = []
  const open: Entry[] = []
  for (const heading of body.flatMap(headingsIn)) {
    const own = Number(heading.tagName.slice(1)) - 1
    const {id} = heading.properties
    if (own > depth || typeof id !== 'string' || id === 'notes') continue
    const entry: Entry = {id, words: heading.children, depth: own, within: []}
    while ((open.at(-1)?.depth ?? 0) >= own) open.pop()
    const siblings = open.at(-1)?.within ?? top
    siblings.push(entry)
    open.push(entry)
  }
  return top
}

function headingsIn(node: ElementContent): readonly Element[] {
  if (node.type !== 'element') return []
  if (/^h[2-6]$/u.test(node.tagName)) return [node]
  return node.tagName === 'div' || node.tagName === 'section' ? node.children.flatMap(headingsIn) : []
}

/** The words of a heading for a link: without note calls, and without the ids and links that they have in the text. */
function copiesOf(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const {id: _, ...properties} = node.properties
    const {className} = properties
    if (Array.isArray(className) && className.includes('note-call')) return []
    const children = copiesOf(node.children)
    return node.tagName === 'a' ? children : [{...node, properties, children}]
  })
}
