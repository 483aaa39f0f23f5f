import type {Letter} from './letters.mjs'

/** Words that occur only in the sentence that names a figure, and words that occur only in its caption. */
export type NamedFigure = Readonly<{sentence: string; caption: string}>

/**
 * The numbers of figures that were found, that are not on the page of their sentence, and that are on an earlier page;
 * and the maximum distance in pages.
 */
export type FloatDistances = Readonly<{found: number; away: number; early: number; most: number}>

export function floatDistances(
  pages: readonly (readonly Letter[])[],
  figures: readonly NamedFigure[]
): FloatDistances
