import type {Element, ElementContent, Properties} from 'hast'
import type {List, ListItem, Node} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import type {ListNumbering} from '../../core/mdast.ts'
import {h, textNode} from './elements.ts'

/** HTML's `type` of a list, by its numbering. */
const types: Readonly<Record<ListNumbering, string | undefined>> = {
  decimal: undefined,
  example: undefined,
  'lower-alpha': 'a',
  'upper-alpha': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I'
}

/** A list; its classes specify its numbering, and its punctuation unless that is a full stop. */
export function list(node: List, all: All<ElementContent>): Element {
  const {ordered, start, numbering, delimiter, ownMarks, children} = node
  const hasTasks = children.some(({checked}) => checked !== undefined)
  const classes = [
    ...(hasTasks ? ['contains-task-list'] : []),
    ...(numbering ? [numbering] : []),
    ...(delimiter ? [delimiter] : [])
  ]
  const type = numbering && types[numbering]
  const properties: Properties = {
    ...(start !== undefined && {start}),
    ...(classes.length > 0 && {className: classes}),
    ...(type !== undefined && {type}),
    ...(ownMarks && {style: 'list-style-type: none'})
  }
  const items = all(children, node).flatMap(item => [item, textNode('\n')])
  return h(ordered ? 'ol' : 'ul', properties, textNode('\n'), items)
}

/** A list item; in a tight list, paragraphs are replaced by their content. */
export function listItem(node: ListItem, all: All<ElementContent>, parent: Node | undefined): Element {
  const {anchor, checked, children} = node
  const isLoose = parent?.type === 'list' && parent.loose === true
  const properties: Properties = {
    ...(anchor !== undefined && {id: anchor}),
    ...(checked !== undefined && {className: ['task-list-item']})
  }
  const content = children.flatMap((child): readonly ElementContent[] =>
    child.type === 'paragraph' && child.change === undefined && !isLoose
      ? all(child.children, child)
      : all([child], node)
  )
  return h('li', properties, checked === undefined ? content : labelled(checked, content))
}

/** The checkbox of a task; its label is the text up to the first block. */
function labelled(checked: boolean, content: readonly ElementContent[]): readonly ElementContent[] {
  const box = h('input', {type: 'checkbox', checked, disabled: true})
  const [first] = content
  if (first?.type === 'element' && first.tagName === 'p')
    return [{...first, children: [h('label', {}, box, textNode(' '), first.children)]}, ...content.slice(1)]
  const end = content.findIndex(part => part.type === 'element' && blockElements.has(part.tagName))
  const words = end < 0 ? content : content.slice(0, end)
  const rest = end < 0 ? [] : content.slice(end)
  return [h('label', {}, box, words.length > 0 ? textNode(' ') : undefined, words), ...rest]
}

const blockElements: ReadonlySet<string> = new Set('ul ol dl p div pre table figure blockquote'.split(' '))
