import type {Finding, Manuscript, Place, Range} from '../../core/types.ts'
import type {RuleFinding} from '../rule.ts'

/** The words of a running text: runs without blanks that have a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}][^\s\0]*/gu)) count++
  return count
}

/** “at most 300 words”, “3 to 8”, “at least 5”. */
export function rangeWords({min, max}: Range): string {
  if (min !== undefined && max !== undefined) return min === max ? `${min}` : `${min} to ${max}`
  return max !== undefined ? `at most ${max}` : `at least ${min}`
}

/** How far a count lies outside a range, in words; undefined inside it. */
export function excess(count: number, {min = 0, max = Number.POSITIVE_INFINITY}: Range): string | undefined {
  if (count > max) return `${count - max} too many`
  return count < min ? `${min - count} too few` : undefined
}

/** A finding about the paper's settings: at a place in them, or at their beginning for a missing value. */
export function settingsFinding(
  {settings, project}: Manuscript,
  place: Place | undefined,
  message: string,
  more: Omit<Partial<Finding>, 'rule'> = {}
): RuleFinding {
  const start = {line: 1, column: 1, offset: 0}
  return {
    file: settings.file,
    place: place ?? {start, end: start},
    message,
    note: `The journal style \`${project.style.name}\` asks for it.`,
    ...more
  }
}

/** “12 words”, “1 word”. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
