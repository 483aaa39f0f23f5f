import type {PassageRange, TypedPassage} from '../passage.ts'

/** The character that replaces text that cannot contain citations. */
export const closedSign = '\uFFFC'

/**
 * The text of a passage for pattern searches: it has the same length, with `closedSign` in place of closed ranges, and
 * one form each of digits, spaces and dashes.
 */
export function searchText({text, closed, raised}: TypedPassage): string {
  return cover(
    text.replace(oddSign, sign => plainSigns.get(sign) ?? digitOf(sign)),
    [...closed, ...raised]
  )
}

const oddSign = /[\u00A0\u2007\u202F\u2009\n\t‐‑‒–—−،؛٠-٩۰-۹०-९]/g

const plainSigns: ReadonlyMap<string, string> = new Map([
  ...['\u00A0', '\u2007', '\u202F', '\u2009', '\n', '\t'].map(sign => [sign, ' '] as const),
  ...['‐', '‑', '‒', '–', '—', '−'].map(sign => [sign, '-'] as const),
  ['،', ','],
  ['؛', ';']
])

/** The European digit for an Arabic, Persian or Devanagari one. */
function digitOf(sign: string): string {
  const code = sign.charCodeAt(0)
  const zero = [0x660, 0x6f0, 0x966].find(first => code >= first && code < first + 10)
  return zero === undefined ? sign : String(code - zero)
}

function cover(text: string, ranges: readonly PassageRange[]): string {
  let covered = text
  for (const {start, end} of ranges)
    covered = covered.slice(0, start) + closedSign.repeat(end - start) + covered.slice(end)
  return covered
}
