import type {Finding, Manuscript, Place, Range} from '../../../core/types.ts'
import type {RuleFinding} from '../rule.ts'

/** The number of words in running text: runs of characters without white space that contain a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}][^\s\0]*/gu)) count++
  return count
}

/** A range in words: “at most 300 words”, “3 to 8”, “at least 5”. */
export function rangeWords({min, max}: Range): string {
  if (min !== undefined && max !== undefined) return min === max ? `${min}` : `${min} to ${max}`
  return max !== undefined ? `at most ${max}` : `at least ${min}`
}

/**
 * The difference between a count and the limit that it exceeds, in words; undefined if the count is within the limits.
 */
export function excess(count: number, {min = 0, max = Number.POSITIVE_INFINITY}: Range): string | undefined {
  if (count > max) return `${count - max} too many`
  return count < min ? `${min - count} too few` : undefined
}

/** A finding about a limit of the journal's style: at a setting, or at the start of the file if it is missing. */
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
    note: `The journal style \`${project.style.name}\` requires this.`,
    ...more
  }
}
