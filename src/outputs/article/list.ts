import type {Element, ElementContent} from 'hast'
import type {List, ListItem, Parents} from 'mdast'
import {defaultHandlers, type State} from 'mdast-util-to-hast'
import type {ListNumbering} from '../../core/mdast.ts'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'

/** HTML's `type` of a list, by how it counts. */
const types: Readonly<Record<ListNumbering, string | undefined>> = {
  decimal: undefined,
  example: undefined,
  'lower-alpha': 'a',
  'upper-alpha': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I'
}

/** A list; its classes give its numbering and the punctuation of its numbers, if that is not a full stop. */
export function list({manuscript}: ArticleContext, state: State, node: List): Element {
  const element = defaultHandlers.list(state, node)
  const {numbering = 'decimal', delimiter = 'period'} = node.data ?? {}
  const classes = [
    ...(numbering === 'decimal' ? [] : [numbering]),
    ...(delimiter === 'period' ? [] : [delimiter])
  ]
  if (node.ordered !== true || classes.length === 0) return element
  const {className} = element.properties
  element.properties.className = [...(Array.isArray(className) ? className : []), ...classes]
  const type = types[numbering]
  if (type !== undefined) element.properties.type = type
  const [first] = node.children
  const example = numbering === 'example' && first !== undefined ? manuscript.numbers.get(first) : undefined
  if (example !== undefined && example !== '1') element.properties.start = Number(example)
  return element
}

/** An item of a list; an example with a label can be linked to. */
export function listItem(
  {manuscript}: ArticleContext,
  state: State,
  node: ListItem,
  parent: Parents | undefined
): Element {
  const element = defaultHandlers.listItem(state, node, parent)
  if (typeof node.checked === 'boolean') labelBox(element)
  const id = manuscript.ids.get(node)
  return id === undefined ? element : {...element, properties: {id, ...element.properties}}
}

/** Makes the words beside the checkbox of a task its label: those up to the first block. */
function labelBox(item: Element): void {
  const [first] = item.children.filter(child => child.type === 'element')
  const holder = first?.tagName === 'p' ? first : item
  const box = holder.children.findIndex(child => child.type === 'element' && child.tagName === 'input')
  if (box < 0) return
  const end = holder.children.findIndex(
    child => child.type === 'element' && /^([uod]l|p|div|pre|table|figure|blockquote)$/.test(child.tagName)
  )
  const words = holder.children.splice(box, (end < 0 ? holder.children.length : end) - box)
  holder.children.splice(box, 0, h('label', {}, words as ElementContent[]))
}
