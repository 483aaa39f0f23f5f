import type {PageSpot} from './messages.ts'

/** Elements with an id that are units themselves. */
const identified = '.csl-entry[id], .note[id]'
/** The classes of the texts of the metadata. */
const metadataTexts = ['title', 'subtitle', 'title-translated', 'abstract']

/**
 * A place on the page: a unit, an offset in the unit's text, in which each formula counts as one character, and the
 * word at that offset.
 */
export type UnitPlace = Readonly<{unit: string; offset: number; word: string}>

/**
 * Runs in the page: returns the unit that contains a node, and the offset of a point in that unit. An entry of the
 * contents belongs to its heading, and all other text outside the units is `metadata`.
 */
export function unitAt(node: Node, offset: number): UnitPlace {
  const element = node instanceof Element ? node : node.parentElement
  const word = node instanceof Text ? (/^[\p{L}\p{M}\p{N}]+/u.exec(node.data.slice(offset))?.[0] ?? '') : ''
  return {...(element === null ? around : placeIn(element, node, offset)), word}
}

const around = {unit: 'metadata', offset: 0}

function placeIn(element: Element, node: Node, offset: number): Omit<UnitPlace, 'word'> {
  const own = element.closest(identified)
  if (own !== null) return {unit: `#${own.id}`, offset: offsetIn(own, node, offset)}
  const blocks = blockElements()
  const index = blocks.findIndex(block => block.contains(node))
  if (index >= 0) return {unit: `block ${index}`, offset: offsetIn(blocks[index]!, node, offset)}
  for (const name of metadataTexts) {
    const text = element.closest(`.${name}`)
    if (text === null) continue
    return {unit: `${name} ${[...document.querySelectorAll(`.${name}`)].indexOf(text)}`, offset: 0}
  }
  const link = element.closest<HTMLAnchorElement>('.contents a[href^="#"]')
  const heading = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
  return heading ? placeIn(heading, heading, 0) : around
}

/**
 * The range of the page that a spot denotes, or the spot's element if the range is empty; undefined if the words of
 * the spot are not on the page. The blocks can be passed in, which saves time for many spots.
 */
export function stretchOf(
  {unit, start, end, words}: PageSpot,
  blocks: readonly Element[] = blockElements()
): Range | Element | undefined {
  const element = unitElement(unit, blocks)
  if (element === undefined) return undefined
  const range = document.createRange()
  range.selectNodeContents(element)
  if (start === undefined || end === undefined) return range
  if (start === end) return element
  const pieces = piecesOf(element)
  const text = pieces.map(({value}) => value).join('')
  if (text.slice(start, end) !== words) return undefined
  const [first, last] = [pieceAt(pieces, start), pieceAt(pieces, end - 1)]
  if (first === undefined || last === undefined) return undefined
  if (first.node instanceof Text) range.setStart(first.node, start - first.start)
  else range.setStartBefore(first.node)
  if (last.node instanceof Text) range.setEnd(last.node, end - last.start)
  else range.setEndAfter(last.node)
  return range
}

/** Whether a range still covers the words of a spot; checking is cheaper than searching. */
export function isStretchOf(range: Range, {unit, words}: PageSpot, blocks: readonly Element[]): boolean {
  return unitElement(unit, blocks)?.contains(range.startContainer) === true && range.toString() === words
}

/** The elements of the text, one per block. */
export function blockElements(): readonly Element[] {
  const text = document.getElementById('article-text') ?? document.querySelector('main') ?? document.body
  // The preview of a link is not part of the article. Most blocks have no class, and reading a list of classes takes
  // longer than comparing with an empty string.
  return [...text.children].filter(block => block.className === '' || !block.classList.contains('preview'))
}

function unitElement(unit: string, blocks: readonly Element[]): Element | undefined {
  if (unit.startsWith('#')) return document.getElementById(unit.slice(1)) ?? undefined
  const [name = '', number] = unit.split(' ')
  const all = name === 'block' ? blocks : document.querySelectorAll(`.${name}`)
  return all[Number(number)]
}

/** A text node or a formula of a unit, and its offset. */
type Piece = Readonly<{node: Text | Element; value: string; start: number}>

/** The pieces of a unit's text in order, as the server counts them. */
function piecesOf(element: Element): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, node =>
    node instanceof Element
      ? node.localName === 'math'
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_SKIP
      : node.parentElement?.closest('math')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT
  )
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const value = node instanceof Text ? node.data : '\ufffc'
    pieces.push({node: node as Text | Element, value, start})
    start += value.length
  }
  return pieces
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  return pieces.find(({value, start}) => start <= offset && offset < start + value.length)
}

function offsetIn(element: Element, node: Node, offset: number): number {
  const formula = (node instanceof Element ? node : node.parentElement)?.closest('math')
  const wanted = formula ?? node
  const piece = piecesOf(element).find(piece => piece.node === wanted || wanted.contains(piece.node))
  return (piece?.start ?? 0) + (wanted instanceof Text ? offset : 0)
}
