import type {ListItem, Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import {listNumber} from '../../core/list-numbers.ts'
import type {SpanNode} from '../../core/mdast.ts'
import {trimEnd, trimStart} from '../plugins/attributes/trailing-attributes.ts'
import {sourceOf, spanOf} from '../plugins/source.ts'
import {labelOf} from '../plugins/tex/label.ts'

/**
 * Gives labels in numbered lists the number of their item, such as `1a` in a nested list. These are the labels that
 * Pandoc writes for LaTeX, `[]{#it:one label="it:one"}`, and `\label{it:one}` at the beginning or end of an item's first
 * paragraph.
 */
export function itemNumbers(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    const open: Array<readonly [node: Nodes, item: string]> = [[tree, '']]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [node, item] = next
      if (node.type === 'listItem' && item !== '') placeLabel(node, source)
      if (node.type === 'span' && item !== '' && node.data?.attributes?.pairs.label !== undefined)
        node.data = {...node.data, itemNumber: item}
      if (!('children' in node)) continue
      for (const [index, child] of node.children.entries()) open.push([child, item + ownNumber(node, index)])
    }
  }
}

/** Replaces `\label{it:one}` at the beginning or end of an item, also inside its emphasis, with the span of Pandoc. */
function placeLabel({children: [first]}: ListItem, source: string): void {
  if (first?.type !== 'paragraph') return
  const [start] = first.children
  const {children} = start?.type === 'emphasis' || start?.type === 'strong' ? start : first
  const node = children.find(child => child.type === 'rawTex' && labelOf(child) !== undefined)
  const isFirst = node !== undefined && node === children[0]
  const label = node !== undefined && (isFirst || node === children.at(-1)) ? labelOf(node) : undefined
  if (node === undefined || label === undefined) return
  const span: SpanNode = {
    type: 'span',
    children: [],
    data: {attributes: {id: label, classes: [], pairs: {label}}},
    ...spanOf(node, node)
  }
  children.splice(children.indexOf(node), 1)
  if (isFirst) trimStart(children, source)
  else trimEnd(children, source)
  if (isFirst) children.unshift(span)
  else children.push(span)
}

/** The number of the child at an index, if the node is a numbered list. */
function ownNumber(node: Nodes, index: number): string {
  if (node.type !== 'list' || node.ordered !== true) return ''
  const {numbering = 'decimal', delimiter = 'period'} = node.data ?? {}
  const number = listNumber(numbering, (node.start ?? 1) + index)
  return delimiter === 'parentheses' ? `(${number})` : number
}
