import {inNumerals, type Numerals} from '../../core/numerals.ts'
import {type Terms, terms} from '../../core/terms/index.ts'
import type {Author} from '../../core/types.ts'
import {listComma} from './abstracts.ts'

/**
 * The words before and after each name in a list of authors, as is usual in the language: “A, B, and C”, « A, B et C »,
 * «A y B».
 */
export function authorJoints(
  authors: readonly Author[],
  lang: string
): ReadonlyArray<Readonly<{before: string; after: string}>> {
  const words = terms(lang)
  const last = authors.length - 1
  // A comma before the last name is an English convention.
  const commas = words === terms('en') && last > 1 ? last : last - 1
  return authors.map(({name}, index) => ({
    before: index === 0 ? '' : index === last ? jointBefore(name, words) : ' ',
    // The comma is attached to its author, so that no line begins with it.
    after: index < commas ? listComma(lang).trim() : ''
  }))
}

/** The conjunction before a name: Spanish `y` becomes `e` before the sound of `i`, as in «Ana e Inés». */
function jointBefore(name: string, {joint}: Terms): string {
  return joint === ' y ' && /^(?:[IÍ]|Hi(?!e))/iu.test(name) ? ' e ' : joint
}

/** Whether affiliations are numbered: if the paper has several, or only one that does not apply to all authors. */
export function numbersAffiliations(authors: readonly Author[], count: number): boolean {
  const own = authors.filter(({affiliations}) => affiliations.length > 0).length
  return count > 1 || (count === 1 && own > 0 && own < authors.length)
}

/**
 * The raised marks after a name: the numbers of affiliations, if these are numbered, and the symbols of the notes that
 * apply to the author.
 */
export function authorMarks(
  author: Author,
  authors: readonly Author[],
  affiliationCount: number,
  numerals: Numerals
): readonly string[] {
  const affiliations = numbersAffiliations(authors, affiliationCount) ? author.affiliations : []
  const sign = authorNotes(authors).find(([, note]) => note === author.note)?.[0]
  return [
    ...affiliations.map(index => inNumerals(String(index + 1), numerals)),
    ...(author.corresponding ? ['*'] : []),
    ...(author.equal ? ['†'] : []),
    ...(sign === undefined ? [] : [sign])
  ]
}

/** For each corresponding author, the e-mail address, or the name if the author has no address. */
export function correspondents(
  authors: readonly Author[]
): ReadonlyArray<Readonly<{words: string; isAddress: boolean}>> {
  return authors
    .filter(({corresponding}) => corresponding)
    .map(({email, name}) => ({words: email ?? name, isAddress: email !== undefined}))
}

/** The distinct notes about authors, in order, each with its symbol; the symbols continue after `*` and `†`. */
export function authorNotes(
  authors: readonly Author[]
): ReadonlyArray<readonly [sign: string, note: string]> {
  const notes = new Set(authors.flatMap(({note}) => note ?? []))
  return [...notes].map((note, index) => [signAt(index), note])
}

/** ‡, §, ¶, ‡‡, §§… */
function signAt(index: number): string {
  return '‡§¶'.charAt(index % 3).repeat(Math.floor(index / 3) + 1)
}
