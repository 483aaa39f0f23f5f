import {costOfStep, ratioOfSpaces} from './line-stretch.ts'

/**
 * A piece of a paragraph. A box is never broken, and its letter spacing can change slightly. A line can end before a
 * glue, which then disappears, or at a penalty, whose width (that of a hyphen) is then shown. A kern is unbreakable
 * space, which disappears if a line ends at a penalty before it. `hang`: the overhang into the margin of a line that
 * begins with a box, or ends at a glue or penalty. `size`: the type size in CSS px. Donald E. Knuth and Michael F.
 * Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11 (1981), 1119–1184.
 */
export type LinePiece =
  | Readonly<{kind: 'box'; width: number; stretch: number; shrink: number; hang?: number}>
  | Readonly<{kind: 'glue'; width: number; stretch: number; shrink: number; hang?: number; size?: number}>
  | Readonly<{kind: 'kern'; width: number; stretch: 0; shrink: 0; hang?: undefined}>
  | Readonly<{
      kind: 'penalty'
      width: number
      penalty: number
      isHyphen: boolean
      /**
       * Whether this hyphen may exceed the allowed number of consecutive hyphens, because its identifier cannot be
       * broken elsewhere.
       */
      mayRepeat?: boolean
      hang?: number
    }>

/** The end of a line: a glue or penalty of the paragraph, or its end. */
export type LineEnd = Readonly<{
  /** The index of the piece; for the last line, the number of pieces. */
  at: number
  /** How much the glues of the line stretch (from 0 to 1 and beyond) or shrink (down to -1). */
  ratio: number
}>

export type LineBreakingOptions = Readonly<{
  /** Returns the width of a line, by its number from 0. */
  widthOf: (line: number) => number
  /** The maximum stretch of glues. If it is unlimited, the hyphens of identifiers may exceed `hyphensInARow` by one. */
  tolerance: number
  /** The maximum shrinkage of glues; 1 by default. */
  tightest?: number
  /** The maximum number of consecutive lines that end in a hyphen. */
  hyphensInARow: number
  /** Whether lines can end in hyphens that galley adds. */
  hasSoftHyphens: boolean
  /** The wanted number of lines; by default, the best number. */
  lines?: number | undefined
}>

/**
 * Finds the line ends with which the paragraph as a whole is most even; undefined if no lines are even enough. The last
 * line is not justified.
 */
export function breakLines(
  pieces: readonly LinePiece[],
  options: LineBreakingOptions
): readonly LineEnd[] | undefined {
  const sums = sumUp(pieces)
  const least = -(options.tightest ?? 1)
  let active: Break[] = [start]
  for (let at = 1; at <= pieces.length; at++) {
    const piece = pieces[at]
    const penalty = penaltyAt(pieces, at, options.hasSoftHyphens)
    if (penalty === undefined) continue
    const best = new Map<number, Break>()
    active = active.filter(from => {
      const ratio = ratioOf(sums, from, at, options.widthOf(from.line) + hangOf(pieces, from, at), piece)
      if (ratio >= least && (ratio <= options.tolerance || at === pieces.length)) {
        const lastWidth = piece === undefined ? sums.width[at]! - sums.width[from.after]! : Infinity
        const isShort = lastWidth < options.widthOf(0) / 12
        // An additional line for a single word is not accepted.
        const isRefused = options.lines !== undefined && lastWidth < options.widthOf(0) / leastLastLine
        const next = nextBreak(from, at, ratio, isShort ? penalty + 100 : penalty, piece)
        const key = (options.lines === undefined ? 0 : next.line * 128) + next.fitness * 8 + next.hyphens
        if (
          !isRefused &&
          (next.hyphens <= options.hyphensInARow || (options.tolerance === Infinity && mayRepeat(piece))) &&
          next.demerits < (best.get(key)?.demerits ?? Infinity)
        )
          best.set(key, next)
      }
      // If the line cannot shrink any further, adding more content only makes it worse.
      return ratio >= least
    })
    for (const next of best.values()) active.push({...next, after: afterBreak(pieces, at)})
    if (active.length === 0) return undefined
  }
  const last = active.filter(
    ({at, line}) => at === pieces.length && (options.lines === undefined || line === options.lines)
  )
  const [first, ...others] = last
  if (first === undefined) return undefined
  return endsOf(others.reduce((least, one) => (one.demerits < least.demerits ? one : least), first))
}

/** One way to break the paragraph up to a piece. */
type Break = Readonly<{
  at: number
  /** The index of the first piece on the next line. */
  after: number
  line: number
  ratio: number
  /** The class of the line by its spaces, from 0 (tight) to 15 (loose). */
  fitness: number
  /** The number of consecutive lines up to this break that end in a hyphen. */
  hyphens: number
  demerits: number
  from: Break | undefined
}>

const start: Break = {
  at: 0,
  after: 0,
  line: 0,
  ratio: 0,
  fitness: 6,
  hyphens: 0,
  demerits: 0,
  from: undefined
}

/**
 * For each piece, the sums over all pieces before it: of their widths, and of how far spaces and letters can stretch or
 * shrink.
 */
type Sums = Readonly<Record<'width' | 'spaceStretch' | 'spaceShrink' | 'letters', Float64Array>>

