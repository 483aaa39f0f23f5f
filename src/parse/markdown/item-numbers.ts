import type {Nodes, Root} from 'mdast'
import {listNumber} from '../../core/list-numbers.ts'

/**
 * Gives labels in numbered lists the number of their item, such as `1a` in a nested list. These are the labels that
 * Pandoc writes for LaTeX, `[]{#it:one label="it:one"}`.
 */
export function itemNumbers(): (tree: Root) => void {
  return tree => {
    const open: Array<readonly [node: Nodes, item: string]> = [[tree, '']]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [node, item] = next
      if (node.type === 'span' && item !== '' && node.data?.attributes?.pairs.label !== undefined)
        node.data = {...node.data, itemNumber: item}
      if (!('children' in node)) continue
      for (const [index, child] of node.children.entries()) open.push([child, item + ownNumber(node, index)])
    }
  }
}

/** The number of the child at an index, if the node is a numbered list. */
function ownNumber(node: Nodes, index: number): string {
  if (node.type !== 'list' || node.ordered !== true) return ''
  const {numbering = 'decimal', delimiter = 'period'} = node.data ?? {}
  const number = listNumber(numbering, (node.start ?? 1) + index)
  return delimiter === 'parentheses' ? `(${number})` : number
}
