import {type Numerals, numeralsOf} from './numerals.ts'
import type {Manuscript} from './types.ts'

/** The digits in which a paper's generated numbers are written. */
export function manuscriptNumerals({
  metadata,
  settings
}: Pick<Manuscript, 'metadata' | 'settings'>): Numerals {
  return numeralsOf(metadata.lang, settings.numerals)
}
