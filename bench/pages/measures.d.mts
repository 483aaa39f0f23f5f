import type {Letter} from './letters.mjs'

export type Measures = Readonly<{
  pages: number
  lines: number
  /** The percentage of lines that end in a hyphen, either added or part of a word. */
  hyphens: number
  /** The number of places at which at least three consecutive lines end in a hyphen. */
  ladders: number
  /** The number of places at which spaces are below each other in at least five lines. */
  rivers: number
  /** The smallest type on the pages, in pt. */
  least: number
  /** The mean width of the spaces in justified lines, relative to the space of the font; further statistics follow. */
  mean: number
  deviation: number
  /** The mean difference between the spaces of two adjacent lines of a paragraph. */
  step: number
  p95: number
  p99: number
  most: number
  /** The number of lines that end before the edge although their paragraph continues. */
  short: number
  /** The number of columns that end less than a line above the fullest one, without those of the last page. */
  full: number
  columns: number
  /** The number of columns that begin with the last line of a paragraph or end with a first line. */
  widows: number
  /** The number of words that are divided without a hyphen or another sign. */
  brokenWords: number
  brokenNumbers: number
}>

/** A text with the number of columns on a page, and the width of the font's space in em. */
export type MeasuredText = Readonly<{columns: number; space: number; paragraphs: readonly string[]}>

export function measuresOf(pages: readonly (readonly Letter[])[], text: MeasuredText): Measures
