import type {Item, WorkState} from '../rendering/context.ts'

/** A work of a document: its place in the bibliography, and what tells it apart. */
export type Work = {readonly item: Item; readonly order: number; state: WorkState}

/** How much of the given name of a person is shown. */
export type Givens = WorkState['givens']

/** Whether two works show the same given names. */
export function isAlike(left: Givens, right: Givens): boolean {
  if (left === right) return true
  if (left.size !== right.size) return false
  for (const [person, level] of left) if (right.get(person) !== level) return false
  return true
}

/** Whether the same tells a work apart in two states. */
export function isToldAlike(left: WorkState, right: WorkState): boolean {
  return (
    left.extraNames === right.extraNames &&
    left.conditions === right.conditions &&
    left.suffix === right.suffix &&
    isAlike(left.givens, right.givens)
  )
}
