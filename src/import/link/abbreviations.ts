import {letters} from '../../core/letters.ts'
import type {TypedPassage} from '../passage.ts'
import type {CitableWork} from './works.ts'

/** An institution with its abbreviation before a year: `(Statistisches Bundesamt [Destatis], 2021)`. */
const introduced =
  /(\p{Lu}[\p{L}\p{M}’'&-]+(?:\s[\p{L}\p{M}’'&-]+){0,9})\s?[([](\p{Lu}[\p{L}&-]{1,14})(?:[)\]],?\s|,\s)(?:1[4-9]|20)\d\d/gu

/** Adds the abbreviations of institutions that the text introduces, so that later citations by them are found. */
export function withAbbreviations(
  works: readonly CitableWork[],
  passages: readonly TypedPassage[]
): readonly CitableWork[] {
  const found = passages.flatMap(({text}) =>
    [...text.matchAll(introduced)].map(([, name = '', short = '']) => ({
      names: name.split(' ').map((_, index, all) => letters(all.slice(index).join(' '))),
      short: letters(short)
    }))
  )
  if (found.length === 0) return works
  return works.map(work => {
    const [first, ...rest] = work.authors
    if (first === undefined || rest.length > 0) return work
    const own = found.filter(({names}) =>
      names.some(
        name =>
          name.length > 7 &&
          work.letters.startsWith(name) &&
          (work.ends.has(name.length) || name === first.spellings[0])
      )
    )
    if (own.length === 0) return work
    return {...work, authors: [{...first, spellings: [...first.spellings, ...own.map(({short}) => short)]}]}
  })
}
