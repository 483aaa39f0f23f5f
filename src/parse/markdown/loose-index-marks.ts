import type {Nodes, Paragraph, Parents, PhrasingContent, Root} from 'mdast'
import {walk} from '../../core/walk.ts'

/**
 * Moves the index marks of a paragraph without other content to the text after it, or before it if none follows, so
 * that they print no empty paragraph. Use it after `indexMarks` and all plugins that turn paragraphs into other
 * blocks.
 */
export function looseIndexMarks(): (tree: Root) => void {
  return tree => {
    walk(tree, node => {
      if ('children' in node && (node.children as readonly Nodes[]).some(isOnlyMarks)) giveMarks(node)
    })
  }
}

function giveMarks(node: Parents): void {
  const kept: Nodes[] = []
  let waiting: PhrasingContent[] = []
  for (const child of node.children as readonly Nodes[]) {
    if (isOnlyMarks(child)) {
      waiting = [...waiting, ...child.children.filter(({type}) => type === 'indexMark')]
      continue
    }
    const taker = waiting.length > 0 && takesMarks(child) ? child : undefined
    if (taker !== undefined) {
      const before = taker.type === 'heading' ? kept.findLast(takesMarks) : undefined
      // A section begins after the marks of the previous one.
      if (before !== undefined) before.children = [...before.children, ...waiting]
      else taker.children = [...waiting, ...taker.children]
      waiting = []
    }
    kept.push(child)
  }
  const last = kept.findLast(takesMarks)
  if (last !== undefined) last.children = [...last.children, ...waiting]
  else if (waiting.length > 0) kept.push({type: 'paragraph', children: waiting})
  Object.assign(node, {children: kept})
}

function isOnlyMarks(node: Nodes): node is Paragraph {
  if (node.type !== 'paragraph') return false
  const shown = node.children.filter(child => child.type !== 'text' || child.value.trim() !== '')
  return shown.length > 0 && shown.every(({type}) => type === 'indexMark')
}

/** A picture alone in its paragraph stays alone. */
function takesMarks(node: Nodes): node is Extract<Nodes, {type: 'paragraph' | 'heading'}> {
  const isText = node.type === 'paragraph' || node.type === 'heading'
  return isText && node.children.some(({type}) => type === 'text')
}
