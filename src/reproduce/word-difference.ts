import {expectedAndFound, shown} from './first-difference.ts'

/** The first different word of two running texts, with some words before it; undefined if none exists. */
export function wordDifference(expected: string, found: string): string | undefined {
  const [right, wrong] = [wordsOf(expected), wordsOf(found)]
  const at = right.findIndex((word, index) => word !== wrong[index])
  const first = at < 0 ? (wrong.length > right.length ? right.length : -1) : at
  if (first < 0) return undefined
  const before = right
    .slice(Math.max(0, first - wordsBefore), first)
    .join(' ')
    .slice(-mostBefore)
  const after = before === '' ? 'at the start' : `after “${shown(before)}”`
  return `${after}: ${expectedAndFound(right[first] ?? '', wrong[first] ?? '')}`
}

const wordsBefore = 5
const mostBefore = 100

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => word !== '')
}
