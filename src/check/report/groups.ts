import type {Diagnostic} from '../../core/types.ts'

/** One fault in one or more places, such as a misspelt key that is cited three times. */
export type Thing = readonly [Diagnostic, ...Diagnostic[]]

/** Findings that are reported together: one fault, or many faults of one rule. */
export type Group = readonly [Thing, ...Thing[]]

/**
 * A rule with at least this many faults is reported as one finding with a list, so that it does not bury the findings
 * of other rules.
 */
const manyThings = 10

/**
 * Groups findings for people, in the order of their first places: a fault in several places is reported once, and
 * `many` or more faults of one rule are one group.
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

/** The common message of many findings of a rule, and the differences between them. */
export type GroupMessage = Readonly<{
  /** A full sentence, such as “`doe` is in the bibliography but never cited (and 11 more like it)”. */
  message: string
  /** The part that differs in each finding of the group, in the group's order: its values, or its whole message. */
  differences: readonly string[]
}>

/**
 * The message of a group: the first message and the number of other ones. If all messages are the same apart from the
 * values in backticks, only the differing values are listed.
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
