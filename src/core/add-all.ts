/** Adds all items to a list. As arguments of one `push`, some 120,000 items are too many for the stack. */
export function addAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item)
}
