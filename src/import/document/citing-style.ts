import type {TypedLink} from '../passage.ts'
import type {FieldCitation} from './citations/cited-works.ts'

/** The citation style closest to the citations of a manuscript; undefined for a manuscript without citations. */
export function citingStyle(
  links: readonly TypedLink[],
  fields: Iterable<FieldCitation>
): string | undefined {
  const counts = {apa: 0, ieee: 0, vancouver: 0, 'chicago-notes': 0}
  for (const {form} of links) counts[styles[form]]++
  for (const {rendered = ''} of fields) {
    if (/\p{L}.*\d{4}/u.test(rendered)) counts.apa++
    else if (/\d/.test(rendered)) counts[/^\[/.test(rendered) ? 'ieee' : 'vancouver']++
  }
  const [first] = Object.entries(counts).toSorted((a, b) => b[1] - a[1])
  return first !== undefined && first[1] > 0 ? first[0] : undefined
}

const styles = {
  'author-date': 'apa',
  number: 'ieee',
  raised: 'vancouver',
  note: 'chicago-notes'
} as const satisfies Record<TypedLink['form'], string>
