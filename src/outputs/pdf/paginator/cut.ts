import {markElement} from './language-marks.ts'
import {measuringRange} from './measuring-range.ts'
import {addContinuation} from './table-continuation.ts'
import {divideCells} from './table-grid.ts'

/** A place in the document where content can be cut: before a node (offset -1), or inside a text node. */
export type CutPlace = Readonly<{
  node: Node
  offset: number
  /** The length of the text when the place was recorded; a cut before this place shortens the text. */
  length?: number
  /** Whether the line before the cut is justified. */
  isJustified?: boolean
}>

/**
 * Moves the content before a place out of an element, with copies of the elements that the cut divides. The first part
 * keeps the ids; the second begins without indent, margin and marker. A private-use subtag in the language of the
 * second part marks this part as continued, because nothing else reaches the tags of the PDF. The element can be
 * outside the document, where cutting is fast because no styles are computed.
 */
export function cutBefore(root: HTMLElement, place: CutPlace): DocumentFragment {
  const cut = beforeIndent(outermost(root, present(place)))
  const through = elementsAround(cut.node, root)
  const numbers = through.map(element => numberAt(element, cut.node))
  const range = measuringRange()
  range.selectNodeContents(root)
  if (cut.offset < 0) range.setEndBefore(cut.node)
  else range.setEnd(cut.node, cut.offset)
  const before = range.extractContents()
  const blocks = through.filter(element => !isInlineName(element))
  for (const element of through) element.classList.add('continued')
  for (const element of through) element.removeAttribute('id')
  for (const [index, element] of blocks.toReversed().entries()) goOn(element, index + 1)
  through.forEach((element, index) => {
    if (element instanceof HTMLOListElement) element.start = numbers[index]!
  })
  for (const element of through) {
    if (element instanceof HTMLTableElement) repeatHead(element, before)
    if (element.dataset.continued !== undefined) addContinuation(element)
  }
  // The padding and border of a block are at its ends, not at a cut (CSS Fragmentation 3, 6.1: `slice`).
  let end = before.lastElementChild
  for (const {localName} of blocks.toReversed()) {
    if (end?.localName !== localName) break
    end.classList.add('to-be-continued')
    for (const side of ['padding-bottom', 'border-bottom-width', 'margin-bottom'])
      (end as HTMLElement).style.setProperty(side, '0')
    end = end.lastElementChild
  }
  showHyphen(before)
  // The last line before the cut is justified, except in text with forced breaks, in which the line before each break
  // would be justified as well.
  const last = innermostLast(before)
  if (place.isJustified && last.querySelector('br') === null) last.style.textAlignLast = 'justify'
  return before
}

/** Adjusts a place in a text that may have been cut since the place was recorded. */
function present({node, offset, length}: CutPlace): CutPlace {
  const gone = length === undefined ? 0 : length - (node as Text).length
  return {node, offset: offset - gone}
}

/** The same place, but outside all elements that begin there. */
function outermost(root: HTMLElement, {node, offset}: CutPlace): CutPlace {
  if (offset > 0) return {node, offset}
  let place = node
  while (place.parentNode !== null && place.parentNode !== root && isFirst(place)) place = place.parentNode
  return {node: place, offset: -1}
}

/**
 * Moves the place before the indent of a line in a listing: lines are found by their visible characters, but the spaces
 * before these characters belong to the line.
 */
function beforeIndent({node, offset}: CutPlace): CutPlace {
  if (!node.parentElement?.closest('pre')) return {node, offset}
  if (offset > 0) return isBlank((node as Text).data.slice(0, offset)) ? {node, offset: -1} : {node, offset}
  const before = node.previousSibling
  return before instanceof Text && isBlank(before.data) ? {node: before, offset: -1} : {node, offset}
}

function isBlank(text: string): boolean {
  return /^[^\S\n]+$/.test(text)
}

function isFirst(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (!(before instanceof Text) || before.data.trim() !== '') return false
  }
  return true
}

/** The divided elements, innermost first. */
function elementsAround(node: Node, root: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let element = node.parentElement; element && element !== root; element = element.parentElement)
    found.push(element)
  return found
}

/**
 * Shows a hyphen if a word is divided: a soft hyphen is visible only where the browser breaks a line, not at the end of
 * a page. The hyphen is generated content (`.last-hyphen::after`), so the word stays whole in the text.
 */
function showHyphen(before: DocumentFragment): void {
  let last: Node | null = before.lastChild
  while (last?.lastChild) last = last.lastChild
  if (!(last instanceof Text) || !last.data.endsWith('\u00ad')) return
  const hyphen = document.createElement('span')
  hyphen.className = 'last-hyphen'
  last.after(hyphen)
}

function innermostLast(fragment: DocumentFragment): HTMLElement {
  let last = fragment.lastElementChild as HTMLElement
  while (last.lastElementChild instanceof HTMLElement && !isInlineName(last.lastElementChild))
    last = last.lastElementChild
  return last
}

/**
 * Whether an element is inline, judged by its name, because elements outside the document have no computed styles. An
 * edit may be inline, or contain blocks.
 */
export function isInlineName({localName, classList}: Element): boolean {
  return inlineNames.has(localName) && !classList.contains('edit-block')
}

/** Inline HTML elements that occur on galley's pages. */
const inlineNames: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img input ins kbd label mark math q ruby rb rp rt s samp small span strong sub sup svg time u var wbr'.split(
    ' '
  )
)

/** The number with which the second part of an ordered list begins. */
function numberAt(element: HTMLElement, node: Node): number | undefined {
  if (!(element instanceof HTMLOListElement)) return undefined
  const items = [...element.children].filter(({localName}) => localName === 'li')
  const index = items.findIndex(item => item.contains(node))
  return element.start + Math.max(0, index)
}

/** Repeats the head of a table above the second part; the column widths also apply to that part. */
function repeatHead(table: HTMLTableElement, before: DocumentFragment): void {
  const first = [...before.querySelectorAll('table')].at(-1)
  divideCells([...([...(first?.tBodies ?? [])].at(-1)?.rows ?? [])], [...(table.tBodies[0]?.rows ?? [])])
  for (const part of [first?.tHead, first?.querySelector('colgroup')]) {
    if (part) table.prepend(withoutLinks(part))
  }
}

/** A copy that is only displayed: links and ids stay in the original. */
function withoutLinks(element: Element): Node {
  const copy = element.cloneNode(true) as Element
  for (const link of copy.querySelectorAll('a')) {
    link.removeAttribute('href')
    link.removeAttribute('id')
  }
  return copy
}

/**
 * Marks the second part of a divided block as continued. Chromium writes the language of an element to its tag only if
 * it differs from that of its parent.
 */
function goOn(element: HTMLElement, depth: number): void {
  for (const side of ['margin-top', 'padding-top', 'border-top-width', 'text-indent'])
    element.style.setProperty(side, '0')
  if (element.localName === 'li') element.style.listStyleType = 'none'
  if (/^(div|section|header|footer|main)$/.test(element.localName) && !isOfList(element)) return
  markElement(element, {depth})
}

/** Whether an element is a list of references or an entry of such a list. */
function isOfList(element: HTMLElement): boolean {
  return /^list(item)?$/.test(element.getAttribute('role') ?? '')
}
