import {breakLines, type LineEnd} from './line-breaking.ts'
import {type LineRoom, slack} from './line-spacing.ts'
import type {MeasuredParagraph} from './paragraph.ts'
import type {Typography} from './typography.ts'

/** The best lines of a paragraph, or lines of the wanted number if that is possible. */
export function bestLines(
  {pieces}: MeasuredParagraph,
  room: LineRoom,
  {hyphens}: Typography,
  wanted: number | undefined
): readonly LineEnd[] | undefined {
  const filling = wanted === undefined ? undefined : linesOfNumber({pieces}, room, {hyphens}, wanted)
  if (filling) return filling
  const widthOf = widths(room)
  for (const pass of passes[hyphens]) {
    const ends = breakLines(pieces, {widthOf, hyphensInARow: 2, ...pass})
    if (ends) return ends
  }
  return undefined
}

type Pass = Readonly<{tolerance: number; tightest?: number; hasSoftHyphens: boolean}>

const withHyphens: readonly Pass[] = [
  {tolerance: 1.1, hasSoftHyphens: true},
  {tolerance: Infinity, tightest: 1.36, hasSoftHyphens: true}
]

/**
 * Settings for breaking a paragraph, tried in order until one succeeds. With few hyphens, the first attempt has none,
 * so words are hyphenated only if spaces would otherwise be wide. In the last attempt, a line is set tight (spaces are
 * half of the font's) rather than short.
 */
const passes: Readonly<Record<Typography['hyphens'], readonly Pass[]>> = {
  few: [{tolerance: 0.9, tightest: 0.95, hasSoftHyphens: false}, ...withHyphens],
  many: withHyphens,
  none: [{tolerance: Infinity, hasSoftHyphens: false}]
}

/** A paragraph broken into a certain number of lines; undefined if these lines would not be even enough. */
export function linesOfNumber(
  {pieces}: Pick<MeasuredParagraph, 'pieces'>,
  room: LineRoom,
  {hyphens}: Pick<Typography, 'hyphens'>,
  lines: number
): readonly LineEnd[] | undefined {
  const widthOf = widths(room)
  const hasSoftHyphens = hyphens !== 'none'
  return breakLines(pieces, {widthOf, hyphensInARow: 2, hasSoftHyphens, tolerance: loosest, lines})
}

/** The maximum stretch of glues in a paragraph that is set with one line more than its best number. */
const loosest = 1.35

function widths({width, indent}: LineRoom): (line: number) => number {
  return line => width - slack - (line === 0 ? indent : 0)
}
