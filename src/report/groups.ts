import type {Diagnostic} from '../core/types.ts'

/** The same finding in one place or more: a misspelt key that is cited three times. */
export type Thing = readonly [Diagnostic, ...Diagnostic[]]

/** Findings that are reported together: one thing, or many things of one rule. */
export type Group = readonly [Thing, ...Thing[]]

/** From this many things on, a rule is one finding with a list, so that it does not bury the others. */
export const manyThings = 10

/**
 * Findings as people read them, in the order of their first places: the same thing in several places is one thing, and
 * `many` things of one rule or more are one group.
 */
export function groupDiagnostics(diagnostics: readonly Diagnostic[], many = manyThings): readonly Group[] {
  const things = collect(diagnostics, ({rule, subject, start, message}) =>
    JSON.stringify([rule, subject ?? start, message])
  )
  const amounts = new Map<string, number>()
  for (const [{rule}] of things) amounts.set(rule, (amounts.get(rule) ?? 0) + 1)
  return collect(things, ([{rule}], index) => (amounts.get(rule)! >= many ? rule : index))
}

function collect<T>(
  items: readonly T[],
  keyOf: (item: T, index: number) => unknown
): ReadonlyArray<readonly [T, ...T[]]> {
  const collected = new Map<unknown, [T, ...T[]]>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item, index)
    const others = collected.get(key)
    if (others === undefined) collected.set(key, [item])
    else others.push(item)
  }
  return [...collected.values()]
}

/** The joint message of many findings of a rule, and what is particular to each. */
export type GroupMessage = Readonly<{
  /** “Unexpected uncited reference `…`, expected one or more citations”: the differing parts are left out. */
  message: string
  /** What differs in each finding, in the order of the group. */
  differences: readonly string[]
}>

/** The message of a group. Values are in backticks, so the words between them are what findings can share. */
export function groupMessage(group: Group): GroupMessage {
  const all = group.map(([{message}]) => message.split('`'))
  const [first, ...others] = all as [string[], ...string[][]]
  const isValue = (index: number): boolean => index % 2 === 1
  const sharedValue = (index: number): boolean => others.every(pieces => pieces[index] === first[index])
  const agree = (index: number): boolean =>
    isValue(index) ? others.every(pieces => index < pieces.length) : sharedValue(index)
  const length = first.findIndex((_, index) => !agree(index))
  const shared = first
    .slice(0, length < 0 ? first.length : length)
    .map((piece, index) => (isValue(index) && !sharedValue(index) ? '…' : piece))
  if (length < 0 && others.every(pieces => pieces.length === first.length)) {
    const differing = (pieces: readonly string[]): string =>
      pieces
        .filter((piece, index) => isValue(index) && piece !== shared[index])
        .map(value => `\`${value}\``)
        .join(', ')
    return {message: shared.join('`'), differences: all.map(differing)}
  }
  // An open backtick is closed, and the rest is different for each.
  const joint = `${shared.join('`')}${shared.length % 2 === 0 ? '`' : ''}`
  const start = shared.length === 0 ? 'Unexpected' : joint
  return {message: `${start.trimEnd()} …`.trimStart(), differences: group.map(([{message}]) => message)}
}
