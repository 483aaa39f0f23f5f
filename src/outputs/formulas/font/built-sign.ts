import type {MathFont} from './math-font.ts'
import type {AssemblyPart} from './math-table.ts'

/** A part of a built sign: a glyph and its offset, in font units. */
export type PlacedGlyph = Readonly<{glyph: number; dx: number; dy: number}>

/** The parts of a sign of a certain length in em, built by its glyph assembly, from the bottom or from the left. */
export function builtSign(
  {math, outlines, unitsPerEm}: MathFont,
  {glyph, way, length}: Readonly<{glyph: number; way: 'v' | 'h'; length: number}>
): readonly PlacedGlyph[] {
  const {parts} = (way === 'v' ? math.vertical : math.horizontal).get(glyph) ?? {parts: []}
  return assembled(parts, length, math.overlap).map(({part, at}) => {
    const {left = 0, bottom = 0, right = 0} = outlines.boundsOf(part.glyph) ?? {}
    const place = Math.round(at * unitsPerEm)
    if (way === 'v') return {glyph: part.glyph, dx: 0, dy: place - bottom}
    const isWhole = Math.abs(right - left - part.length * unitsPerEm) < 2
    return {glyph: part.glyph, dx: isWhole ? place - left : place, dy: 0}
  })
}

type Placed = Readonly<{part: AssemblyPart; at: number}>

/**
 * Places parts along a length: extenders are repeated as often as needed, and all parts overlap equally, at least as
 * much as the font requires.
 */
function assembled(parts: readonly AssemblyPart[], length: number, least: number): readonly Placed[] {
  const repeated = (times: number) =>
    parts.flatMap(part => (part.isExtender ? Array.from({length: times}, () => part) : [part]))
  const longest = (all: readonly AssemblyPart[]) =>
    all.reduce((sum, part) => sum + part.length, 0) - (all.length - 1) * least
  const hasExtender = parts.some(({isExtender, length: own}) => isExtender && own > least)
  let times = 0
  while (hasExtender && longest(repeated(times)) < length) times++
  const all = repeated(times)
  const overlap = all.length < 2 ? 0 : least + Math.max(0, longest(all) - length) / (all.length - 1)
  let at = 0
  return all.map(part => {
    const placed = {part, at}
    at += part.length - overlap
    return placed
  })
}
