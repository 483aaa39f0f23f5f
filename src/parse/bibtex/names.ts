import type {CslName} from '../../core/types.ts'
import {isPlainText, type LatexText, parseLatex, plainText} from '../latex/text.ts'

/**
 * The name that stands for `and others`: the list continues, but the author of the file did not say with whom. CSL has
 * no such mark; every reader understands a name shown as “et al.”, and a renderer can recognise it and remove the “and”
 * that a style puts before a last name.
 */
export const andOthers: CslName = {literal: 'et al.'}

/**
 * What an entry says of all its names: `options = {useprefix=true}` of biblatex, and whether its language is one in
 * which the family name comes first.
 */
export type NameOptions = Readonly<{useprefix?: boolean; familyFirst?: boolean}>

/**
 * Why a name is not sure to be what its author meant: more commas than parts, another sign in place of ` and `,
 * an ` and ` with no name beside it, or `Last, First, Jr` in place of `Last, Jr, First`.
 */
export type NameFault = Readonly<{
  fault: 'commas' | 'separator' | 'nameless' | 'suffix'
  text: string
  /** True where the name stays as it is written, in one piece. */
  whole: boolean
}>

/** Names, and their ambiguities. Names that cannot be separated stay as written. */
export type Names = Readonly<{names: readonly CslName[]; faults: readonly NameFault[]}>

/**
 * Reads a list of names: `First von Last`, `von Last, First`, `von Last, Jr, First`, `{Corporate Body}`,
 * `family=Last, given=First, prefix=von`, joined by ` and ` (BibTeX, and the biblatex manual, 3.15 and appendix C).
 * A lower-case particle is a dropping one, as in Pandoc, unless `useprefix` is set or the particle is braced.
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
    // biblatex gives the options of a list before its first name.
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

/** An option of a list of names (biblatex manual, 3.14): `useprefix=false`. */
const listOption =
  /^\s*(useprefix|nametemplates|\w*nametemplatename|sortingnamekeytemplatename|uniquename|uniquelist|no(?:hash|sort)others)\s*=\s*(\w+)\s*$/i

function mayBeFaulty(name: CslName, part: string): boolean {
  return name.suffix !== undefined || part.includes(';') || part.includes('&') || part.trimEnd().endsWith(',')
}

function faultOf(name: CslName | 'unclear', part: string, text: string): Omit<NameFault, 'text'> | undefined {
  if (name === 'unclear') return {fault: 'commas', whole: true}
  if (name.literal !== undefined) return undefined
  // Braces keep `{Simon & Schuster}` whole, so a sign that is seen here stands between names.
  if (/;|\s&\s/.test(part)) return {fault: 'separator', whole: true}
  const {family, given} = name
  const isWords = (words: string | undefined) => words?.includes(' ') ?? false
  // A comma at the end hints at more: “Ingo Feinerer, Kurt Hornik,” are two people, “Doe, Jane,” is one.
  if (text.endsWith(',')) return {fault: 'commas', whole: isWords(family) && isWords(given)}
  if (name.suffix === undefined || suffix.test(name.suffix)) return undefined
  if (suffix.test(given ?? '')) return {fault: 'suffix', whole: false}
  // “Ann Doe, Bob Roe, Cid Poe” are three people.
  return isWords(family) && isWords(name.suffix) && isWords(given)
    ? {fault: 'commas', whole: true}
    : undefined
}

/** Additions to names that come after a comma. */
const suffix = /^(?:jr|jnr|junior|sr|snr|senior|[ivx]+|[2-9](?:nd|rd|th)|ph\.? ?d|m\.? ?d|esq)\.?$/i

/** A list of names as text; a braced group, which is never divided, is represented by a mark with its number. */
type MarkedText = Readonly<{text: string; groups: readonly string[]}>

/** Noncharacters of Unicode, which no text contains. */
const groupMark = /\uFDD0(\d+)\uFDD1/g

function markGroups(texts: readonly LatexText[]): MarkedText {
  const groups: string[] = []
  const mark = (children: readonly LatexText[]): string =>
    children
      .map(child => {
        if (child.type === 'text') return child.value.replace(/[\uFDD0\uFDD1]/g, '\uFFFD')
        if (child.type === 'styled') return mark(child.children)
        groups.push(plainText([child]))
        return `\uFDD0${groups.length - 1}\uFDD1`
      })
      .join('')
  const text = mark(texts).replace(/[\s\u00A0]+/g, ' ')
  return {text, groups}
}

/** A word of a name; `capital` when it is not a particle; `group` when braces keep it together. */
type Word = Readonly<{text: string; capital: boolean; group: boolean}>

function wordsOf(part: string, plain: (text: string) => string): readonly Word[] {
  // “J.G. Smith” is “J. G. Smith”.
  const spaced = part.includes('.') ? part.replace(/(\p{Lu}\.)(?=\p{Lu})/gu, '$1 ') : part
  return spaced
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => ({text: plain(word), capital: isCapital(word), group: /^\uFDD0\d+\uFDD1$/.test(word)}))
}

/** BibTeX: the first letter outside of braces decides; a word without one counts as a capital. */
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
  // “others van”: a last word alone, or nothing but capitals, leaves no particle.
  const familyStart = particle === -1 ? words.length - 1 : particle
  return assemble(words.slice(familyStart), words.slice(0, familyStart), [], options)
}

/** Whether a name without a comma can be one such as “Mao Zedong”: no initials, no particle, nothing in braces. */
function isNativeOrder(words: readonly Word[]): boolean {
  return words.length > 1 && words.every(({text, capital, group}) => capital && !group && !text.includes('.'))
}

/** A name that keeps its order wherever it is written out (CSL-JSON, `static-ordering`). */
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
    // `{van} Helsing, A` and `{van Helsing}, A`: braces make the particle part of the family name.
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
  // `Kobbe, Cayetano von`: the particle is where lists of references put it.
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

/** biblatex’s `family=Last, given=First, prefix=von, useprefix=true, suffix=Jr`. */
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
