import type {Box} from '../../../outputs/pdf/file/geometry.ts'
import type {Annotation} from './annotations.ts'
import {type Glyph, isLeftward, middleHeight} from './glyphs.ts'
import type {PageFormula, PageText, PageWord} from './page-words.ts'

/** A marked word, of which the letters from `from` to before `to` are marked; or a marked formula. */
export type MarkedPart =
  | Readonly<{word: PageWord; from: number; to: number}>
  | Readonly<{formula: PageFormula}>

/** The marked words in order, or a marked point between letters. */
export type Marked = Readonly<{
  parts: readonly MarkedPart[]
  /**
   * For a mark between letters: the word, and the index of the letter after the marked point; at the end of the word,
   * this is the number of its letters.
   */
  point?: Readonly<{word: PageWord; offset: number}> | undefined
  /** Whether the mark is on the words themselves, not only next to them. */
  isExact: boolean
}>

const nothing: Marked = {parts: [], isExact: false}

/** The words or the point that an annotation on a page marks, depending on its kind. */
export function markedBy(annotation: Annotation, page: PageText): Marked {
  const {subtype, quads, rect, ink, callout} = annotation
  if (quads.length > 0) return underQuads(quads, page, edits.has(subtype))
  if (subtype === 'Caret') return atCaret(rect, page)
  if (drawn.has(subtype)) return inBox(ink ?? rect, page)
  if (callout !== undefined) return nearest(callout, page)
  // A note's icon is anchored at its top left corner, and a text at its bottom left corner.
  return nearest(subtype === 'FreeText' ? [rect[0], rect[1]] : [rect[0], rect[3]], page)
}

/** Kinds of annotations that change exactly the letters below them. */
const edits: ReadonlySet<string> = new Set(['StrikeOut'])

const drawn: ReadonlySet<string> = new Set([
  'Ink',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Line',
  'Stamp'
])

/** The words below rectangles that cover lines: exactly the covered letters, or every word that is mostly covered. */
function underQuads(quads: readonly Box[], page: PageText, isByLetter: boolean): Marked {
  const covered = new Set(page.glyphs.filter(glyph => quads.some(quad => isUnder(quad, glyph))))
  const whole = partsOf(page, covered, (letters, count) => letters >= leastCovered * count)
  const letters = partsOf(page, covered, () => true)
  const formulas = page.formulas.filter(({box}) => quads.some(quad => isOver(quad, box)))
  const ownGlyphs = [...page.wordOf.keys()]
  const isCut = quads.some(quad => cutsLetter(quad, ownGlyphs))
  const parts = isByLetter && !isCut ? letters : whole.length > 0 ? whole.map(wholeWord) : letters
  return {
    parts: inOrder([...parts, ...formulas.map(formula => ({formula}))], page),
    isExact: !isCut || !isByLetter
  }
}

/** The minimum share of a word's letters that a mark covers if it marks the word. */
const leastCovered = 0.4

function isUnder([left, bottom, right, top]: Box, glyph: Glyph): boolean {
  const [across, height] = [(glyph.left + glyph.right) / 2, middleHeight(glyph)]
  return across > left && across < right && height > bottom && height < top
}

/**
 * Whether a rectangle ends in the middle third of a letter, so that it is unclear whether the letter is marked. An end
 * near the edge of another letter is clear, since the boxes of neighbours may overlap.
 */
function cutsLetter([left, bottom, right, top]: Box, glyphs: readonly Glyph[]): boolean {
  const beside = glyphs.filter(glyph => middleHeight(glyph) > bottom && middleHeight(glyph) < top)
  return [left, right].some(edge => {
    const isAtEdge = beside.some(glyph => [glyph.left, glyph.right].some(side => Math.abs(side - edge) < 0.6))
    const isWithin = beside.some(glyph => {
      const third = (glyph.right - glyph.left) / 3
      return edge > glyph.left + third && edge < glyph.right - third
    })
    return isWithin && !isAtEdge
  })
}

/** Whether either of two rectangles covers the middle of the other. */
function isOver(one: Box, other: Box): boolean {
  return hasMiddleOf(one, other) || hasMiddleOf(other, one)
}

function hasMiddleOf([left, bottom, right, top]: Box, other: Box): boolean {
  const [across, height] = [(other[0] + other[2]) / 2, (other[1] + other[3]) / 2]
  return across > left && across < right && height > bottom && height < top
}

type WordPart = Readonly<{word: PageWord; from: number; to: number}>

/** The words with covered letters, each from its first to its last covered letter. */
function partsOf(
  {words}: PageText,
  covered: ReadonlySet<Glyph>,
  isMarked: (letters: number, count: number) => boolean
): readonly WordPart[] {
  return words.flatMap(word => {
    const indexes = word.glyphs.flatMap((glyph, index) => (covered.has(glyph) ? [index] : []))
    const [first] = indexes
    if (first === undefined || !isMarked(indexes.length, word.glyphs.length)) return []
    return [{word, from: first, to: indexes.at(-1)! + 1}]
  })
}

function wholeWord({word}: WordPart): WordPart {
  return {word, from: 0, to: word.glyphs.length}
}

