import type {CslName} from '../../core/types.ts'
import {isPlainText, type LatexText, parseLatex, plainLatex} from '../latex/text.ts'

/**
 * The name that represents `and others`, which means that the other names are unknown. CSL cannot express this.
 * Readers understand “et al.”, and a renderer can recognize it and remove the “and” before a last name.
 */
export const andOthers: CslName = {literal: 'et al.'}

/**
 * Properties of an entry that affect all its names: `options = {useprefix=true}` of BibLaTeX, and whether names in its
 * language begin with the family name.
 */
type NameOptions = Readonly<{useprefix?: boolean; familyFirst?: boolean}>

/**
 * The reason why a name is ambiguous: more commas than parts, a separator other than ` and `, an ` and ` with no name
 * before or after it, or `Last, First, Jr` instead of `Last, Jr, First`.
 */
export type NameFault = Readonly<{
  fault: 'commas' | 'separator' | 'nameless' | 'suffix'
  text: string
  /** Whether the name is kept unseparated, as written. */
  whole: boolean
}>

/** Names and their ambiguities. A name that cannot be separated is kept as written. */
export type Names = Readonly<{names: readonly CslName[]; faults: readonly NameFault[]}>

/**
 * Parses a list of names: `First von Last`, `von Last, First`, `von Last, Jr, First`, `{Corporate Body}`, `family=Last,
 * given=First, prefix=von`, joined by ` and ` (BibTeX, and the BibLaTeX manual, 3.15 and appendix C). As in Pandoc, a
 * lower-case particle counts as a dropping particle unless `useprefix` is set or the particle is in braces.
 */
export function parseNames(value: string, options: NameOptions = {}): Names {
  const names: CslName[] = []
  const faults: NameFault[] = []
  const {text: list, groups} = isPlainText(value)
    ? {text: value.replace(/[\s\u00A0]+/g, ' '), groups: []}
    : markGroups(parseLatex(value))
  const plain = (text: string) => text.replace(groupMark, (_, number) => groups[Number(number)] ?? '')
  const written = list.split(/(?:^| )and(?= |$)/i)
  let useprefix = options.useprefix
  for (const [index, part] of written.entries()) {
    const option = listOption.exec(part)
    // In BibLaTeX, options that apply to the whole list precede the first name.
    if (option !== null && written.slice(0, index).every(before => listOption.test(before))) {
      if (option[1]!.toLowerCase() === 'useprefix') useprefix = option[2]!.toLowerCase() === 'true'
      continue
    }
    const name = readName(part, plain, {...options, ...(useprefix !== undefined && {useprefix})})
    if (name === undefined) continue
    if (name !== 'unclear' && !mayBeFaulty(name, part)) {
      names.push(name)
      continue
    }
    const text = plain(part).trim()
    const fault = faultOf(name, part, text)
    if (fault !== undefined) faults.push({...fault, text})
    if (name === 'unclear' || fault?.whole) names.push({literal: text.replace(/,+$/, '') || text})
    else names.push(fault?.fault === 'suffix' ? {...name, given: name.suffix!, suffix: name.given!} : name)
  }
  if (written.length > 1 && written.some(part => part.trim() === ''))
    faults.push({fault: 'nameless', text: plain(list).trim(), whole: false})
  return {names, faults}
}

/** Matches an option for a list of names (BibLaTeX manual, 3.14), such as `useprefix=false`. */
const listOption =
  /^\s*(useprefix|nametemplates|\w*nametemplatename|sortingnamekeytemplatename|uniquename|uniquelist|no(?:hash|sort)others)\s*=\s*(\w+)\s*$/i

function mayBeFaulty(name: CslName, part: string): boolean {
  return name.suffix !== undefined || part.includes(';') || part.includes('&') || part.trimEnd().endsWith(',')
}

