import {letters} from '../../core/letters.ts'
import type {NumberPlace} from './number-form.ts'
import {searchText} from './search-text.ts'
import type {CitableWork} from './works.ts'

/** The minimum number of citations that show a habit. */
const least = 10

const clauseEnd =
  /^\s?(?:[-.,;:!?)\]…۔]|$|\s?(?:and|or|but|while|und|oder|aber|et|ou|mais|y|e|o|pero|اور)(?:\s(?![[(]\d)|$))/u

/**
 * If nearly all citations are at the end of a clause, after an author's name, or after words that introduce works, the
 * few other numbers are doubtful, unless one of them is the first to cite a work.
 */
export function withHabit(
  places: readonly NumberPlace[],
  works: ReadonlyMap<number, CitableWork>,
  isCiting: (place: NumberPlace) => boolean
): readonly NumberPlace[] {
  const seen = new Set<number>()
  const apart = new Set<NumberPlace>()
  let ends = 0
  for (const place of places.filter(({doubt}) => doubt === undefined)) {
    const isNew = place.numbers.some(({number}) => !seen.has(number))
    for (const {number} of place.numbers) seen.add(number)
    if (clauseEnd.test(searchText(place.passage).slice(place.end))) ends++
    else if (isCiting(place) || isAfterAuthor(place, works)) continue
    else if (isNew) return places
    else apart.add(place)
  }
  if (ends < least || apart.size > Math.max(2, ends / 12)) return places
  return places.map(place =>
    apart.has(place) ? {...place, doubt: 'the other citations are at the ends of clauses'} : place
  )
}

/** Whether the word before the numbers is the name of an author of one of the works. */
function isAfterAuthor(
  {passage, start, numbers}: NumberPlace,
  works: ReadonlyMap<number, CitableWork>
): boolean {
  const before = searchText(passage).slice(0, start)
  if (/(?<!\p{L})al\.?\s?$/u.test(before)) return true
  const name = letters(/[\p{L}\p{M}’'-]+(?=\s?$)/u.exec(before)?.[0] ?? '').replace(/s$/, '')
  return numbers.some(({number}) =>
    works
      .get(number)
      ?.authors.some(({spellings}) => spellings.some(own => own === name || own === `${name}s`))
  )
}
