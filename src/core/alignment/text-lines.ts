import {type AlignedStretch, align, type Items} from './align.ts'
import {hunksOf} from './hunks.ts'
import {plainPrices} from './table.ts'

/** Texts that would need a larger table are cut at runs of lines that are unique in both texts. */
const limits = {mostCells: 100_000, anchorSizes: [3, 1]} as const

/** Splits text into lines with their line ends. Only LF ends a line, so that all other characters are kept. */
export function textLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The ranges in which two lists of lines differ, keeping as many lines as possible. */
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

/** Consecutive lines that are kept, or that only the old or only the new version has. */
export type LineStretch = Readonly<{kind: 'kept' | 'deleted' | 'inserted'; text: string}>

/** Merges two versions of a text, with old lines before the new lines that replace them. */
export function lineStretches(old: string, next: string): readonly LineStretch[] {
  const [olds, news] = [old, next].map(text => textLines(`${text}\n`))
  const stretches: LineStretch[] = []
  const add = (kind: LineStretch['kind'], lines: readonly string[]): void => {
    if (lines.length > 0) stretches.push({kind, text: lines.join('')})
  }
  let beside = 0
  for (const hunk of lineHunks(olds!, news!)) {
    add('kept', news!.slice(beside, hunk.new))
    add('deleted', olds!.slice(hunk.old, hunk.oldEnd))
    add('inserted', news!.slice(hunk.new, hunk.newEnd))
    beside = hunk.newEnd
  }
  add('kept', news!.slice(beside))
  return stretches
}
