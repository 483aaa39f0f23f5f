import {align as alignItems, type Items, type Match} from '../../../core/alignment/align.ts'
import {plainPrices} from '../../../core/alignment/table.ts'

/** For each letter of one text, the index of the matching letter of the other, or -1; the indexes increase. */
export type LetterAlignment = Match

/**
 * The limits of an alignment by table; a longer text is divided at sequences of letters that are unique in both texts.
 */
const limits = {mostCells: 200_000, anchorSizes: [24, 12, 6]} as const

/** Aligns a printed text with its source, letter by letter. */
export function alignPrinted(printed: string, source: string): LetterAlignment {
  const whole = source.indexOf(printed)
  if (whole >= 0 && source.indexOf(printed, whole + 1) < 0)
    return Int32Array.from({length: printed.length}, (_, at) => whole + at)
  return alignItems(itemsOf(printed), itemsOf(source), plainPrices, limits)
}

function itemsOf(text: string): Items {
  const items = new Int32Array(text.length)
  for (let at = 0; at < text.length; at++) items[at] = text.charCodeAt(at)
  return items
}
