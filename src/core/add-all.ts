/**
 * Adds all items to a list. Passing them as arguments to one `push` would overflow the stack at about 120,000 items.
 */
export function addAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item)
}
