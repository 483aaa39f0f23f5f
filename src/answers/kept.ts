import type {SourcePlace} from '../core/article.ts'
import type {Returned, ReturnedFile, ReturnedKind, Verdict} from './returned.ts'

/** All that came back with a round; what came back twice is there once, in its later state. */
export function mergeReturned(kept: readonly Returned[], added: readonly Returned[]): readonly Returned[] {
  return [...new Map([...kept, ...added].map(each => [each.id, each])).values()]
}

/** The bytes of the `returned.json` of a round. */
export function returnedBytes(file: ReturnedFile): Uint8Array {
  return new TextEncoder().encode(
    `${JSON.stringify({galley: 'returned', version: 1, ...file}, undefined, 2)}\n`
  )
}

/** Reads a `returned.json`; undefined if it is damaged. */
export function readReturned(text: string): ReturnedFile | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const {galley, version, round, content, returned} = (value ?? {}) as Record<string, unknown>
  const isSound =
    galley === 'returned' &&
    version === 1 &&
    typeof round === 'number' &&
    typeof content === 'string' &&
    Array.isArray(returned)
  if (!isSound) return undefined
  const all = returned.map(readOne)
  return all.every(each => each !== undefined) ? {round, content, returned: all} : undefined
}

const kinds: ReadonlySet<unknown> = new Set<ReturnedKind>([
  'answer',
  'insertion',
  'deletion',
  'substitution',
  'comment'
])
const verdicts: ReadonlySet<unknown> = new Set<Verdict>(['sure', 'unsure', 'not placed'])

function readOne(value: unknown): Returned | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const {id, person, kind, verdict, words, text, place, about, page, line, query, reason} = value as Record<
    string,
    unknown
  >
  const isSound =
    [id, person, words, text].every(each => typeof each === 'string') &&
    kinds.has(kind) &&
    verdicts.has(verdict)
  if (!isSound) return undefined
  return {
    id: id as string,
    person: person as string,
    kind: kind as ReturnedKind,
    verdict: verdict as Verdict,
    words: words as string,
    text: text as string,
    ...(isPlace(place) && {place}),
    ...(typeof about === 'string' && {about}),
    ...(typeof page === 'number' && {page}),
    ...(typeof line === 'number' && {line}),
    ...(typeof query === 'number' && {query}),
    ...(typeof reason === 'string' && {reason})
  }
}

function isPlace(value: unknown): value is SourcePlace {
  const {file, start, end} = (value ?? {}) as Record<string, unknown>
  return typeof file === 'string' && typeof start === 'number' && typeof end === 'number'
}
