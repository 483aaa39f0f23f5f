import type {Nodes, Parents, PhrasingContent} from 'mdast'
import type {Deleted, EditedNode, SpanNode} from '../../../core/mdast.ts'
import {isComment} from '../../../core/walk.ts'
import {spanOf} from '../source.ts'
import {asWritten} from './as-written.ts'

/** The effect of two marks on the nodes between them. */
export type Effect =
  | Readonly<{kind: 'inserted' | 'deleted'; mark: () => EditedNode}>
  | Readonly<{kind: 'highlighted'}>

/** Applies an edit or a highlight to adjacent children of a node. */
export function editedNodes(nodes: Nodes[], parent: Parents, effect: Effect, source: string): Nodes[] {
  if (holdsWords(parent)) return [inLine(nodes, effect, source)]
  if (!holdsBlocks(parent)) {
    for (const node of nodes) if ('children' in node) editInside(node, effect, source)
    return nodes
  }
  if (effect.kind !== 'deleted') return nodes.map(node => markBlock(node, effect))
  return nodes.map(node => {
    // Definitions and comments are kept, because a link that is not deleted may need the definition.
    if (node.type === 'definition' || isComment(node)) return node
    if (node.type === 'footnoteDefinition') editInside(node, effect, source)
    return node.type === 'footnoteDefinition' ? node : deletedBlock(node, effect, source)
  })
}

function editInside(node: Parents, effect: Effect, source: string): void {
  const children: Nodes[] = node.children
  if (children.length > 0) Object.assign(node, {children: editedNodes(children, node, effect, source)})
}

function inLine(nodes: Nodes[], effect: Effect, source: string): Nodes {
  const position = spanOf(nodes[0]!, nodes.at(-1)!)
  const span = (children: Nodes[], data: SpanNode['data']): SpanNode => ({
    type: 'span',
    children: children as PhrasingContent[],
    data,
    ...position
  })
  if (effect.kind === 'highlighted') return span(nodes, {attributes: {classes: ['mark'], pairs: {}}})
  const edit = effect.mark()
  if (effect.kind === 'inserted') return span(nodes, {edit})
  return {type: 'deleted', content: [span(asWritten(nodes, source), {edit})], ...position}
}

function deletedBlock(node: Nodes, effect: Effect, source: string): Deleted {
  const content = asWritten([node], source).map(each => markBlock(each, effect))
  return {type: 'deleted', content: content as Deleted['content'], ...spanOf(node, node)}
}

/**
 * Marks the text of a block, so that a list, for example, stays a list. A block that contains no words is marked as a
 * whole.
 */
function markBlock(node: Nodes, effect: Effect): Nodes {
  if (node.type === 'definition' || node.type === 'yaml' || node.type === 'deleted' || isComment(node))
    return node
  if (!('children' in node)) {
    if (effect.kind !== 'highlighted') node.data = {...node.data, edit: effect.mark()}
    return node
  }
  const children: Nodes[] = node.children
  if (holdsWords(node)) {
    if (children.length > 0) Object.assign(node, {children: [words(children, effect)]})
    return withPicture(node)
  }
  Object.assign(node, {children: children.map(child => markBlock(child, effect))})
  return node
}

/**
 * Wraps the inline content of a block in a node that marks it as highlighted or inserted. The text of a deleted block
 * is also wrapped in an `inserted` node, whose mark says that it is deleted.
 */
function words(nodes: Nodes[], effect: Effect): Nodes {
  if (effect.kind === 'highlighted') return inLine(nodes, effect, '')
  return inLine(nodes, {kind: 'inserted', mark: effect.mark}, '')
}

/** Marks a paragraph as inserted if it consists of an inserted picture, because it may become a figure. */
export function withPicture<Node extends Nodes>(node: Node): Node {
  if (node.type !== 'paragraph') return node
  const [span, ...others] = node.children
  if (span?.type !== 'span' || span.data?.edit === undefined || others.length > 0) return node
  const [only, ...rest] = span.children
  const picture = only?.type === 'link' && only.children.length === 1 ? only.children[0] : only
  if (rest.length > 0 || (picture?.type !== 'image' && picture?.type !== 'imageReference')) return node
  node.children = span.children
  node.data = {...node.data, edit: span.data.edit}
  return node
}

export function holdsWords({type}: Nodes): boolean {
  return wordHolders.has(type)
}

export function holdsBlocks({type}: Nodes): boolean {
  return blockHolders.has(type)
}

const wordHolders: ReadonlySet<string> = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'tableCell',
  'definitionTerm',
  'image',
  'imageReference',
  'emphasis',
  'strong',
  'delete',
  'superscript',
  'subscript',
  'span',
  'link',
  'linkReference',
  'inlineNote'
])

const blockHolders: ReadonlySet<string> = new Set<Nodes['type']>([
  'root',
  'blockquote',
  'div',
  'listItem',
  'footnoteDefinition',
  'definitionDescription',
  'blockCell'
])
