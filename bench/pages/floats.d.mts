import type {Letter} from './letters.mjs'

/** Words of the sentence that names a figure, and of its caption, which are nowhere else. */
export type NamedFigure = Readonly<{sentence: string; caption: string}>

/** The figures found; those on another page than their sentence, and on one before it; the pages between at most. */
export type FloatDistances = Readonly<{found: number; away: number; early: number; most: number}>

export function floatDistances(
  pages: readonly (readonly Letter[])[],
  figures: readonly NamedFigure[]
): FloatDistances
