import type {MapPage, MapWord, ProofMap} from '../../proofs/map/format.ts'
import {median, type Quarters} from './geometry.ts'
import {type Glyph, turnedGlyphs} from './glyphs.ts'
import {gramsOf, type Sequence, sequenceOf} from './letters.ts'

/** Converts coordinates of the map to points on the returned page: `x * scaleX + left`, `y * scaleY + top`. */
export type Transform = Readonly<{scaleX: number; scaleY: number; left: number; top: number}>

/**
 * The page of the map that corresponds to a returned page. `glyphs` are the letters of the returned page, turned
 * upright by `quarters`; `transform` converts coordinates of the map to coordinates of these letters.
 */
export type MatchedPage = Readonly<{
  index: number
  transform: Transform
  quarters: Quarters
  glyphs: readonly Glyph[]
}>

/** A returned page with marks. */
export type GlyphPage = Readonly<{page: number; glyphs: readonly Glyph[]}>

/** A tenth of a CSS px in points. */
const pointsOfMap = 0.075

/**
 * Finds, for each returned page, the corresponding page of the proof by comparing letters, and the transform between
 * the two pages. Pages may have been added, reordered, turned, scaled and shifted; a returned page whose words match
 * no page of the map is left out.
 */
export function matchPages(pages: readonly GlyphPage[], map: ProofMap): ReadonlyMap<number, MatchedPage> {
  const own = map.pages.map(mapSequence)
  const pagesOfGram = new Map<string, number[]>()
  for (const [index, {grams}] of own.entries())
    for (const gram of grams.keys()) {
      const list = pagesOfGram.get(gram)
      if (list === undefined) pagesOfGram.set(gram, [index])
      else list.push(index)
    }
  const matched = new Map<number, MatchedPage>()
  for (const {page, glyphs} of pages) {
    const sequence = sequenceOf(glyphs.map(({letter}) => letter))
    const grams = gramsOf(sequence.letters)
    const index = mostAlike(grams, pagesOfGram, own)
    if (index === undefined) continue
    const fit = uprightFit(own[index]!, {sequence, grams, glyphs})
    if (fit !== undefined) matched.set(page, {index, ...fit})
  }
  return matched
}

type Grams = ReadonlyMap<string, number>

type MapSequence = Readonly<{
  sequence: Sequence
  grams: Grams
  words: ReadonlyArray<Readonly<{word: MapWord; middle: number}>>
}>

function mapSequence({lines}: MapPage): MapSequence {
  const words = lines.flatMap(({y, height, words: own}) => own.map(word => ({word, middle: y + height / 2})))
  const sequence = sequenceOf(words.map(({word}) => word.letters))
  return {sequence, grams: gramsOf(sequence.letters), words}
}

/** The minimum share of a page's sequences of letters that a matching page must contain. */
const leastShared = 0.3

function mostAlike(
  grams: Grams,
  pagesOfGram: ReadonlyMap<string, readonly number[]>,
  own: readonly MapSequence[]
): number | undefined {
  const shared = new Map<number, number>()
  for (const gram of grams.keys())
    for (const index of pagesOfGram.get(gram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1)
  const [best] = [...shared].sort((a, b) => b[1] - a[1])
  if (best === undefined) return undefined
  const [index, count] = best
  return count >= leastShared * Math.min(grams.size, own[index]!.grams.size) ? index : undefined
}

type GlyphSequence = Readonly<{sequence: Sequence; grams: Grams; glyphs: readonly Glyph[]}>

/** A point in the map and the same point on the returned page. */
type Pair = Readonly<{mapX: number; mapY: number; x: number; y: number}>

/**
 * Finds the number of quarter turns with which a returned page matches a page of the map. The page may be turned: a
 * viewer only changes a number in the file, but a program that saves the file may turn the letters themselves.
 */
function uprightFit(own: MapSequence, returned: GlyphSequence): Omit<MatchedPage, 'index'> | undefined {
  for (const quarters of [0, 1, 2, 3] as const) {
    const glyphs = turnedGlyphs(returned.glyphs, quarters)
    const transform = transformBetween(own, {...returned, glyphs})
    if (transform !== undefined) return {transform, quarters, glyphs}
  }
  return undefined
}

function transformBetween(own: MapSequence, returned: GlyphSequence): Transform | undefined {
  const pairs: Pair[] = []
  for (const [gram, at] of own.grams) {
    const there = returned.grams.get(gram)
    if (at < 0 || there === undefined || there < 0) continue
    const index = own.sequence.owners[at]!
    // In the map, only the first letter of a word has a position.
    if (own.sequence.owners[at - 1] === index) continue
    const {word, middle} = own.words[index]!
    const glyph = returned.glyphs[returned.sequence.owners[there]!]!
    pairs.push({mapX: word.x, mapY: middle, x: glyph.left, y: (glyph.top + glyph.bottom) / 2})
  }
  if (pairs.length < 3) return undefined
  const [scaleX, left] = line(pairs.map(({mapX, x}) => [mapX, x]))
  const [scaleY, top] = line(
    pairs.map(({mapY, y}) => [mapY, y]),
    scaleX
  )
  if (scaleX <= 0 || scaleY >= 0) return undefined
  const transform = {scaleX, scaleY, left, top}
  const near = pairs.filter(pair => isNear(pair, transform))
  return near.length * 2 > pairs.length ? transform : undefined
}

/**
 * The maximum distance in points of a letter from its position in the map; it is larger vertically, because fonts have
 * different boxes.
 */
const [tolerance, toleranceOfHeight] = [1.2, 4]

function isNear({mapX, mapY, x, y}: Pair, {scaleX, scaleY, left, top}: Transform): boolean {
  return (
    Math.abs(mapX * scaleX + left - x) < tolerance && Math.abs(mapY * scaleY + top - y) < toleranceOfHeight
  )
}

/** The scale and shift between pairs of numbers, by medians. If no pairs are far enough apart, `other` is the scale. */
function line(
  pairs: ReadonlyArray<readonly [from: number, to: number]>,
  other = -pointsOfMap
): readonly [scale: number, shift: number] {
  const sorted = pairs.toSorted(([a], [b]) => a - b)
  const half = sorted.length >> 1
  const slopes = sorted.slice(0, half).flatMap(([from, to], index) => {
    const [farFrom, farTo] = sorted[index + half]!
    return farFrom - from > leastDistance ? [(farTo - to) / (farFrom - from)] : []
  })
  const scale = slopes.length < 3 ? -other : median(slopes)
  return [scale, median(pairs.map(([from, to]) => to - from * scale))]
}

/** The minimum distance, in tenths of a CSS px, between two words from which the scale of a page is computed. */
const leastDistance = 500
