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
  return (
    left.extraNames === right.extraNames &&
    left.conditions === right.conditions &&
    left.suffix === right.suffix &&
    isAlike(left.givens, right.givens)
  )
}
