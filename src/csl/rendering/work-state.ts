import type {WorkState} from './context.ts'

/** Whether two works show the same given names. */
export function isAlike(left: WorkState['givens'], right: WorkState['givens']): boolean {
  if (left === right) return true
  if (left.size !== right.size) return false
  for (const [person, level] of left) if (right.get(person) !== level) return false
  return true
}

/** Whether two states disambiguate a work in the same way. */
export function isDisambiguatedAlike(left: WorkState, right: WorkState): boolean {
  if (left === right) return true
  return (
    left.extraNames === right.extraNames &&
    left.conditions === right.conditions &&
    left.suffix === right.suffix &&
    isAlike(left.givens, right.givens)
  )
}

/**
 * Returns a state with some parts changed. All states come from this one literal, so that they share one hidden class:
 * with a spread, each place in the code would have its own, and code for ten classes is slow.
 */
export function changedState(
  state: WorkState,
  {
    number = state.number,
    extraNames = state.extraNames,
    givens = state.givens,
    conditions = state.conditions,
    suffix = state.suffix
  }: Partial<WorkState>
): WorkState {
  return {number, extraNames, givens, conditions, suffix}
}
