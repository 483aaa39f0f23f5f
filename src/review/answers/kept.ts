import type {SourcePlace} from '../../core/article.ts'
import type {Returned, ReturnedFile} from './returned.ts'

/** The bytes of a round's `returned.json`: everything returned so far, except answers to queries. */
export function returnedBytes({round, content, returned}: ReturnedFile): Uint8Array {
  const file = {galley: 'returned', version: 1, round, content, returned}
  return new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`)
}

/** Reads a `returned.json`; undefined if it is damaged or in another format. */
export function readReturned(text: string): ReturnedFile | undefined {
  try {
    const {galley, version, round, content, returned} = JSON.parse(text) as Record<string, unknown>
    const isSound =
      galley === 'returned' &&
      version === 1 &&
      Number.isInteger(round) &&
      typeof content === 'string' &&
      Array.isArray(returned) &&
      returned.every(isReturned)
    return isSound ? {round: round as number, content, returned} : undefined
  } catch {
    return undefined
  }
}

function isReturned(value: unknown): value is Returned {
  if (typeof value !== 'object' || value === null) return false
  const {id, person, kind, verdict, words, text, place} = value as Record<string, unknown>
  const isSound = [id, person, kind, verdict, words, text].every(each => typeof each === 'string')
  return isSound && (place === undefined || isPlace(place))
}

function isPlace(value: unknown): value is SourcePlace {
  const {file, start, end} = (value ?? {}) as Record<string, unknown>
  return typeof file === 'string' && Number.isInteger(start) && Number.isInteger(end)
}

/** The items that were not taken before, without repetitions. */
export function newReturned(kept: readonly Returned[], added: readonly Returned[]): readonly Returned[] {
  const known = new Set(kept.map(({id}) => id))
  return added.filter(({id}) => {
    const isNew = !known.has(id)
    known.add(id)
    return isNew
  })
}

/** Everything returned so far; if an item was returned again, its later state counts. */
export function mergeReturned(kept: readonly Returned[], added: readonly Returned[]): readonly Returned[] {
  const settled = new Map(kept.map(each => [each.id, each.settled]))
  return [...new Map([...kept, ...added].map(each => [each.id, each])).values()].map(each => {
    const before = settled.get(each.id)
    return before === undefined || each.settled !== undefined ? each : {...each, settled: before}
  })
}
