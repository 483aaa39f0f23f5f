import type {Element, ElementContent, Properties} from 'hast'
import {addAll} from '../../core/add-all.ts'
import type {Change, Node} from '../../core/article.ts'
import {editedElements} from './edited.ts'
import {h, textNode} from './elements.ts'

/** The elements of a node, with the marks of an edit or of a comparison. */
export function withChange(elements: readonly ElementContent[], node: Node): readonly ElementContent[] {
  const {change} = node as Readonly<{change?: Change}>
  if (change === undefined || isPlace(node)) return elements
  return change.edit ? editedElements(elements, change, node) : changed(elements, change)
}

/** Whether a node is the placeholder of generated content, which is marked separately. */
function isPlace(node: Node): boolean {
  return node.type === 'notes' || (node.type === 'references' && node.children === undefined)
}

/** The title of a generated list, such as the notes, with the mark of the list's change. */
export function placeTitle(title: string, {change}: Readonly<{change?: Change}>): readonly ElementContent[] {
  const words = [textNode(title)]
  return change === undefined ? words : changed(words, change)
}

/** Marks elements as changed. */
export function changed(elements: readonly ElementContent[], change: Change): readonly ElementContent[] {
  switch (change.kind) {
    case 'inserted':
      return marked(elements, change, 'ins')
    case 'deleted':
      return marked(elements, change, 'del')
    case 'movedFrom':
      return [movedFrom(change, elements.some(isBlock))]
    case 'joined':
      // The paragraph was joined to the previous one, so the pilcrow between them is shown as deleted.
      return labelled(elements, change, pilcrow('del'))
    case 'split':
      return labelled(elements, change, pilcrow('ins'))
    default:
      return labelled(elements, change)
  }
}

/** The `id` of a change in the text. */
export function changeId(number: number): string {
  return `change-${number}`
}

/** The `id` of a change in the list of changes. */
export function changeEntryId(number: number): string {
  return `change-${number}-listed`
}

/** Elements that contain blocks or a line of text, and are not inline. */
const blockElements: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr th td caption colgroup figure figcaption pre div blockquote section footer hr'.split(
    ' '
  )
)

/**
 * Marks all text of elements as inserted or deleted. The marks are inside blocks, so that the blocks keep their
 * structure.
 */
function marked(
  elements: readonly ElementContent[],
  change: Change,
  tagName: 'ins' | 'del'
): ElementContent[] {
  let number: readonly ElementContent[] = numberOf(change)
  const take = (): readonly ElementContent[] => {
    const taken = number
    number = []
    return taken
  }
  // Blanks between blocks are not part of the text; within a line, a blank may be the whole change.
  const isInLine = !elements.some(isBlock)
  const within = (content: readonly ElementContent[]): ElementContent[] => {
    const made: ElementContent[] = []
    let line: ElementContent[] = []
    const end = (): void => {
      if (line.some(isShown) || (isInLine && line.some(isThere)))
        addAll(made, [...take(), h(tagName, {className: ['change']}, line)])
      else addAll(made, line)
      line = []
    }
    for (const part of content) {
      if (!isBlock(part)) {
        line.push(part)
        continue
      }
      end()
      made.push(withClass({...part, children: within(part.children)}, change))
    }
    end()
    return made
  }
  return within(elements)
}

/** Puts the number of a change before the first text of the elements, and adds a class for the kind of the change. */
function labelled(
  elements: readonly ElementContent[],
  change: Change,
  ...more: readonly ElementContent[]
): readonly ElementContent[] {
  const label = [...numberOf(change), ...more]
  const [first, ...rest] = elements
  if (first === undefined || !isBlock(first))
    return [...label, h('span', {className: ['change', `change-${change.kind}`]}, elements)]
  return [withClass(beginningWith(first, label), change), ...rest]
}

/** A block with a label at its beginning: inside its first line, or, in a listing with marks, inside the first mark. */
function beginningWith(block: Element, label: readonly ElementContent[]): Element {
  if (block.tagName === 'pre')
    return beforeMark(block, label) ?? {...block, children: [...label, ...block.children]}
  const at = block.children.findIndex(isShown)
  const first = block.children[at]
  if (first === undefined || !isBlock(first)) return {...block, children: [...label, ...block.children]}
  return {...block, children: block.children.with(at, beginningWith(first, label))}
}

/** An element with a label before the first mark in it. */
function beforeMark(element: Element, label: readonly ElementContent[]): Element | undefined {
  for (const [at, child] of element.children.entries()) {
    if (child.type !== 'element') continue
    const isMark = child.tagName === 'ins' || child.tagName === 'del'
    const within = isMark ? {...child, children: [...label, ...child.children]} : beforeMark(child, label)
    if (within) return {...element, children: element.children.with(at, within)}
  }
  return undefined
}

function withClass(element: Element, {kind}: Change): Element {
  const {className} = element.properties
  const others = Array.isArray(className) ? className : []
  return {
    ...element,
    properties: {...element.properties, className: [...others, 'change-block', `change-${kind}`]}
  }
}

/** A line, or a word in a line, in place of moved content; a script adds the page and line of the new place. */
function movedFrom(change: Change, isBlock: boolean): Element {
  const {number = 0} = change
  return h(
    isBlock ? 'p' : 'span',
    {className: isBlock ? ['noindent', 'change-block', 'change-movedFrom'] : ['change-movedFrom']},
    ...numberOf(change),
    h('span', {className: ['change']}, 'moved'),
    h('span', {className: ['change-place'], dataMoved: String(number)})
  )
}

/** The number of a change at its start, linked to the list. Both places of a move have the number. */
function numberOf({number, start, kind}: Change): readonly Element[] {
  if (number === undefined || !start) return []
  const properties: Properties = {className: ['change-number'], href: `#${changeEntryId(number)}`}
  const id = kind === 'movedTo' ? `${changeId(number)}-to` : changeId(number)
  return [h('a', {...properties, id}, String(number))]
}

function pilcrow(tagName: 'ins' | 'del'): Element {
  return h(tagName, {className: ['change']}, '¶')
}

function isBlock(node: ElementContent): node is Element {
  return node.type === 'element' && blockElements.has(node.tagName)
}

function isThere(node: ElementContent): boolean {
  return node.type !== 'text' || node.value !== ''
}

function isShown(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() !== ''
}
