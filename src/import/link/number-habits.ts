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
 * few other numbers are doubtful, unless one of them is the first to cite a work. Numbers after a word such as “studies”,
 * or after a noun of which they cannot be the numbers, remain citations.
 */
export function withHabit(
  places: readonly NumberPlace[],
  works: ReadonlyMap<number, CitableWork>,
  isCiting: (place: NumberPlace) => boolean
): readonly NumberPlace[] {
  const seen = new Set<number>()
  const apart = new Set<NumberPlace>()
  let [ends, within] = [0, 0]
  for (const place of places.filter(({doubt}) => doubt === undefined)) {
    const isNew = place.numbers.some(({number}) => !seen.has(number))
    for (const {number} of place.numbers) seen.add(number)
    if (clauseEnd.test(searchText(place.passage).slice(place.end))) ends++
    else if (isCiting(place) || isAfterAuthor(place, works)) continue
    else if (isNew) return places
    else {
      within++
      if (!isNoNumberOf(place)) apart.add(place)
    }
  }
  if (ends < least || within > Math.max(2, ends / 12)) return places
  return places.map(place =>
    apart.has(place) ? {...place, doubt: 'the other citations are at the ends of clauses'} : place
  )
}

/** Nouns for works, their makers and their contents, which are cited rather than numbered. */
const scholarly =
  /(?<![\p{L}\p{M}])(?:stud(?:y|ies)|works|papers|articles|authors?|researchers|scholars|reviews?|surveys?|reports|literature|research|evidence|findings|trials|experiments|method|approach(?:es)?|techniques?|algorithms?|theor(?:y|ies)|framework|Studien?|Arbeiten|Autor(?:en|innen)|Forschung(?:en)?|Literatur|Verfahren|Ansätze?|Theorien?|études?|travaux|auteurs?|recherches?|littérature|méthodes?|approches?|théories?|estudios?|trabajos|autor(?:es|as)|investigaci(?:ón|ones)|literatura|métodos?|teorías?|enfoques?|مطالعات|محققین|مصنفین|تحقیق(?:ات)?)\s$/iu
/** A statement about knowledge, or a year, at which no number counts or names a thing: `has been shown [1, 4] before`. */
const stated =
  /(?<![\p{L}\p{M}])(?:been|is|are|was|were|ist|sind|wurden?|worden|été|est|sont|sido|fue|fueron|ha|han)\s(?:\p{L}+(?:ly|mente|ment)\s)?(?:shown|found|reported|described|studied|known|discussed|observed|proposed|suggested|noted|demonstrated|established|argued|gezeigt|beschrieben|berichtet|bekannt|untersucht|vorgeschlagen|montré|décrite?s?|étudiée?s?|proposée?s?|mostrado|descrit[oa]s?|demostrado|estudiad[oa]s?|propuest[oa]s?)\s$|(?<!\d)(?:1[5-9]|20)\d\d\s$/iu
/** “Many” before a noun and several numbers, which cannot number all of the things: `many sites [5, 6]`. */
const manyThings =
  /(?<![\p{L}\p{M}])(?:many|most|numerous|various|viele|plusieurs|de\snombreu(?:x|ses)|much[oa]s)\s(?:\p{L}+\s)?\p{L}+\s$/iu
/** A phrase of one thing, before several numbers that cannot all be its number: `the old soil [2, 5]`. */
const oneThing =
  /(?<![\p{L}\p{M}])(?:the|this|that|an?|each|every|das|der|dem|des|eine?[mnrs]?|dieses?|el|una?|este|esta|le|un|une|ce|cette)\s(?:\p{L}+\s)?(?!(?:of|in|to|at|on|for|from|with|by|and|or|von|bis|und|de|en|a|y|à|et)\s)\p{L}+(?<!s)\s$/iu
/** A noun in the plural, before one number that cannot be the number of them all: `old mills [3]`. */
const severalThings =
  /(?:^|[.!?]\s\p{Lu}|(?<!(?<!\p{L})(?:a|an|this|that|each|el|un|una|este|esta|le|la|une|cet|cette)\s)(?<![\p{L}\p{M}])\p{Ll})\p{L}+(?<!s|u|i|ú|í)s\s$/u

/**
 * Whether numbers can hardly belong to the noun before them: the noun is a work or its content, a singular before several
 * numbers, or a plural before one number.
 */
function isNoNumberOf({passage, start, end, form, numbers}: NumberPlace): boolean {
  const plain = searchText(passage)
  const before = plain.slice(0, start)
  if (scholarly.test(before) || stated.test(before)) return true
  if (form !== 'square' || isBesideAnother(before, plain.slice(end))) return false
  return numbers.length > 1 ? oneThing.test(before) || manyThings.test(before) : severalThings.test(before)
}

/** Whether other brackets are joined to these: `buses [7] and [8]`. */
function isBesideAnother(before: string, after: string): boolean {
  const joint = String.raw`\s?(?:,|-|(?:,?\s?(?:and|or|to|und|oder|bis|et|ou|à|y|o|a|e|اور)))\s?`
  return (
    new RegExp(String.raw`[\])]${joint}(?:\p{L}+\s)?$`, 'u').test(before) ||
    new RegExp(String.raw`^${joint}[[(]\d`, 'u').test(after)
  )
}

/** Whether the word before the numbers is the name of an author of one of the works. */
export function isAfterAuthor(
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