function sumUp(pieces: readonly LinePiece[]): Sums {
  const width = new Float64Array(pieces.length + 1)
  const spaceStretch = new Float64Array(pieces.length + 1)
  const spaceShrink = new Float64Array(pieces.length + 1)
  const letters = new Float64Array(pieces.length + 1)
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!
    const isGlue = piece.kind === 'glue'
    width[index + 1] = width[index]! + (piece.kind === 'penalty' ? 0 : piece.width)
    spaceStretch[index + 1] = spaceStretch[index]! + (isGlue ? piece.stretch : 0)
    spaceShrink[index + 1] = spaceShrink[index]! + (isGlue ? piece.shrink : 0)
    letters[index + 1] = letters[index]! + (piece.kind === 'box' ? piece.stretch : 0)
  }
  return {width, spaceStretch, spaceShrink, letters}
}

/** The cost of ending a line at a piece; undefined if a line cannot end there. */
function penaltyAt(pieces: readonly LinePiece[], at: number, hasSoftHyphens: boolean): number | undefined {
  const piece = pieces[at]
  if (piece === undefined) return 0
  if (piece.kind === 'penalty') {
    const isAllowed = hasSoftHyphens || piece.width === 0 || !piece.isHyphen
    return piece.penalty < 1000 && isAllowed ? piece.penalty : undefined
  }
  return piece.kind === 'glue' && pieces[at - 1]?.kind === 'box' ? 0 : undefined
}

/** The index of the first piece after a break; glues at the beginning of a line disappear. */
function afterBreak(pieces: readonly LinePiece[], at: number): number {
  let after = at
  while (after < pieces.length && pieces[after]!.kind !== 'box') after++
  return after
}

/** The overhang of a line into the margins. The last line does not hang at its end. */
function hangOf(pieces: readonly LinePiece[], {after}: Break, at: number): number {
  return (pieces[after]?.hang ?? 0) + (pieces[at]?.hang ?? 0)
}

function ratioOf(sums: Sums, from: Break, at: number, width: number, piece: LinePiece | undefined): number {
  const hyphen = piece?.kind === 'penalty' ? piece.width : 0
  const natural = sums.width[at]! - sums.width[from.after]! + hyphen
  const room = width - natural
  if (piece === undefined && room >= 0) return 0
  if (Math.abs(room) < 0.01) return 0
  const spaces = room > 0 ? sums.spaceStretch : sums.spaceShrink
  const letters = sums.letters[at]! - sums.letters[from.after]!
  return ratioOfSpaces(room, spaces[at]! - spaces[from.after]!, letters)
}

/**
 * Computes demerits as in TeX, with `\doublehyphendemerits` 10,000. A difference between the spaces of adjacent lines
 * costs the more the greater it is. A line that would have to be stretched too far is set short; one very short line is
 * better than several that are a little short.
 */
function nextBreak(
  from: Break,
  at: number,
  ratio: number,
  penalty: number,
  piece: LinePiece | undefined
): Break {
  const isHyphen = piece?.kind === 'penalty' && piece.isHyphen
  const badness = 130 * Math.min(Math.abs(ratio), mostStretch) ** 2
  const short = Math.min(20, Math.max(0, ratio - mostStretch))
  const demerits =
    (10 + badness) ** 2 +
    penalty ** 2 +
    (short > 0 ? shortLine * (1 + short ** 1.5) : 0) +
    (ratio < -1 ? tightLine * (-1 - ratio) : 0) +
    (from.from === undefined ? 0 : costOfStep(Math.abs(Math.min(ratio, mostStretch) - from.ratio))) +
    (isHyphen && from.hyphens > 0 ? 10_000 : 0) +
    (from.hyphens > 1 && mayRepeat(piece) ? ladder : 0) +
    // The second-to-last line should not end in a hyphen.
    (piece === undefined && from.hyphens > 0 ? 5000 : 0)
  return {
    at,
    after: at,
    line: from.line + 1,
    ratio,
    fitness: classOf(ratio),
    hyphens: isHyphen ? Math.min(from.hyphens + 1, mostCounted) : 0,
    demerits: from.demerits + demerits,
    from
  }
}

/** Lines of one class have similar spaces. The best lines up to a place are found for each class of the last line. */
function classOf(ratio: number): number {
  return Math.min(15, Math.max(0, Math.round(ratio * 4) + 6))
}

function mayRepeat(piece: LinePiece | undefined): boolean {
  return piece?.kind === 'penalty' && piece.mayRepeat === true
}

/** The maximum length of a run of hyphens that is counted; longer runs are treated like runs of this length. */
const mostCounted = 7

/** The demerits of a third consecutive hyphen. */
const ladder = 200_000

/** The maximum stretch of a line, at which its spaces are three quarters wider than the font's. */
export const mostStretch = 1.5

/**
 * The divisor of the full width that gives the minimum width of the last line, if a paragraph does not have its best
 * number of lines.
 */
const leastLastLine = 6

/** The demerits of a line that is twice as tight as a good one. */
const tightLine = 250_000

/** The demerits of a short line. */
const shortLine = 500_000

function endsOf(last: Break): readonly LineEnd[] {
  const ends: LineEnd[] = []
  for (let end: Break | undefined = last; end?.from; end = end.from) ends.push({at: end.at, ratio: end.ratio})
  return ends.reverse()
}
