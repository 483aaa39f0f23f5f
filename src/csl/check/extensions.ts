import {setOf} from './names.ts'

/** Elements added by Juris-M. */
export const cslMElements = setOf('conditions condition institution institution-part intext court-class')

/** Attributes added by Juris-M. */
export const cslMAttributes = setOf(`
  jurisdiction subjurisdictions context country locale is-parallel is-plural is-multiple has-to-month-or-season has-day
  has-year-only skip-words leading-noise-words track-containers parallel-first parallel-last
  parallel-delimiter-override no-repeat consolidate-containers suppress-min suppress-max require reject comma-safe
  year-range-format use-first use-last substitute-use-first stop-last reverse-order institution-parts`)

/** Variables added by Juris-M. */
export const cslMVariables = setOf(`
  committee document-name gazette-flag hereinafter language-name language-name-original locator-extra locator-date
  locator-revision publication-number publication-date supplement country admin-flag`)

/** Types of works added by Juris-M. */
export const cslMTypes = setOf('gazette legal_commentary video')

/** The message for a name that only Juris-M supports. */
export function faultOfCslM(what: string, name: string): string {
  return `The ${what} \`${name}\` belongs to CSL-M, the dialect of Juris-M, and not to CSL 1.0.2`
}
