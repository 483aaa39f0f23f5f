import {letters} from '../../core/letters.ts'
import {nameStarts} from './judge.ts'
import {byName} from './law-in-note.ts'
import {type LetterMap, letterMap, wordsAt} from './letter-map.ts'
import {agreement, typedNames} from './names.ts'
import {type CitableWork, withoutArticle} from './works.ts'

/**
 * The part of a note that names a work: from the author, or from the title if the work has no author, to the end of the
 * title.
 */
export type WorkInNote = Readonly<{
  work: CitableWork
  start: number
  end: number
  /** The number of letters of the title that match. */
  size: number
  isWhole: boolean
  /** The reason why the match is only partial, if it is unusual. */
  doubt?: string
  /**
   * Whether the authors match, and any words after them are in the work's line, but not at the beginning of the title.
   */
  isInside?: boolean
}>

/**
 * Finds a work in a range of a note: by author and title, by author and the first words of the title, or by name
 * only. `before` is the work that the note cited last; `ders.` and `idem` refer to its authors.
 */
export function namedIn(
  stretch: LetterMap,
  work: CitableWork,
  before?: CitableWork | undefined
): WorkInNote | undefined {
  if (work.isNameless) return byName(stretch, work)
  const isPerson = (work.authors[0]?.initials ?? '') !== ''
  const found = byTitle(stretch, work, before) ?? byShortTitle(stretch, work, before)
  return found ?? (isPerson ? undefined : byName(stretch, work)) ?? byTitleAlone(stretch, work)
}

function byTitle(stretch: LetterMap, work: CitableWork, before?: CitableWork): WorkInNote | undefined {
  for (const title of work.titles) {
    const place = wordsAt(stretch, title)
    if (place === undefined || place.start === 0) continue
    const names = namesBefore(stretch.text.slice(0, place.start), work, before)
    if (names !== undefined) return {work, ...names, end: place.end, size: title.length}
  }
  return undefined
}

/** Finds a work by its title without the author, which is never a sure match. */
function byTitleAlone(stretch: LetterMap, work: CitableWork): WorkInNote | undefined {
  const [title = ''] = work.titles
  const place = title.length < 16 ? undefined : wordsAt(stretch, title)
  return place && {work, ...place, size: title.length, isWhole: false}
}

/** Finds a work by its author and the first words of its title: `Galtung, “Violence,” 171`. */
function byShortTitle({text}: LetterMap, work: CitableWork, before?: CitableWork): WorkInNote | undefined {
  for (const {index} of text.matchAll(/[,:]\s/g)) {
    const rest = text.slice(index + 1)
    const [opening = ''] = /^\s*["“„«‘']?/u.exec(rest) ?? []
    const short = rest.slice(opening.length)
    const [words = ''] = /^[^,;()[\]”"»“„«§]+/u.exec(short) ?? []
    const title = letters(withoutArticle(words))
    const isFirst = work.titles.some(own => own.startsWith(title))
    if (title.length < 4 || !(isFirst || (title.length > 7 && work.title.includes(title)))) continue
    const names = namesBefore(text.slice(0, index), work, before)
    if (names === undefined) continue
    const end = index + 1 + opening.length + words.trimEnd().length
    const found = {work, ...names, end, size: title.length}
    if (isFirst) return found
    const isInside = names.isWhole && wordsAt(letterMap(work.raw), title) !== undefined
    return {...found, isWhole: false, doubt: 'the words are in its title, but not its first', isInside}
  }
  return undefined
}

/**
 * Finds a work by its author alone, if a reference to an earlier note follows, or if the range ends with a page or a
 * year: `Popitz, Macht, S. 60`.
 */
export function byAuthorAlone({text}: LetterMap, work: CitableWork): WorkInNote | undefined {
  const pointer = pointing.exec(text)
  const before = pointer === null ? undefined : namesBefore(text.slice(0, pointer.index), work)
  if (pointer !== null && before?.isWhole && !work.isNameless)
    return {
      work,
      start: before.start,
      end: pointer.index,
      size: 0,
      isWhole: false,
      doubt: 'the list has several works by this author',
      isInside: true
    }
  const end = /[,:]\s/.exec(text)?.index ?? 0
  if (work.isNameless || !/\d[\p{L}\p{N}\s.–-]*$/u.test(text)) return undefined
  const names = namesBefore(text.slice(0, end), work)
  return names?.isWhole
    ? {work, start: names.start, end, size: 0, isWhole: false, doubt: 'the author agrees, the title does not'}
    : undefined
}

/** Words after an author that refer to the note in which the work is cited: `(n 4)`, `(wie Anm. 2)`, `a. a. O.` */
const pointing =
  /[\s,]*(?:\((?:wie\s|siehe\s|oben,?\s|above,?\s|supra,?\s)*(?:nn?|fn|anm|note|fußn(?:ote)?|supra)\.?\s?\d+\)|(?<=[\s,])(?:supra|above|oben)(?:,?\s(?:nn?|fn|anm|note|fußn(?:ote)?)\.?\s?\d+)?(?=[\s,;:.)]|$)|(?<=[\s,])(?:a\.\s?a\.\s?O|op\.?\s?cit|loc\.?\s?cit|art\.?\s?cit|ob\.?\s?cit)\.?(?=[\s,;)]|$))/iu

/** The names of a work at the end of a text. */
function namesBefore(
  text: string,
  work: CitableWork,
  before?: CitableWork
): Readonly<{start: number; isWhole: boolean}> | undefined {
  const named = text
    .replace(/[\s,:“"„«‘'(]+$/u, '')
    .replace(/,\s*\(?(?:eds?|hg|hrsg|dir|trans|comp)\.?\)?$/iu, '')
  const same = before === undefined ? undefined : sameAuthor.exec(named)
  if (before !== undefined && same !== null && same !== undefined && hasSameAuthors(before, work))
    return {start: same.index, isWhole: true}
  let part: Readonly<{start: number; isWhole: boolean}> | undefined
  for (const start of nameStarts(named)) {
    const level = agreement(typedNames(named.slice(start)), work)
    if (level === 'whole') return {start, isWhole: true}
    if (level === 'part') part ??= {start, isWhole: false}
  }
  return part
}

const sameAuthor =
  /(?<!\p{L})(?:ders|dies|derselbe|dieselben?|idem|id|iidem|the same author|l[ae] même|lo stesso|el mismo)\.?$/iu

function hasSameAuthors(one: CitableWork, other: CitableWork): boolean {
  return (
    one.authors.length === other.authors.length &&
    one.authors.every(({spellings}, index) => other.authors[index]!.spellings.includes(spellings[0]!))
  )
}
