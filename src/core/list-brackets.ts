/**
 * The meaning of `\(a\)` at the beginnings of paragraphs: brackets of a list, which Pandoc escapes, or formulas of
 * LaTeX; if it is `doubtful`, brackets are printed.
 */
export type ListBrackets = 'lists' | 'formulas' | 'doubtful'

/**
 * Determines from the whole text whether `\(a\)` at the beginning of a paragraph marks a list item. It does if such
 * marks count upwards and `\(…\)` does not occur elsewhere.
 */
export function listBrackets(text: string): ListBrackets {
  if (!text.includes('\\(')) return 'formulas'
  const marks = Array.from(text.matchAll(atBeginning), ([, mark = '']) => mark)
  if (!marks.some(mark => mark.length === 1)) return 'formulas'
  if (marks.some((mark, index) => index > 0 && follows(marks[index - 1]!, mark))) return 'lists'
  if (text.split('\\(').length - 1 > marks.length) return 'formulas'
  return /\$\S/.test(text) ? 'lists' : 'doubtful'
}

/** `\(a\) words` at the beginning of a line, possibly after the marks of quotations and lists. */
export const atBeginning =
  /^[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?\\\(([A-Za-z]|[ivxIVX]{2,5}|\d{1,2})\\\)(?=[ \t]+\S)/gm

/** Whether the second mark is the next after the first: `b` after `a`, `ii` after `i`. */
function follows(one: string, other: string): boolean {
  const [first, second] = [numerals.indexOf(one.toLowerCase()), numerals.indexOf(other.toLowerCase())]
  if (first >= 0 && second === first + 1) return true
  return one.length === 1 && other.length === 1 && other.charCodeAt(0) - one.charCodeAt(0) === 1
}

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
