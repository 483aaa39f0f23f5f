import type {Composition, CompositionState} from './composition.ts'

/** A place in the text that does not depend on the number of lines before its block. */
export type FlowPlace = Readonly<{
  /** The block (`data-block`) that contains the place or begins there; undefined outside the text. */
  block: number | undefined
  /** The number of lines or other items of that block before the place, and the number of all its items. */
  offset: number
  items: number
}>

/** The place of the first text after a state. */
export function flowPlace({flows}: Composition, {flow, item}: CompositionState): FlowPlace {
  const items = flows[flow]?.items ?? []
  const block = items[item]?.block
  let [first, end] = [item, item]
  while (first > 0 && items[first - 1]!.block === block) first--
  while (end < items.length && items[end]!.block === block) end++
  return {block, offset: item - first, items: end - first}
}

/** Whether two places are the same. If a block begins at the place, its number of lines does not matter. */
export function isSamePlace(one: FlowPlace, other: FlowPlace): boolean {
  return (
    one.block === other.block &&
    one.offset === other.offset &&
    (one.offset === 0 || one.items === other.items)
  )
}

/** The number of the block that contains a node. */
export function blockNumberOf(node: Node): number | undefined {
  const element = node instanceof HTMLElement ? node : node.parentElement
  const number = element?.closest<HTMLElement>('[data-block]')?.dataset.block
  return number === undefined ? undefined : Number(number)
}
