import type {Element, ElementContent} from 'hast'
import {
  flowLetters,
  type PageStart,
  textBlockClasses,
  textBlockNames,
  textLessClasses
} from '../../core/page-start.ts'
import {h, textNode} from '../article/elements.ts'
import {classesOf, elementsIn} from '../hast.ts'
import type {EpubDocument} from './documents.ts'

/**
 * Documents in which the pages of the PDF are marked, and the labels of pages whose text is in none of the documents.
 */
export type Paged = Readonly<{documents: readonly EpubDocument[]; lost: readonly string[]}>

/** The beginning of a page in a block, and the element that marks it. */
type Break = Readonly<{start: PageStart; mark: Element}>

/** Marks the places where the pages of the PDF begin: before the first word that begins on a page. */
export function withPageBreaks(documents: readonly EpubDocument[], starts: readonly PageStart[]): Paged {
  const taken = new Set(
    documents.flatMap(({content}) => [...elementsIn(content)].map(({properties}) => properties.id))
  )
  const prefix = starts.some(({page}) => taken.has(`page-${page}`)) ? 'page-of-pdf-' : 'page-'
  const blocks = blocksOf(documents.map(({content}) => content))
  const breaks = new Map<number, Break[]>()
  const lost: string[] = []
  for (const start of starts) {
    const block = blocks.get(start.block)?.[start.occurrence]
    const mark = pageMark(`${prefix}${start.page}`, start.label)
    if (block === undefined) lost.push(start.label)
    else breaks.set(block, [...(breaks.get(block) ?? []), {start, mark}])
  }
  const counter = {next: 0}
  return {
    documents: documents.map(document => ({
      ...document,
      content: withMarks(document.content, {breaks, counter}, undefined)
    })),
    lost
  }
}

function pageMark(id: string, label: string): Element {
  return h('span', {id, 'epub:type': 'pagebreak', role: 'doc-pagebreak', ariaLabel: label})
}

/** Whether an element marks a page. */
export function isPageMark({properties}: Element): boolean {
  return properties.role === 'doc-pagebreak'
}

/** The indexes of blocks, by their text. */
function blocksOf(
  contents: ReadonlyArray<readonly ElementContent[]>
): ReadonlyMap<string, readonly number[]> {
  const texts: string[] = []
  const visit = (nodes: readonly ElementContent[], block: number | undefined): void => {
    for (const node of nodes) {
      if (node.type === 'text' && block !== undefined) texts[block] += flowLetters(node.value)
      if (node.type !== 'element') continue
      if (isBlock(node)) texts.push('')
      if (!isTextless(node)) visit(node.children, isBlock(node) ? texts.length - 1 : block)
    }
  }
  for (const content of contents) visit(content, undefined)
  const found = new Map<string, number[]>()
  texts.forEach((text, index) => {
    const same = found.get(text)
    if (same === undefined) found.set(text, [index])
    else same.push(index)
  })
  return found
}

function isBlock(element: Element): boolean {
  return textBlockNames.has(element.tagName) || hasClass(element, textBlockClasses)
}

function isTextless(element: Element): boolean {
  return wordless.test(element.tagName) || hasClass(element, textLessClasses)
}

function hasClass(element: Element, names: readonly string[]): boolean {
  return classesOf(element).some(name => names.includes(name))
}

type Walk = Readonly<{
  /** The breaks, by the index of their block; a break is removed once it is marked. */
  breaks: Map<number, readonly Break[]>
  /** The index of the next block. */
  counter: {next: number}
}>

/** The current block: its breaks that are not marked yet, and the number of letters so far. */
type Within = {waiting: readonly Break[]; at: number}

function withMarks(
  nodes: readonly ElementContent[],
  walk: Walk,
  block: Within | undefined
): ElementContent[] {
  return nodes.flatMap((node): readonly ElementContent[] => {
    if (node.type === 'text') return block === undefined ? [node] : withMarksInText(node.value, block)
    if (node.type !== 'element') return [node]
    if (isTextless(node)) return [...takeWordless(node, block), node]
    const before = standsAlone.test(node.tagName) ? takeFirst(node, walk) : []
    if (!isBlock(node)) return [...before, {...node, children: withMarks(node.children, walk, block)}]
    const index = walk.counter.next++
    const own: Within = {waiting: walk.breaks.get(index) ?? [], at: 0}
    const children = withMarks(node.children, walk, own)
    return [...before, {...node, children: [...children, ...marksOf(own.waiting)]}]
  })
}

/**
 * Elements that get the mark of a page before them. If it were inside, it would, for example, become part of the name
 * of a heading.
 */
const standsAlone = /^(?:h[1-6]|figure|table)$/

/** Removes from the breaks, and returns, the marks of pages that begin with the first letter of an element. */
function takeFirst(element: Element, {breaks, counter}: Walk): readonly Element[] {
  if (!isBlock(element) && ![...elementsIn(element.children)].some(isBlock)) return []
  const own = breaks.get(counter.next) ?? []
  const isFirst = ({start}: Break): boolean => start.letters === 0
  breaks.set(
    counter.next,
    own.filter(each => !isFirst(each))
  )
  return marksOf(own.filter(isFirst))
}

/** Removes from the breaks, and returns, the marks of pages that begin with this formula or picture. */
function takeWordless({tagName}: Element, block: Within | undefined): readonly Element[] {
  if (block === undefined || !wordless.test(tagName)) return []
  const isHere = ({start}: Break): boolean => start.isWordless && start.letters === block.at
  const here = block.waiting.filter(isHere)
  block.waiting = block.waiting.filter(each => !isHere(each))
  return marksOf(here)
}

const wordless = /^(?:math|svg|img)$/

/** A text, with the marks of pages that begin in it. */
function withMarksInText(text: string, block: Within): readonly ElementContent[] {
  const made: ElementContent[] = []
  const end = block.at + flowLetters(text).length
  const here = block.waiting.filter(({start}) => start.letters < end)
  block.waiting = block.waiting.filter(each => !here.includes(each))
  let done = 0
  for (const {start, mark} of here) {
    const index = Math.max(done, placeIn(text, start, block.at))
    if (index > done) made.push(textNode(text.slice(done, index)))
    made.push(mark)
    done = index
  }
  block.at = end
  if (done < text.length) made.push(textNode(text.slice(done)))
  return made
}

/**
 * The offset in a text of the first whole word of a page; `before` is the number of the block's letters before the
 * text.
 */
function placeIn(text: string, {letters, isDivided}: PageStart, before: number): number {
  let at = before
  for (let index = 0; index < text.length; index++) {
    if (flowLetters(text[index]!) === '') continue
    if (at++ < letters) continue
    if (!isDivided) return index
    const rest = /\s+/.exec(text.slice(index))
    return rest === null ? text.length : index + rest.index + rest[0].length
  }
  return text.length
}

function marksOf(breaks: readonly Break[]): readonly Element[] {
  return breaks.map(({mark}) => mark)
}
