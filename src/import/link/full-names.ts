import {letters} from '../../core/letters.ts'
import type {CslName} from '../../core/types.ts'
import type {CitableWork} from './works.ts'

const token = /[\p{L}\p{M}’'-]+\.?/gu

/**
 * The given names, by the index of the author, that a citation has in full and the list of references only as initials:
 * `Elizabeth` in `Elizabeth Fisher, ‘Transparency’` for the author `Fisher E`.
 */
export function fullNames(
  typed: string,
  {authors}: Pick<CitableWork, 'authors'>
): ReadonlyMap<number, readonly string[]> {
  const words = [...typed.matchAll(token)].map(({0: word, index}) => ({
    word,
    start: index,
    end: index + word.length
  }))
  const found = new Map<number, readonly string[]>()
  authors.forEach(({spellings, initials}, author) => {
    if (initials === '') return
    const at = words.findIndex(
      ({word}, index) =>
        index > 0 &&
        (spellings.includes(letters(word)) || spellings.includes(letters(`${words[index - 1]!.word}${word}`)))
    )
    const given: string[] = []
    for (let index = at - 1; index >= 0; index--) {
      const {word, end} = words[index]!
      const next = words[index + 1]!
      if (!/^\p{Lu}/u.test(word) || !/^\s?$/.test(typed.slice(end, next.start)) || given.length > 3) break
      given.unshift(word)
    }
    const own = given.map(word => letters(word)[0]).join('')
    if (!given.some(word => /\p{Ll}/u.test(word)) || !(own.startsWith(initials) || initials.startsWith(own)))
      return
    found.set(author, given)
  })
  return found
}

/** Replaces the initials of names with full given names, where a citation has them. */
export function withFullNames(
  names: readonly CslName[],
  found: ReadonlyMap<number, readonly string[]>
): readonly CslName[] {
  return names.map((name, index) => {
    const given = found.get(index)?.join(' ')
    const isLonger = given !== undefined && given.length > (name.given ?? '').length
    return isLonger && !/\p{Ll}/u.test(name.given ?? '') ? {...name, given} : name
  })
}