function faultOf(name: CslName | 'unclear', part: string, text: string): Omit<NameFault, 'text'> | undefined {
  if (name === 'unclear') return {fault: 'commas', whole: true}
  if (name.literal !== undefined) return undefined
  // Outside braces, which protect `{Simon & Schuster}`, `;` or `&` is a wrong separator between names.
  if (/;|\s&\s/.test(part)) return {fault: 'separator', whole: true}
  const {family, given} = name
  const isWords = (words: string | undefined) => words?.includes(' ') ?? false
  // With a comma at the end, “Ingo Feinerer, Kurt Hornik,” is two persons; “Doe, Jane,” is one.
  if (text.endsWith(',')) return {fault: 'commas', whole: isWords(family) && isWords(given)}
  if (name.suffix === undefined || suffix.test(name.suffix)) return undefined
  if (suffix.test(given ?? '')) return {fault: 'suffix', whole: false}
  // If each part has several words, each is a person: “Ann Doe, Bob Roe, Cid Poe” are three.
  return isWords(family) && isWords(name.suffix) && isWords(given)
    ? {fault: 'commas', whole: true}
    : undefined
}

/** Matches a suffix of a name, such as “Jr”, which follows a comma. */
const suffix = /^(?:jr|jnr|junior|sr|snr|senior|[ivx]+|[2-9](?:nd|rd|th)|ph\.? ?d|m\.? ?d|esq)\.?$/i

/**
 * A list of names as text in which each brace group is replaced by a mark with its number, because groups are never
 * split.
 */
type MarkedText = Readonly<{text: string; groups: readonly string[]}>

/** Noncharacters of Unicode, which are removed from the text beforehand. */
const groupMark = /\uFDD0(\d+)\uFDD1/g

function markGroups(texts: readonly LatexText[]): MarkedText {
  const groups: string[] = []
  const mark = (children: readonly LatexText[]): string =>
    children
      .map(child => {
        if (child.type === 'text') return child.value.replace(/[\uFDD0\uFDD1]/g, '\uFFFD')
        if (child.type === 'styled') return mark(child.children)
        groups.push(plainLatex([child]))
        return `\uFDD0${groups.length - 1}\uFDD1`
      })
      .join('')
  const text = mark(texts).replace(/[\s\u00A0]+/g, ' ')
  return {text, groups}
}

/** A word in a name. `capital` is false for a particle; `group` is true for a word in braces. */
type Word = Readonly<{text: string; capital: boolean; group: boolean}>

function wordsOf(part: string, plain: (text: string) => string): readonly Word[] {
  // Separates initials: “J.G. Smith” is parsed as “J. G. Smith”.
  const spaced = part.includes('.') ? part.replace(/(\p{Lu}\.)(?=\p{Lu})/gu, '$1 ') : part
  return spaced
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => ({text: plain(word), capital: isCapital(word), group: /^\uFDD0\d+\uFDD1$/.test(word)}))
}

/**
 * Whether a word counts as capitalized. Like BibTeX, this uses the first letter outside braces; a word without such a
 * letter counts as capitalized.
 */
function isCapital(word: string): boolean {
  const first = /\uFDD0|\p{L}/u.exec(word)?.[0]
  return first === undefined || !/\p{Ll}/u.test(first)
}

function join(words: readonly Word[]): string {
  return words.map(word => word.text).join(' ')
}

function readName(
  written: string,
  plain: (text: string) => string,
  options: NameOptions
): CslName | 'unclear' | undefined {
  const trimmed = written.trim()
  if (trimmed === '') return undefined
  if (/^(?:others|et\.? al\.?)$/i.test(trimmed)) return andOthers
  if (/^\uFDD0\d+\uFDD1$/.test(trimmed)) return {literal: plain(trimmed).trim()}
  const parts = trimmed.split(',')
  if (parts.some(part => /^\s*(?:family|given|prefix)\s*=/i.test(part))) return extendedName(parts.map(plain))

  const [first = [], second = [], third = [], ...more] = parts.map(part => wordsOf(part, plain))
  if (more.some(words => words.length > 0)) return 'unclear'
  if (parts.length === 1)
    return options.familyFirst && isNativeOrder(first) ? familyFirst(first) : givenFirst(first, options)
  if (third.length > 0) return assemble(first, third, second, options)
  return assemble(first, second, [], options)
}