/** Puts words in the order of the page, with each formula at its position in the line. */
function inOrder(parts: readonly MarkedPart[], {words}: PageText): readonly MarkedPart[] {
  const placeOf = (part: MarkedPart): number => {
    if ('word' in part) return part.word.index
    const [left, bottom, , top] = part.formula.box
    const before = words.findLast(({glyphs}) => {
      const [glyph] = glyphs
      return (
        glyph !== undefined && glyph.left < left && middleHeight(glyph) > bottom && middleHeight(glyph) < top
      )
    })
    return (before?.index ?? -1) + 0.5
  }
  return parts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The words that are mostly within a rectangle, and the formulas there. */
function inBox(box: Box, page: PageText): Marked {
  const covered = new Set(page.glyphs.filter(glyph => isUnder(box, glyph)))
  const whole = partsOf(page, covered, (letters, count) => letters * 2 >= count).map(wholeWord)
  const formulas = page.formulas.filter(formula => isOver(box, formula.box)).map(formula => ({formula}))
  const parts = inOrder([...whole, ...formulas], page)
  if (parts.length > 0) return {parts, isExact: true}
  return {...nearest([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], page), isExact: false}
}

/**
 * The distance from a caret within which letters are searched for, in points: a caret is drawn at or below the
 * baseline.
 */
const caretReach = 14

/**
 * The maximum width of a caret that shows between which letters it is; a caret of MuPDF, which is drawn to the right of
 * its point, is wider.
 */
const widestCaret = 14

function atCaret([left, bottom, right, top]: Box, page: PageText): Marked {
  const [across, height] = [(left + right) / 2, (bottom + top) / 2]
  const beside = page.glyphs.filter(
    glyph => page.wordOf.has(glyph) && across > glyph.left - caretReach && across < glyph.right + caretReach
  )
  const line = closest(beside, glyph => Math.abs(baselineOf(glyph) - height))
  if (line === undefined || Math.abs(baselineOf(line) - height) > caretReach) return nothing
  const inLine = beside.filter(glyph => Math.abs(baselineOf(glyph) - baselineOf(line)) < 3)
  const letters = inLine.map(glyph => page.wordOf.get(glyph)!)
  // The ends of letters come before the starts, because a caret between two words belongs to the first word; they are
  // in reverse order, because letters of a ligature share one box.
  const ends = letters.toReversed().map(({word, offset}) => {
    return {word, offset: offset + 1, distance: hundredths(endOf(word, offset) - across) - 1}
  })
  const starts = letters.map(({word, offset}) => {
    return {word, offset, distance: hundredths(startOf(word, offset) - across)}
  })
  const edges = [...ends, ...starts]
  const edge = closest(edges, ({distance}) => distance)
  if (edge === undefined) return nothing
  const {word, offset, distance} = edge
  const isNarrow = right - left < widestCaret
  return {parts: [], point: {word, offset}, isExact: isNarrow && distance < caretReach / 2}
}

/** A distance without rounding errors, so that equal distances compare as equal. */
function hundredths(distance: number): number {
  return Math.round(Math.abs(distance) * 100) / 100
}

function baselineOf({bottom, top}: Glyph): number {
  return bottom + (top - bottom) * 0.25
}

/** The edge at which a letter begins: the right one in right-to-left words. */
function startOf({glyphs}: PageWord, offset: number): number {
  return runsLeft(glyphs) ? glyphs[offset]!.right : glyphs[offset]!.left
}

function endOf({glyphs}: PageWord, offset: number): number {
  return runsLeft(glyphs) ? glyphs[offset]!.left : glyphs[offset]!.right
}

function runsLeft(glyphs: readonly Glyph[]): boolean {
  const [first, last] = [glyphs[0]!, glyphs.at(-1)!]
  return first.left === last.left ? isLeftward(first.letter) : first.left > last.left
}

/** The word at a point or, if no word is there, the nearest word, preferably at the same height. */
function nearest([across, height]: readonly [number, number], page: PageText): Marked {
  const found = closest([...page.wordOf.keys()], ({left, right, bottom, top}) => {
    const aside = Math.max(left - across, across - right, 0)
    const above = Math.max(bottom - height, height - top, 0)
    return above * 4 + aside
  })
  const formula = page.formulas.find(
    ({box: [left, bottom, right, top]}) =>
      across >= left && across <= right && height >= bottom && height <= top
  )
  if (formula !== undefined) return {parts: [{formula}], isExact: true}
  if (found === undefined) return nothing
  const {word} = page.wordOf.get(found)!
  const isExact =
    across >= found.left - 1 &&
    across <= found.right + 1 &&
    height >= found.bottom - 1 &&
    height <= found.top + 1
  return {parts: [wholeWord({word, from: 0, to: 0})], isExact}
}

function closest<Value>(values: readonly Value[], distanceOf: (value: Value) => number): Value | undefined {
  let best: Value | undefined
  let least = Number.POSITIVE_INFINITY
  for (const value of values) {
    const distance = distanceOf(value)
    if (distance < least) [best, least] = [value, distance]
  }
  return best
}
