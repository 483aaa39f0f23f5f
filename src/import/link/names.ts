import {letters} from '../../core/letters.ts'
import {and, others} from './words.ts'
import type {CitableWork, WorkName} from './works.ts'

/** The names of a typed citation: `Galtung, Freire & Khan et al.` */
export type TypedNames = Readonly<{whole: string; names: readonly TypedName[]; others: boolean}>

type TypedName = Readonly<{family: string; initials: string}>

const andOthers = new RegExp(String.raw`[\s,]*(?<!\p{L})[*_]*${others}[*_]*[.,]*$`, 'u')
const separator = new RegExp(String.raw`\s*[,،;/]\s*(?:${and}\s+)?|\s+${and}\s+|\s*&\s*`, 'u')
const initial = /^\p{Lu}\.?(?:[\s-]?\p{Lu}\.)*$/u

/** Parses the names before a year. */
export function typedNames(text: string): TypedNames {
  const trimmed = text
    .replace(/\s*[([][^)\]]*[)\]]/gu, '')
    .trim()
    .replace(/[,:،]$/u, '')
  const named = trimmed.replace(andOthers, '').replace(/[’']s$/u, '')
  const names: TypedName[] = []
  for (const part of named.split(separator)) {
    if (part === '') continue
    const words = part.split(/\s+/)
    const given = words.filter(word => initial.test(word) && words.length > 1)
    const last = names.at(-1)
    // In `Galtung, J., & Khan, P.` the initials are those of the name before.
    if (last !== undefined && initial.test(part) && part.length < 8)
      names[names.length - 1] = {...last, initials: initialsOf(part)}
    else
      names.push({
        family: letters(words.filter(word => !given.includes(word)).join('')),
        initials: initialsOf(given.join(''))
      })
  }
  return {whole: letters(named), names, others: named !== trimmed && andOthers.test(trimmed)}
}

function initialsOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '').toLowerCase()
}

/** How far the names of a citation agree with a work: in all, or in the first author only. */
export function agreement(typed: TypedNames, work: CitableWork): 'whole' | 'part' | undefined {
  const {authors, isTruncated} = work
  if (authors.length === 0) return isTitleOf(typed.whole, work) ? 'whole' : undefined
  if (authors.length === 1 && !typed.others && authors[0]!.spellings.includes(typed.whole)) return 'whole'
  const [first] = typed.names
  if (first === undefined || !isName(first, authors[0]!)) return undefined
  const agree = typed.names.every((name, index) => authors[index] && isName(name, authors[index]))
  if (!agree) return 'part'
  if (typed.others) return authors.length > Math.max(typed.names.length, 2) || isTruncated ? 'whole' : 'part'
  return authors.length === typed.names.length && !isTruncated ? 'whole' : 'part'
}

function isName({family, initials}: TypedName, {spellings, initials: own}: WorkName): boolean {
  if (!spellings.includes(family)) return false
  return initials === '' || own === '' || own.startsWith(initials) || initials.startsWith(own)
}

/** Whether a text is the title of a work without authors, or its beginning. */
function isTitleOf(whole: string, {title}: CitableWork): boolean {
  return whole.length > 7 && (title === whole || (title.startsWith(whole) && whole.length > 11))
}
