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
  /** A whole sentence: “`doe` is in the bibliography but never cited (and 11 more like it)”. */
  message: string
  /** What differs in each finding, in the order of the group: its values, or all of its message. */
  differences: readonly string[]
}>

/**
 * The message of a group: the first one, and how many more there are. Values are in backticks: where all messages have
 * the same words between them, what is particular to each is its values.
 */
export function groupMessage(group: Group): GroupMessage {
  const messages = group.map(([{message}]) => message)
  const message = `${messages[0]} (and ${messages.length - 1} more like it)`
  const all = messages.map(each => each.split('`'))
  const [first, ...others] = all as [string[], ...string[][]]
  const isValue = (index: number): boolean => index % 2 === 1
  const isShared = (piece: string, index: number): boolean => others.every(pieces => pieces[index] === piece)
  const isAlike =
    others.every(pieces => pieces.length === first.length) &&
    first.every((piece, index) => isValue(index) || isShared(piece, index))
  if (!isAlike) return {message, differences: messages}
  const particular = first.map((piece, index) => !isShared(piece, index))
  const differences = all.map(pieces =>
    pieces
      .filter((_, index) => particular[index])
      .map(value => `\`${value}\``)
      .join(', ')
  )
  return {message, differences}
}
