import type {Inline} from '../core/article.ts'
import type {Terms} from '../core/terms/index.ts'
import {articleText} from './context.ts'

/** A number, and the link that shows it. */
export type Counted = Readonly<{number: string; link: Inline}>

/** Consecutive numbers, shown as a range. */
type Run = readonly Counted[]

/**
 * Sorts numbers, removes duplicates and groups consecutive numbers into runs. With `isRange`, all numbers form one run,
 * even with gaps.
 */
export function runsOf(counted: readonly Counted[], isRange: boolean): readonly Run[] {
  const sorted = counted.toSorted((a, b) => compareNumbers(a.number, b.number))
  if (isRange) return [sorted]
  const runs: Counted[][] = []
  for (const each of sorted) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last?.number === each.number) continue
    if (run !== undefined && last !== undefined && follows(last.number, each.number)) run.push(each)
    else runs.push([each])
  }
  return runs
}

/** Joins runs as in “1–3 and 5”. A run of two is shown as two numbers, except a range with a gap. */
export function joinedRuns(runs: readonly Run[], terms: Terms): Inline[] {
  const parts = runs.flatMap((run): Inline[][] => {
    const [first, last] = [run[0]!.link, run.at(-1)!.link]
    const isGiven = runs.length === 1 && run.length === 2 && !follows(run[0]!.number, run[1]!.number)
    if (run.length > 2 || isGiven) return [[first, articleText('–'), last]]
    return run.map(({link}) => [link])
  })
  return conjunction(parts, terms)
}

/** “a”, “a and b”, “a, b and c”. */
export function conjunction(parts: ReadonlyArray<readonly Inline[]>, terms: Terms): Inline[] {
  const comma = /\p{Script=Arabic}/u.test(terms.and) ? '، ' : ', '
  return parts.flatMap((part, index) => {
    if (index === 0) return [...part]
    return [articleText(index === parts.length - 1 ? ` ${terms.and} ` : comma), ...part]
  })
}

/** Whether a number directly follows another: `3` after `2`, `2.4` after `2.3`, `1c` after `1b`. */
function follows(before: string, after: string): boolean {
  const [a, b] = [piecesOf(before), piecesOf(after)]
  const [last, next] = [a.at(-1), b.at(-1)]
  if (last === undefined || next === undefined || a.length !== b.length) return false
  if (a.slice(0, -1).join('.') !== b.slice(0, -1).join('.')) return false
  return typeof last === typeof next && sizeOf(next) === sizeOf(last) + 1
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)]
  for (const [index, piece] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    const difference = sizeOf(piece) - sizeOf(other)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Splits `2.10b` into 2, 10 and b. */
function piecesOf(number: string): ReadonlyArray<number | string> {
  return (number.match(/\d+|\D/gu) ?? [])
    .filter(piece => piece !== '.')
    .map(piece => (/^\d/.test(piece) ? Number(piece) : piece))
}

function sizeOf(piece: number | string): number {
  return typeof piece === 'number' ? piece : (piece.codePointAt(0) ?? 0)
}
