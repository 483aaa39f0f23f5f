import {type AlignedStretch, align, type Items} from './align.ts'
import {hunksOf} from './hunks.ts'
import {plainPrices} from './table.ts'

/** Longer changes are cut at lines that are unique in both texts. */
const limits = {mostCells: 100_000, anchorSizes: [3, 1]} as const

/** Lines with their line ends; only LF ends a line, so that other bytes are kept. */
export function textLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The places where lines differ, keeping as many lines as possible. */
export function lineHunks(old: readonly string[], next: readonly string[]): readonly AlignedStretch[] {
  const numbers = new Map<string, number>()
  const itemsOf = (lines: readonly string[]): Items =>
    Int32Array.from(lines, line => {
      const number = numbers.get(line) ?? numbers.size
      numbers.set(line, number)
      return number
    })
  return hunksOf(align(itemsOf(old), itemsOf(next), plainPrices, limits), next.length)
}