function givenFirst(words: readonly Word[], options: NameOptions): CslName {
  const particle = words.findIndex(word => !word.capital)
  // If all words are capitalized, there is no particle, and the last word is the family name.
  const familyStart = particle === -1 ? words.length - 1 : particle
  return assemble(words.slice(familyStart), words.slice(0, familyStart), [], options)
}

/**
 * Whether a name without a comma may begin with the family name, like “Mao Zedong”: it contains no initials, particles
 * or braces.
 */
function isNativeOrder(words: readonly Word[]): boolean {
  return words.length > 1 && words.every(({text, capital, group}) => capital && !group && !text.includes('.'))
}

/** A name that begins with the family name even when written out (`static-ordering` in CSL-JSON). */
function familyFirst([family, ...given]: readonly Word[]): CslName {
  return {family: family!.text, given: join(given), 'static-ordering': true}
}

function assemble(
  particleAndFamily: readonly Word[],
  given: readonly Word[],
  suffix: readonly Word[],
  options: NameOptions
): CslName {
  const firstCapital = particleAndFamily.findIndex(word => word.capital)
  const familyStart = firstCapital === -1 ? particleAndFamily.length - 1 : firstCapital
  let particle = particleAndFamily.slice(0, Math.max(0, familyStart))
  let family = particleAndFamily.slice(Math.max(0, familyStart))
  let braced = false
  const [first, ...rest] = family
  if (particle.length === 0 && first?.group) {
    // In `{van} Helsing, A` and `{van Helsing}, A`, the braces keep the particle with the family name.
    const divided = /^(\p{Ll}[\p{Ll}’ -]*) (\p{Lu}.*)$/u.exec(first.text)
    braced = divided !== null || (rest.length > 0 && /^\p{Ll}/u.test(first.text))
    if (divided !== null) {
      particle = [{...first, text: divided[1]!}]
      family = [{...first, text: divided[2]!}, ...rest]
    } else if (braced) {
      particle = [first]
      family = rest
    }
  }
  // In `Kobbe, Cayetano von`, the particle follows the given names, as in lists of references.
  const givenEnd = particle.length > 0 ? given.length : given.findLastIndex(word => word.capital) + 1
  if (givenEnd > 0 && givenEnd < given.length) particle = given.slice(givenEnd)
  const givenNames = givenEnd > 0 ? given.slice(0, givenEnd) : given
  const particleName = options.useprefix || braced ? 'non-dropping-particle' : 'dropping-particle'
  return {
    ...(family.length > 0 && {family: join(family)}),
    ...(givenNames.length > 0 && {given: join(givenNames)}),
    ...(particle.length > 0 && {[particleName]: join(particle)}),
    ...(suffix.length > 0 && {suffix: join(suffix)})
  }
}

/** Parses a name in BibLaTeX's extended format: `family=Last, given=First, prefix=von, useprefix=true, suffix=Jr`. */
function extendedName(parts: readonly string[]): CslName | 'unclear' {
  const values = new Map<string, string>()
  for (const part of parts) {
    const match = /^\s*([\w-]+)\s*=\s*"?(.*?)"?\s*$/s.exec(part)
    if (match === null) return 'unclear'
    const name = match[1]!.toLowerCase()
    const before = values.get(name)
    values.set(name, before === undefined ? match[2]! : `${before} ${match[2]}`)
  }
  const family = values.get('family')
  const given = values.get('given')
  const prefix = values.get('prefix')
  const suffix = values.get('suffix')
  const particleName = values.get('useprefix') === 'true' ? 'non-dropping-particle' : 'dropping-particle'
  return {
    ...(family !== undefined && {family}),
    ...(given !== undefined && {given}),
    ...(prefix !== undefined && {[particleName]: prefix}),
    ...(suffix !== undefined && {suffix})
  }
}
