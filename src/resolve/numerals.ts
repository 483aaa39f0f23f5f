import {type Numerals, numeralsOf} from '../core/numerals.ts'
import type {Manuscript} from '../core/types.ts'

/** The digits for the numbers that galley makes in a paper. */
export function manuscriptNumerals({
  metadata,
  settings
}: Pick<Manuscript, 'metadata' | 'settings'>): Numerals {
  return numeralsOf(metadata.lang, settings.numerals)
}
