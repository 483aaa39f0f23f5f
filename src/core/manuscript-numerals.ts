import {type Numerals, numeralsOf} from './numerals.ts'
import type {Manuscript} from './types.ts'

/** The digits of generated numbers in a paper. */
export function manuscriptNumerals({
  metadata,
  settings
}: Pick<Manuscript, 'metadata' | 'settings'>): Numerals {
  return numeralsOf(metadata.lang, settings.numerals)
}
