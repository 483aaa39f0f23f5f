import {foldPrinted} from '../../proofs/map/folded.ts'
import type {MapBox, MapLine, MapPage, MapWord} from '../../proofs/map/format.ts'
import {type Glyph, isLeftward} from './glyphs.ts'
import type {MatchedPage, Transform} from './match-pages.ts'

/** A printed word on a returned page, with its letters on that page. */
export type PageWord = Readonly<{
  line: MapLine
  word: MapWord
  /** The position among the page's words. */
  index: number
  /** The letters, in reading order. */
  glyphs: readonly Glyph[]
  /** Whether the letters match those of the word in the map. */
  isSound: boolean
}>

/** A formula on a returned page. */
export type PageFormula = Readonly<{
  box: readonly [left: number, bottom: number, right: number, top: number]
  target: number
}>

/** The words of the proof on a returned page. */
export type PageText = Readonly<{
  words: readonly PageWord[]
  formulas: readonly PageFormula[]
  /** For each letter, its word, and its index in the word. */
  wordOf: ReadonlyMap<Glyph, Readonly<{word: PageWord; offset: number}>>
  glyphs: readonly Glyph[]
}>

/** Finds the words of the map among the letters of a returned page. */
export function pageText({lines, boxes}: MapPage, {transform, glyphs}: MatchedPage): PageText {
  const slots = lines.flatMap(line => line.words.map(word => slotOf(line, word, transform)))
  const sorted = slots.toSorted((a, b) => a.middle - b.middle)
  const formulas = boxes.map(box => formulaOf(box, transform))
  // The slot of a word reaches to the next word, even over a formula, whose letters are therefore excluded.
  for (const glyph of glyphs)
    if (!formulas.some(({box}) => isWithin(glyph, box))) slotAt(sorted, glyph)?.glyphs.push(glyph)
  const words = slots.map(({line, word, glyphs: own}, index) => ({line, word, index, ...inOrder(own, word)}))
  const mirrored = new Map(
    words.flatMap(({own, glyphs: found}) => found.map((glyph, at) => [own[at]!, glyph]))
  )
  const wordOf = new Map(
    words.flatMap(word => word.glyphs.map((glyph, offset) => [glyph, {word, offset}] as const))
  )
  return {words, formulas, wordOf, glyphs: glyphs.map(glyph => mirrored.get(glyph) ?? glyph)}
}

/** A word of the map, and where it is expected on the returned page. */
type Slot = Readonly<{
  line: MapLine
  word: MapWord
  left: number
  right: number
  middle: number
  height: number
  glyphs: Glyph[]
}>

function slotOf(line: MapLine, word: MapWord, {scaleX, scaleY, left, top}: Transform): Slot {
  return {
    line,
    word,
    left: word.x * scaleX + left,
    right: (word.x + word.width) * scaleX + left,
    middle: (line.y + line.height / 2) * scaleY + top,
    height: Math.abs(line.height * scaleY),
    glyphs: []
  }
}

/** The slot of a letter: the slot nearest in height among those that contain the letter horizontally. */
function slotAt(sorted: readonly Slot[], {left, right, bottom, top}: Glyph): Slot | undefined {
  const [across, middle] = [(left + right) / 2, (bottom + top) / 2]
  let nearest: Slot | undefined
  for (let at = firstFrom(sorted, middle - farthest); at < sorted.length; at++) {
    const slot = sorted[at]!
    const distance = Math.abs(slot.middle - middle)
    if (slot.middle > middle + farthest) break
    // Large letters across the page, such as the letters of a stamp, belong to no word.
    const isInside =
      across >= slot.left - 0.3 &&
      across < slot.right &&
      distance < slot.height * 0.6 &&
      top - bottom < slot.height * 2
    if (isInside && (nearest === undefined || distance < Math.abs(nearest.middle - middle))) nearest = slot
  }
  return nearest
}

/**
 * The vertical distance in points within which a letter's slot is searched for: more than half the height of the
 * largest font.
 */
const farthest = 30

function firstFrom(sorted: readonly Slot[], middle: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const at = (low + high) >> 1
    if (sorted[at]!.middle < middle) low = at + 1
    else high = at
  }
  return low
}

/** The letters of a word in reading order (`glyphs`), and the letters of the page that they were made from (`own`). */
type OrderedGlyphs = Pick<PageWord, 'glyphs' | 'isSound'> & Readonly<{own: readonly Glyph[]}>

/**
 * The letters of a word in order, which in some scripts is from right to left, and whether they match the word. If a
 * run of glyphs has one text, PDFium divides its box from the left even in these scripts.
 */
function inOrder(glyphs: readonly Glyph[], {letters}: MapWord): OrderedGlyphs {
  const rightward = glyphs.toSorted((a, b) => a.left - b.left)
  const wanted = foldPrinted(letters).letters
  for (const order of [rightward, rightward.toReversed(), glyphs]) {
    const found = order.map(({letter}) => letter).join('')
    if (found !== letters && foldPrinted(found).letters !== wanted) continue
    const isMirrored = order === rightward && isLeftward(letters)
    const meant = isMirrored ? order.map(({letter}, at) => ({...order.at(-1 - at)!, letter})) : order
    return {glyphs: meant, own: order, isSound: order.length > 0}
  }
  return {glyphs: rightward, own: rightward, isSound: false}
}

function isWithin({left, right, bottom, top}: Glyph, box: PageFormula['box']): boolean {
  const [across, middle] = [(left + right) / 2, (bottom + top) / 2]
  return across > box[0] && across < box[2] && middle > box[1] && middle < box[3]
}

function formulaOf(
  {x, y, width, height, target}: MapBox,
  {scaleX, scaleY, left, top}: Transform
): PageFormula {
  return {
    box: [x * scaleX + left, (y + height) * scaleY + top, (x + width) * scaleX + left, y * scaleY + top],
    target
  }
}
