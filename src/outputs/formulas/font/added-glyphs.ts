import {largestOf, smallestOf} from '../../../core/extremes.ts'
import {u16} from './face-tables.ts'
import type {MathFont} from './math-font.ts'

/** A glyph composed of other glyphs. */
export type AddedGlyph = Readonly<{advance: number; left: number; bytes: Uint8Array}>

/** A part of a glyph assembly, in font units. */
export type AddedPart = Readonly<{
  glyph: number
  start: number
  end: number
  length: number
  isExtender: boolean
}>

/** Glyphs that a face needs in addition to its font's glyphs, and the construction of signs from them. */
export type AddedGlyphs = Readonly<{
  glyphs: ReadonlyMap<number, AddedGlyph>
  parts: ReadonlyMap<number, readonly AddedPart[]>
}>

/** A sign that consists of two arrows, one above and one below the axis. */
type Pair = Readonly<{up: number; down: number; distance: number}>

/** The table of signs that browsers could not stretch, because fonts have no glyph assemblies for them. */
const pairs: ReadonlyArray<readonly [code: number, pair: Pair]> = [
  [0x21c4, {up: 0x2192, down: 0x2190, distance: 0.14}],
  [0x21c6, {up: 0x2190, down: 0x2192, distance: 0.14}],
  [0x21cb, {up: 0x21bc, down: 0x21c1, distance: 0.09}],
  [0x21cc, {up: 0x21c0, down: 0x21bd, distance: 0.09}]
]

/** The glyphs to add to a face that keeps certain glyphs of its font; they are numbered with unused glyph numbers. */
export function addedGlyphs(font: MathFont, kept: ReadonlySet<number>): AddedGlyphs {
  const glyphs = new Map<number, AddedGlyph>()
  const parts = new Map<number, readonly AddedPart[]>()
  let next = font.outlines.count
  const add = (components: readonly Moved[], advance: number): number => {
    do next--
    while (kept.has(next))
    glyphs.set(next, compositeOf(font, components, advance))
    return next
  }
  const isKept = (code: number): boolean => kept.has(font.characters.get(code) ?? -1)
  for (const [code, pair] of pairs) {
    const built = isKept(code) ? partsOfPair(font, pair, add) : undefined
    if (built !== undefined) parts.set(font.characters.get(code)!, built)
  }
  const line = partOf(font, 0x21d2, true)
  if (isKept(0x3d) && line !== undefined)
    parts.set(font.characters.get(0x3d)!, [{...line, isExtender: false}, line])
  return {glyphs, parts}
}

type Moved = Readonly<{glyph: number; dx: number; dy: number}>

/** The extender or the head of an arrow, in font units. */
function partOf(font: MathFont, code: number, isExtender: boolean): AddedPart | undefined {
  const glyph = font.characters.get(code)
  const parts = glyph === undefined ? [] : (font.math.horizontal.get(glyph)?.parts ?? [])
  const part = parts.find(each => each.isExtender === isExtender)
  const em = font.unitsPerEm
  return (
    part && {
      ...part,
      start: Math.round(part.start * em),
      end: Math.round(part.end * em),
      length: Math.round(part.length * em)
    }
  )
}

/** The overlap of the parts of a pair, in em. */
const connector = 0.2

/** The parts of a pair of arrows: the left end, the line that is repeated, and the right end. */
function partsOfPair(
  font: MathFont,
  {up, down, distance}: Pair,
  add: (components: readonly Moved[], advance: number) => number
): readonly AddedPart[] | undefined {
  const em = font.unitsPerEm
  const [rightCode, leftCode] = isRightward(up) ? [up, down] : [down, up]
  const [right, left, line] = [
    partOf(font, rightCode, false),
    partOf(font, leftCode, false),
    partOf(font, rightCode, true)
  ]
  if (right === undefined || left === undefined || line === undefined) return undefined
  const above = Math.round(distance * em)
  const [rightY, leftY] = isRightward(up) ? [above, -above] : [-above, above]
  const [rightInk, leftInk] = [right, left].map(({glyph}) => font.outlines.boundsOf(glyph))
  /** Line glyphs between two offsets; a glyph that is longer than this range extends into the adjacent part. */
  const lines = (from: number, to: number, dy: number): readonly Moved[] => {
    const isShort = to - from <= line.length
    const starts = isShort ? [from === 0 ? to - line.length : from] : [from, to - line.length]
    return starts.map(dx => ({glyph: line.glyph, dx, dy}))
  }
  const part = (
    components: readonly Moved[],
    length: number,
    ends: readonly [start: number, end: number],
    isExtender = false
  ): AddedPart => ({
    glyph: add(components, length),
    start: Math.round(ends[0] * em),
    end: Math.round(ends[1] * em),
    length,
    isExtender
  })
  const headOf = (head: AddedPart, dy: number): Moved => ({glyph: head.glyph, dx: 0, dy})
  return [
    part([headOf(left, leftY), ...lines(leftInk?.left ?? 0, left.length, rightY)], left.length, [
      0,
      connector
    ]),
    part(
      [rightY, leftY].map(dy => ({glyph: line.glyph, dx: 0, dy})),
      line.length,
      [connector, connector],
      true
    ),
    part([headOf(right, rightY), ...lines(0, rightInk?.right ?? right.length, leftY)], right.length, [
      connector,
      0
    ])
  ]
}

function isRightward(code: number): boolean {
  return code === 0x2192 || code === 0x21c0 || code === 0x21c1
}

/** A composite glyph (OpenType 1.9, “glyf – Composite Glyph Description”). */
function compositeOf({outlines}: MathFont, components: readonly Moved[], advance: number): AddedGlyph {
  const boxes = components.flatMap(({glyph, dx, dy}) => {
    const box = outlines.boundsOf(glyph)
    return box === undefined
      ? []
      : [{left: box.left + dx, right: box.right + dx, bottom: box.bottom + dy, top: box.top + dy}]
  })
  const left = smallestOf(boxes.map(box => box.left))
  const sides = [
    left,
    smallestOf(boxes.map(box => box.bottom)),
    largestOf(boxes.map(box => box.right)),
    largestOf(boxes.map(box => box.top))
  ]
  const [areWords, arePlaces, more] = [1, 2, 0x20]
  const written = components.flatMap(({glyph, dx, dy}, index) => [
    ...u16(areWords | arePlaces | (index < components.length - 1 ? more : 0)),
    ...[glyph, dx, dy].flatMap(u16)
  ])
  return {advance, left, bytes: Uint8Array.from([...u16(-1), ...sides.flatMap(u16), ...written])}
}
