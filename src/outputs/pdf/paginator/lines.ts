import {largestOf, smallestOf} from '../../../core/extremes.ts'
import type {CutPlace} from './cut.ts'
import {type InlineRun, isSpacedText, leavesOf} from './inline-content.ts'
import type {SetLine, SetLines} from './line-spans.ts'
import {measuringRange} from './measuring-range.ts'

/** A line of text as laid out; `endsInWord` is true if its last word continues on the next line. */
export type LaidLine = Readonly<{top: number; bottom: number; start: CutPlace; endsInWord: boolean}>

/** The lines of a run; each extends from the bottom of the previous line to its own bottom. */
export function laidLinesOf(run: InlineRun, set: SetLines): readonly LaidLine[] {
  const box = contentBox(run)
  const starts = startsOf(set.get(leavesOf(run.nodes).next().value!), box) ?? lineStarts(run)
  const last = starts.length - 1
  return starts.map(({start, endsInWord}, index) => ({
    start,
    endsInWord,
    top: index === 0 ? box.top : boundary(starts, index, box),
    bottom: index === last ? box.bottom : boundary(starts, index + 1, box)
  }))
}

type Start = Readonly<{start: CutPlace; top: number; bottom: number; endsInWord: boolean}>
type Band = {top: number; bottom: number}

/**
 * The boundary between two lines. Lines of equal height divide their box evenly; if a formula makes a line higher, the
 * boundary is halfway between the two. Empty lines, as in listings, belong to the line above.
 */
function boundary(starts: readonly Start[], index: number, box: Band & {leading: number}): number {
  if (isEven(starts.length, box)) return box.top + index * box.leading
  const [above, {top, bottom}] = [starts[index - 1]!, starts[index]!]
  if (top - above.bottom > box.leading * 0.9) return top - (box.leading - (bottom - top)) / 2
  return (above.bottom + top) / 2
}

function isEven(lines: number, {top, bottom, leading}: Band & {leading: number}): boolean {
  return Math.abs(bottom - top - lines * leading) < 1
}

/**
 * The starts of the lines that galley has set; undefined if the browser laid them out differently, with a higher line
 * or an additional one.
 */
function startsOf(lines: readonly SetLine[] | undefined, box: Band & {leading: number}): Start[] | undefined {
  if (lines === undefined || !isEven(lines.length, box)) return undefined
  const starts = lines.map(({first}, index): Start | undefined => {
    const leaf = first instanceof Text ? first : first.firstChild
    if (!(leaf instanceof Text)) return undefined
    const offset = leaf.data.search(/[^\s\u00ad]/)
    if (offset < 0) return undefined
    const {last} = lines[index]!
    const before = lines[index + 1] && last instanceof Text ? last.data.at(-1)! : ''
    const top = box.top + index * box.leading
    return {
      start: {node: leaf, offset, length: leaf.length},
      top,
      bottom: top + box.leading,
      endsInWord: joins.test(before)
    }
  })
  return starts.every(start => start !== undefined) ? starts : undefined
}

/** The lines found so far; the last is the current one. */
type Found = {
  readonly range: Range
  readonly starts: Array<{-readonly [Key in keyof Start]: Start[Key]}>
  /** The last letter of the text so far, if the text continues after it. */
  latest: string
}

/** The start of each line, measured; a line is as high as its content. */
function lineStarts({nodes}: InlineRun): readonly Start[] {
  const found: Found = {range: measuringRange(), starts: [], latest: ''}
  for (const leaf of leavesOf(nodes)) {
    if (leaf instanceof Element) readAtom(found, leaf)
    else readText(found, leaf)
  }
  return found.starts
}

function readAtom(found: Found, leaf: Element): void {
  const rect = leaf.getBoundingClientRect()
  if (leaf.localName === 'br') found.latest = ''
  if (rect.height === 0 || leaf.localName === 'br' || leaf.localName === 'wbr') return
  if (isSameLine(found, rect)) widen(found.starts.at(-1)!, rect)
  else begin(found, {node: leaf, offset: -1}, rect)
  found.latest = ''
}

function readText(found: Found, leaf: Text): void {
  const rects = rectsOf(leaf, found.range)
  if (rects.length === 1) {
    const first = leaf.data.search(/[^\s\u00ad]/)
    if (!isSameLine(found, rects[0]!) && first >= 0)
      begin(found, {node: leaf, offset: first, length: leaf.length}, rects[0]!)
  } else if (rects.length > 1) readWords(found, leaf)
  found.latest = leaf.data.at(-1) ?? found.latest
}

/**
 * Finds the starts of lines by measuring few words: the first and the last word of each line, and a few others in
 * search of these two, because consecutive lines have about the same number of words.
 */
