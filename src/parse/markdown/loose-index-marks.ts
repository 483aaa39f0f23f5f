import type {Nodes, Paragraph, Parents, PhrasingContent, Root} from 'mdast'
import {walk} from '../../core/walk.ts'

/**
 * Moves index marks that are alone in a paragraph to the text after it, or to the text before it if none follows, so
 * that no empty paragraph is printed. Use it after `indexMarks` and all plugins that convert paragraphs to other
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
      // Marks before a heading belong to the end of the previous section.
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

/** A picture that is alone in its paragraph must stay alone, so it gets no marks. */
function takesMarks(node: Nodes): node is Extract<Nodes, {type: 'paragraph' | 'heading'}> {
  const isText = node.type === 'paragraph' || node.type === 'heading'
  return isText && node.children.some(({type}) => type === 'text')
}
