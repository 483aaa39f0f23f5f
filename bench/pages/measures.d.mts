import type {Letter} from './letters.mjs'

export type Measures = Readonly<{
  pages: number
  lines: number
  /** Lines of 100 that end in a hyphen, of the word or added. */
  hyphens: number
  /** Places at which three lines and more below each other end in a hyphen. */
  ladders: number
  /** Spaces below each other in five lines and more. */
  rivers: number
  /** The smallest type on the pages, in pt. */
  least: number
  /** The spaces between words of justified lines, in those of the font. */
  mean: number
  deviation: number
  p95: number
  p99: number
  most: number
  /** Lines that do not reach the edge and whose paragraph goes on. */
  short: number
  /** Columns that are no line lower than the fullest, of all but those of the last page. */
  full: number
  columns: number
  /** Columns that begin with the last line of a paragraph or end with a first one. */
  widows: number
  /** Words that are divided without a hyphen or another sign. */
  brokenWords: number
  brokenNumbers: number
}>

/** `columns`: their number on a page; `space`: the width of the font's space, in em. */
export type MeasuredText = Readonly<{columns: number; space: number; paragraphs: readonly string[]}>

export function measuresOf(pages: readonly (readonly Letter[])[], text: MeasuredText): Measures
