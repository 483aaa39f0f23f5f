import type {Nodes, Parents} from 'mdast'

/**
 * Calls `visit` for every node of a tree in reading order; if it returns `false`, the node's children are skipped.
 * The text before and after a citation key, and the description of a picture, count as children.
 */
export function walk(
  tree: Nodes,
  visit: (node: Nodes, parent: Parents | undefined) => boolean | undefined
): void {
  const step = (node: Nodes, parent: Parents | undefined): void => {
    if (visit(node, parent) === false) return
    const isParent = node.type === 'cite' || 'children' in node
    if (isParent) for (const child of childrenOf(node)) step(child, node)
  }
  step(tree, undefined)
}

/** The children of a node, as `walk` visits them. */
export function childrenOf(node: Nodes): readonly Nodes[] {
  if (node.type === 'cite') return node.items.flatMap(item => [...item.prefix, ...item.suffix])
  return 'children' in node ? node.children : []
}

/** The text of a node without its markup. */
export function plainText(node: Nodes | readonly Nodes[]): string {
  if (isList(node)) return node.map(plainText).join('')
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if ('value' in node) return node.type === 'html' || node.type === 'macros' ? '' : node.value
  if (node.type === 'break') return ' '
  return 'children' in node ? plainText(node.children) : ''
}

/** The plain text of a heading, title or caption, without notes. */
export function wordsWithoutNotes(node: Nodes): string {
  if (node.type === 'inlineNote') return ''
  if (node.type === 'cite' || !('children' in node)) return plainText(node)
  return (node.children as readonly Nodes[]).map(wordsWithoutNotes).join('')
}

/** Whether a node is an HTML comment, or begins with one. */
export function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^\s*<!--/.test(node.value)
}

function isList(node: Nodes | readonly Nodes[]): node is readonly Nodes[] {
  return Array.isArray(node)
}
