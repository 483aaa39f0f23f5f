import {CASE_CLASSES} from './pandoc-classes-case.ts'
import {FIELD_CLASSES} from './pandoc-classes-fields.ts'
import {MARK_CLASSES} from './pandoc-classes-marks.ts'
import {NAME_CLASSES} from './pandoc-classes-names.ts'
import type {Difference} from './pandoc-stretches.ts'

/**
 * Which program follows the manuals; docs/pandoc-differences.md quotes the sentence that decides. “By the letter” means
 * that this sentence was not written for the case at hand.
 */
export type Right =
  | 'galley'
  | 'galley by the letter'
  | 'Pandoc'
  | 'Pandoc by the letter'
  | 'galley for APA, Pandoc for Chicago'
  | 'one each'
  | 'either'

/** The reason why the two differ. A row and a section of docs/pandoc-differences.md have the same name. */
export type DifferenceClass = Readonly<{
  name: string
  right: Right
  holds: (difference: Difference) => boolean
}>

/** The order matters: the first match counts. */
export const DIFFERENCE_CLASSES: readonly DifferenceClass[] = [
  ...CASE_CLASSES,
  ...MARK_CLASSES,
  ...NAME_CLASSES,
  ...FIELD_CLASSES
]

/** The class of a difference; undefined if it belongs to none. */
export function classOf(difference: Difference): string | undefined {
  return DIFFERENCE_CLASSES.find(({holds}) => holds(difference))?.name
}
