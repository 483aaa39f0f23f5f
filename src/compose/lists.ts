import type {ListItem as ListItemNode, List as ListNode} from 'mdast'
import type {Definition, DefinitionList, List, ListItem, Term} from '../core/article.ts'
import type {DefinitionListNode} from '../core/mdast.ts'
import {anchorOf, blockOf, blocksIn, type Composing, placeIn} from './context.ts'
import {runningText} from './running-text.ts'

/** Composes a list with the numbering of its items; the numbers of examples continue through the whole paper. */
export function list(node: ListNode, composing: Composing): List {
  const {numbering = 'decimal', delimiter = 'period', ownMarks = false} = node.data ?? {}
  const isOrdered = node.ordered === true
  const [first] = node.children
  const example =
    isOrdered && numbering === 'example' && first !== undefined
      ? composing.manuscript.numbers.get(first)
      : undefined
  const start = example !== undefined && example !== '1' ? Number(example) : (node.start ?? 1)
  const isLoose = node.spread === true || node.children.some(isLooseItem)
  return {
    type: 'list',
    ...blockOf(node, composing),
    ...(isOrdered && {ordered: true}),
    ...(start !== 1 && {start}),
    ...(isLoose && {loose: true}),
    ...(isOrdered && numbering !== 'decimal' && {numbering}),
    ...(isOrdered && delimiter !== 'period' && {delimiter}),
    ...(ownMarks && {ownMarks}),
    children: node.children.map(item => listItem(item, composing))
  }
}

/** Whether an item makes its list loose (CommonMark 0.31.2, “Lists”). */
function isLooseItem({spread, children}: ListItemNode): boolean {
  return spread ?? children.length > 1
}

function listItem(node: ListItemNode, composing: Composing): ListItem {
  return {
    type: 'listItem',
    ...anchorOf(node, composing),
    ...placeIn(node, composing),
    ...(typeof node.checked === 'boolean' && {checked: node.checked}),
    children: blocksIn(node, composing)
  }
}

/** Composes a list of terms, each followed by its definitions. */
export function definitionList(node: DefinitionListNode, composing: Composing): DefinitionList {
  return {
    type: 'definitionList',
    ...blockOf(node, composing),
    children: node.children.map((child): Term | Definition =>
      child.type === 'definitionTerm'
        ? {type: 'term', ...anchorOf(child, composing), children: runningText(child, composing)}
        : {type: 'definition', children: blocksIn(child, composing)}
    )
  }
}
