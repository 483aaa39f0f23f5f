import {letters} from '../../core/letters.ts'
import {and, others} from './words.ts'
import type {CitableWork, WorkName} from './works.ts'

/** The names of a typed citation: `Galtung, Freire & Khan et al.` */
export type TypedNames = Readonly<{
  /** The names as typed, without text in brackets. */
  text: string
  /** The letters of all names. */
  whole: string
  names: readonly TypedName[]
  others: boolean
}>

/** The words of a name without initials, and the initials of the given names. */
type TypedName = Readonly<{words: readonly string[]; initials: string}>

const andOthers = new RegExp(String.raw`[\s,]*(?<!\p{L})[*_]*${others}[*_]*[.,]*$`, 'u')
const separator = new RegExp(String.raw`\s*[,،;/]\s*(?:${and}\s+)?|\s+${and}\s+|\s*&\s*`, 'u')
const initial = /^\p{Lu}\.?(?:[\s-]?\p{Lu}\.)*$/u

/** Whether words end with a term for further names, such as “et al.”. */
export function endsWithOthers(text: string): boolean {
  return andOthers.test(text)
}

/** Parses the names typed before a year. */
export function typedNames(text: string): TypedNames {
  const trimmed = text
    .replace(/\s*[([][^)\]]*[)\]]/gu, '')
    .trim()
    .replace(/[,:،]$/u, '')
    .replace(/[’']s?$/u, '')
  const named = trimmed.replace(andOthers, '')
  const names: TypedName[] = []
  for (const part of named.split(separator)) {
    if (part === '') continue
    const words = part.split(/\s+/)
    const given = words.length > 1 ? words.filter(word => initial.test(word) && !/^[ÓÒ]$/u.test(word)) : []
    const last = names.at(-1)
    // In `Galtung, J., & Khan, P.`, initials belong to the name before them.
    if (last !== undefined && initial.test(part) && part.length < 8)
      names[names.length - 1] = {...last, initials: initialsOf(part)}
    else
      names.push({words: words.filter(word => !given.includes(word)), initials: initialsOf(given.join(''))})
  }
  return {text: named, whole: letters(named), names, others: named !== trimmed && andOthers.test(trimmed)}
}

function initialsOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '').toLowerCase()
}

/** The extent to which the names in a citation match a work: entirely, or only by the first author. */
export function agreement(typed: TypedNames, work: CitableWork): 'whole' | 'part' | undefined {
  const {authors, isTruncated} = work
  if (!typed.others && beginsWith(work, typed)) return 'whole'
  if (authors.length === 0) return undefined
  if (authors.length === 1 && !typed.others && authors[0]!.spellings.includes(typed.whole)) return 'whole'
  const [first] = typed.names
  if (first === undefined || !isName(first, authors[0]!)) return undefined
  const agree = typed.names.every((name, index) => authors[index] && isName(name, authors[index]))
  if (!agree) return 'part'
  if (typed.others) return authors.length > Math.max(typed.names.length, 2) || isTruncated ? 'whole' : 'part'
  return authors.length === typed.names.length && !isTruncated ? 'whole' : 'part'
}

/**
 * Whether a typed name belongs to an author. Words before the family name must match the given names, so each begins
 * with a capital: in “In the words of Illich”, `I` is not the initial of `Illich, I.`
 */
function isName({words, initials}: TypedName, {spellings, initials: own}: WorkName): boolean {
  for (let from = 0; from < words.length; from++) {
    if (!spellings.includes(letters(words.slice(from).join('')))) continue
    const before = words.slice(0, from)
    if (before.some(word => !/^["“„«‘]?[\p{Lu}\p{Lo}]/u.test(word))) return false
    const given = `${before.map(word => letters(word)[0] ?? '').join('')}${initials}`
    if (from > 0 && own === '') return false
    return given === '' || own === '' || own.startsWith(given) || given.startsWith(own)
  }
  return false
}

/**
 * Whether a work's line begins with the typed words, and a name may end after them: the name of an institution, or the
 * title of a work without authors.
 */
export function beginsWith({letters: own, ends}: CitableWork, {text, whole, names}: TypedNames): boolean {
  const count = names.reduce((sum, {words}) => sum + words.length, 0)
  const isClear = count > 1 ? whole.length > 7 : whole.length > 2 && names[0]?.initials === ''
  return (
    isClear && own.startsWith(whole) && ends.has(whole.length) && !/^\p{Lu}[\p{L}-]+,\s\p{Lu}\./u.test(text)
  )
}
