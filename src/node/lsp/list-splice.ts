/** The change of a list: items removed at an index, and items added there. */
export type ListSplice = Readonly<{start: number; removed: number; added: readonly unknown[]}>

/** Returns the change from one list to another; undefined if they have the same items. */
export function spliceOf(
  before: readonly unknown[],
  after: readonly unknown[],
  isSame: (one: unknown, other: unknown) => boolean
): ListSplice | undefined {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && isSame(before[start], after[start])) start++
  if (start === before.length && start === after.length) return undefined
  let same = 0
  while (same < most - start && isSame(before.at(-1 - same), after.at(-1 - same))) same++
  return {start, removed: before.length - start - same, added: after.slice(start, after.length - same)}
}

/** Returns a list with a change made; the other items are the same objects. */
export function applySplice(
  list: readonly unknown[],
  {start, removed, added}: ListSplice
): readonly unknown[] {
  return [...list.slice(0, start), ...added, ...list.slice(start + removed)]
}
