import {setOf} from './names.ts'

/** Elements that Juris-M adds to CSL. */
export const cslMElements = setOf('conditions condition institution institution-part intext court-class')

/** Attributes that Juris-M adds. */
export const cslMAttributes = setOf(`
  jurisdiction subjurisdictions context country locale is-parallel is-plural is-multiple has-to-month-or-season has-day
  has-year-only skip-words leading-noise-words track-containers parallel-first parallel-last
  parallel-delimiter-override no-repeat consolidate-containers suppress-min suppress-max require reject comma-safe
  year-range-format use-first use-last substitute-use-first stop-last reverse-order institution-parts`)

/** Variables that Juris-M adds. */
export const cslMVariables = setOf(`
  committee document-name gazette-flag hereinafter language-name language-name-original locator-extra locator-date
  locator-revision publication-number publication-date supplement country admin-flag`)

/** Types of works that Juris-M adds. */
export const cslMTypes = setOf('gazette legal_commentary video')

/** Says of a name that it is of Juris-M. */
export function faultOfCslM(what: string, name: string): string {
  return `The ${what} \`${name}\` belongs to CSL-M, which Juris-M reads, and not to CSL 1.0.2`
}