function readWords(found: Found, leaf: Text): void {
  const words = Array.from(leaf.data.matchAll(/[^\s\u00ad]+\u00ad?/g), ({0: word, index}) => ({
    start: index,
    end: index + word.length
  }))
  const isOnLine = (index: number) => {
    const rect = letterAt(found.range, leaf, words[index]!.start)
    return rect === undefined || isSameLine(found, rect)
  }
  let first = 0
  let length = 8
  while (first < words.length) {
    readWord(found, leaf, words[first]!)
    const next = firstFailing(first, words.length, length, isOnLine)
    if (next - 1 > first) readWord(found, leaf, words[next - 1]!)
    length = Math.max(1, next - first)
    first = next
  }
}

function readWord(found: Found, leaf: Text, {start, end}: Readonly<{start: number; end: number}>): void {
  const {range} = found
  range.setStart(leaf, start)
  range.setEnd(leaf, end)
  // A word that is broken without a hyphen, such as a long URL, is measured letter by letter.
  const last = range.getClientRects().length > 1 ? end : start + 1
  for (let offset = start; offset < last; offset++) {
    const rect = letterAt(range, leaf, offset)
    if (rect && rect.width > 0 && !isSameLine(found, rect))
      begin(found, {node: leaf, offset, length: leaf.length}, rect)
  }
}

function isSameLine({starts}: Found, rect: DOMRect): boolean {
  const line = starts.at(-1)
  if (line === undefined) return false
  const middle = (rect.top + rect.bottom) / 2
  return middle < line.bottom && middle > line.top - rect.height
}

function begin({starts, latest}: Found, start: CutPlace, {top, bottom}: DOMRect): void {
  const before = start.node instanceof Text && start.offset > 0 ? start.node.data[start.offset - 1]! : latest
  const line = starts.at(-1)
  if (line && joins.test(before)) line.endsInWord = true
  starts.push({start, top, bottom, endsInWord: false})
}

function widen(line: Band, {top, bottom}: DOMRect): void {
  line.top = Math.min(line.top, top)
  line.bottom = Math.max(line.bottom, bottom)
}

function letterAt(range: Range, leaf: Text, offset: number): DOMRect | undefined {
  range.setStart(leaf, offset)
  range.setEnd(leaf, offset + 1)
  return [...range.getClientRects()].at(-1)
}

/**
 * The first number from `start` on that fails a test, or `end`. All numbers before it must pass, and all after it must
 * fail. The search begins near `start + guess`.
 */
export function firstFailing(
  start: number,
  end: number,
  guess: number,
  passes: (index: number) => boolean
): number {
  let low = start
  let high = end
  for (let step = guess; low + step < high; step *= 2) {
    if (!passes(low + step)) high = low + step
    else low += step
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (passes(middle)) low = middle
    else high = middle
  }
  return high
}

/**
 * Matches the last character of a line whose word continues on the next line: a hyphen, or a character after which URLs
 * and long identifiers are broken.
 */
const joins = /[\u00ad\u2010/_.=&?#-]/

/**
 * The rectangles of a text, taken from its element if possible: for a range, the browser would search the whole
 * paragraph.
 */
function rectsOf(text: Text, range: Range): DOMRectList {
  const parent = text.parentElement
  if (parent && parent.childNodes.length === 1 && isSpacedText(parent)) return parent.getClientRects()
  range.selectNodeContents(text)
  return range.getClientRects()
}

function contentBox({parent, nodes}: InlineRun): Band & {leading: number} {
  const style = getComputedStyle(parent)
  const leading = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.2
  const range = measuringRange()
  range.setStartBefore(nodes[0]!)
  range.setEndAfter(nodes.at(-1)!)
  const isAll = range.startOffset === 0 && range.endOffset === parent.childNodes.length
  if (isAll && !style.display.startsWith('inline')) {
    const {top, bottom} = parent.getBoundingClientRect()
    const px = (length: string) => Number.parseFloat(length) || 0
    return {
      top: top + px(style.paddingTop) + px(style.borderTopWidth),
      bottom: bottom - px(style.paddingBottom) - px(style.borderBottomWidth),
      leading
    }
  }
  const rects = [...range.getClientRects()].filter(rect => rect.height > 0)
  const {above, below} = leadingAround(rects[0]?.height ?? leading, leading, parent.localName === 'li')
  return {
    top: smallestOf(rects.map(rect => rect.top)) - above,
    bottom: largestOf(rects.map(rect => rect.bottom)) + below,
    leading
  }
}

/**
 * The space of a line above and below its letters. In a list item, whose sublist follows the text, it is as browsers
 * round it: negative if the letters of the face are higher than the line. A picture or formula at the start of the line
 * has no such space.
 */
function leadingAround(
  height: number,
  leading: number,
  isRounded: boolean
): Readonly<{above: number; below: number}> {
  const half = Math.max(0, (leading - height) / 2)
  if (!isRounded) return {above: half, below: half}
  if (height > leading * 1.5) return {above: 0, below: 0}
  const above = Math.floor((leading - height) / 2)
  return {above, below: leading - height - above}
}
