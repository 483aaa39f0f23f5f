import type {CslName} from '../../../core/types.ts'
import {andOthers} from '../../../parse/bibtex/names.ts'
import {organisation} from './organisation.ts'

/** Parsed names, and whether the parser is sure about them. */
export type PrintedNames = Readonly<{
  names: readonly CslName[]
  doubtful: boolean
  /** The likely meaning of a name, such as `The Hindu` for `Hindu, T.`. */
  meant?: Readonly<{written: string; expected: readonly string[]}> | undefined
}>

/**
 * Parses a list of names in any printed order: `Family, G.`, `Given Family`, `Family GH`, `Family, Given, and Given
 * Family`, lists with `;`, `&`, “and” in several languages, “et al.”. The name of an organization stays in one piece.
 * `text` is the whole reference: it may have the full name of an organization that was split into family name and
 * initials.
 */
export function readNames(list: string, text = ''): PrintedNames {
  // Arabic and Urdu have their own comma, semicolon and full stop.
  const clean = stripRoles(list.replace(/،/g, ',').replace(/؛/g, ';').replace(/۔/g, '.'))
  if (clean === '') return {names: [], doubtful: false}
  const found = othersAtEnd.exec(clean)
  // The initials `E. A.` are not `e. a.`, which means “and others”.
  const others = found !== null && /^E\./.test(found[1]!) ? null : found
  const named = (others ? clean.slice(0, others.index) : clean).replace(/[\s,;&]+$/, '')
  // A name that is also the publisher or source belongs to an organization.
  const isNamedAgain = !/[,;&]/.test(named) && named.includes(' ') && isSource(named, text)
  const people = named === '' ? [] : isNamedAgain ? [{literal: named}] : readList(named)
  const meant = people.map(name => bodyMeant(name, text)).find(found => found !== undefined)
  const odd =
    /^e\.\s*a\.$/i.test(others?.[1] ?? '') ||
    people.some(isOdd) ||
    people.some(name => name.given === undefined && name.literal === undefined)
  return {
    names: others ? [...people, andOthers] : people,
    doubtful: odd || meant !== undefined,
    ...(meant && {meant})
  }
}

/** Whether a name is repeated between full stops, as publishers and sources are. */
function isSource(name: string, text: string): boolean {
  const low = text.toLowerCase()
  const at = low.indexOf(name.toLowerCase(), name.length)
  return at > 0 && /[.:]\s*$/.test(low.slice(0, at)) && /^\s*(?:[.,]|$)/.test(low.slice(at + name.length))
}

const roleWords =
  'editors?|eds?\\.?|edd\\.|hrsg\\.?|hg\\.|herausgeber|[ée]ds?\\.?|dir\\.|orgs?\\.?|coord\\.|cur\\.|a cura di|trans\\.?|translators?|transl\\.|[üu]bers\\.|trad\\.|directors?|writers?|producers?|writer\\/director|writers? & directors?|executive producer'
const roleInside = new RegExp(
  `\\s*[([]\\s*(?:${roleWords})(?:\\s*(?:and|&|,)\\s*(?:${roleWords}))*\\s*[)\\]]`,
  'giu'
)
const roleBefore =
  /^(?:(?:in|dans|nel|en)(?::|\s)\s*)?(?:\(?\s*(?:edited|ed\.|eds\.|hrsg\.?|herausgegeben|translated|trans\.|transl\.|[üu]bers\.|[üu]bersetzt|trad\.|traduit|tradotto|traduzione|directed|dir\.|prod\.|produced|[ée]d\.|publi[ée]|a cura|a c\.|sous la direction)(?:\s+(?:by|von|par|da|di|de))?\s+)?/iu
const roleAfter = new RegExp(`[,\\s]+(?:${roleWords})[\\s.,;:)]*$`, 'iu')
/** Matches names such as `A. N. Writer`, in which the word for a role is the family name. */
const namedSo = /\p{Lu}\.\s+\p{Lu}\p{Ll}+[\s,;:]*$/u
const othersAtEnd =
  /(?:^|[\s,;&]+)(?:and |und |et |& )?((?:et\.?\s*al\b\.?|and others|u\.\s?a\.|und andere|et autres|e altri|y otros|e\.\s*a\.)|\[?\.\.\.\]?|…)[\s.,;:]*$/iu

function stripRoles(list: string): string {
  const text = list.replace(/\s+/g, ' ').trim()
  const stripped = text
    .replace(roleInside, '')
    .replace(/^\(\s*(?=[^()]*\)?[.,;:]*$)/, '')
    .replace(roleBefore, '')
    .replace(roleAfter, role => (namedSo.test(text) ? role : ''))
    .replace(/[\s,;:]+$/, '')
    .trim()
  const open = (stripped.match(/[([]/g) ?? []).length - (stripped.match(/[)\]]/g) ?? []).length
  const balanced = open < 0 ? stripped.replace(/[)\]]+[.,;:]*$/, '') : stripped
  // The full stop after an initial is part of the name; one after a whole word ends the list.
  return balanced
    .replace(/\s+\.$/, '')
    .replace(/(?<=\p{L}{2}|[)\]])\.$/u, ending => (/\b(Jr|Sr|al|Inc|Ltd|Co)\.$/.test(balanced) ? ending : ''))
}

function readList(list: string): readonly CslName[] {
  if (/^[—–―_-]{1,}[\s.,]*$/.test(list)) return [{literal: list}]
  const bodies = list.split(/(?<=\)),?\s(?:(?:and|&|und|et|y)\s)?(?=\p{Lu})/u)
  if (bodies.length > 1 && bodies.every(body => organisation.test(body)))
    return bodies.map(literal => ({literal}))
  if (isBody(list)) return [{literal: list}]
  // German lists separate names with slashes: `Schmidt, Eva/Meier, Kurt`.
  const parts = list.split(list.includes(';') ? ';' : '/')
  const areWhole = parts.length > 1 && parts.every(part => /^[^\s,]+(?:\s[^\s,]+){1,3}$/.test(part.trim()))
  if (list.includes(';') || areWhole || parts.every(part => part.includes(',')))
    return parts.flatMap(part => readJoined(part.trim()))
  return readJoined(list)
}

const and = /\s*,?\s+(?:and|und|et|y|e|u\.|och|og|with|اور|و)\s+|\s*,?\s*&\s*/u

/** Parses names between commas; the last may follow “and” in any of the languages. */
function readJoined(list: string): readonly CslName[] {
  const parts = list
    .split(and)
    .map(part => part.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter(part => part !== '')
  // “Department of A and B” is one organization.
  if (parts.length > 1 && parts.every(part => !/,|\p{Lu}\./u.test(part)) && parts.some(isBody))
    return [{literal: list}]
  const chunks = parts.map(part =>
    part
      .split(',')
      .map(chunk => chunk.trim())
      .filter(chunk => chunk !== '')
  )
  const names: CslName[] = []
  const flat = chunks.flat()
  const inverted = isAllInverted(flat)
  for (const [at, part] of chunks.entries()) {
    for (let index = 0; index < part.length; index++) {
      const chunk = part[index]!
      const next = part[index + 1]
      if (/^(jr|sr|ii|iii|iv)\.?$/i.test(chunk) && names.length > 0) {
        names.push({...names.pop()!, suffix: chunk})
      } else if (next !== undefined && isFamily(chunk) && (isInitials(next) || (inverted && isGiven(next)))) {
        names.push(invertedName(chunk, next))
        index += 1
      } else if (
        at === 0 &&
        index === 0 &&
        next !== undefined &&
        isFamily(chunk) &&
        startsInverted(chunk, next, flat.slice(2))
      ) {
        names.push(invertedName(chunk, next))
        index += 1
      } else names.push(straightName(chunk))
    }
  }
  return names
}

/**
 * Whether a text is initials, possibly with a particle or a full given name: `J. A.`, `B.-T.`, `JA`, `Joseph A.`, `T.
 * o.`.
 */
function isInitials(chunk: string): boolean {
  return /^(?:\p{L}\p{M}?\p{Ll}?\p{Ll}?\.(?:\s*-?\s*|$))+(?:\p{Lu}|van|von|de|der|den|da|dos|del|la|le)*(?:\s(?:van|von|de|der|den|da|dos|del|la|le))*$|^\p{Lu}{1,3}$|^\p{Lu}{1,2}-\p{Lu}{1,2}$|^\p{Lu}(?:[ -]\p{Lu}){0,3}$/u.test(
    chunk
  )
}

function isGiven(chunk: string): boolean {
  return (
    isInitials(chunk) || (chunk.split(' ').length <= 3 && /^[\p{Lu}\p{Lo}]/u.test(chunk) && !isBody(chunk))
  )
}

function isFamily(chunk: string): boolean {
  return !isInitials(chunk) || !/[.]/.test(chunk)
    ? /^\p{L}[\p{L}\p{M}'’ʼ‘.-]*(?: \p{L}[\p{L}\p{M}'’ʼ‘.-]*){0,4}$/u.test(chunk) &&
        !/^\p{Lu}\. /u.test(chunk)
    : false
}

/** Whether all names of a list of two or more are inverted: a family name of one word, then a given name, and so on. */
function isAllInverted(flat: readonly string[]): boolean {
  if (flat.length < 4 || flat.length % 2 !== 0) return false
  return flat.every((chunk, index) =>
    index % 2 === 0 ? bareWords(chunk) === 1 && !isInitials(chunk) : isGiven(chunk)
  )
}

/** Whether only the first name of a list is inverted: `Doe, Jane, Ann Roe`. */
function startsInverted(first: string, next: string, rest: readonly string[]): boolean {
  if (!isGiven(next) || bareWords(next) > 3 || (bareWords(first) > 1 && bareWords(next) > 1)) return false
  return rest.length === 0 || rest.every(chunk => chunk.includes(' ') || isInitials(chunk))
}

const particles = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|ten|ter|zu|zur|af|av|bin|ibn)$/

const bareWords = (chunk: string) => chunk.split(' ').filter(word => !particles.test(word)).length

function invertedName(family: string, initials: string): CslName {
  const given = spread(initials)
  const words = family.split(' ')
  const first = words.findIndex(word => !particles.test(word))
  const particle = first > 0 ? words.slice(0, first).join(' ') : undefined
  const after = /^(.*?)((?:\s(?:van|von|der|den|de|del|di|da|dos|du|la|le))+)$/u.exec(given)
  return {
    family: first > 0 ? words.slice(first).join(' ') : family,
    given: after ? after[1]! : given,
    ...(particle && {'non-dropping-particle': particle}),
    ...(after && {'dropping-particle': after[2]!.trim()})
  }
}

/** Parses `Jane Q. Doe`, `J. Doe`, `Doe J`, `Doe JQ`, `van Doe`, or an organization. */
function straightName(chunk: string): CslName {
  const words = chunk.split(' ')
  if (words.length === 1)
    return isBody(chunk) || outlets.test(chunk) || !/\p{Ll}/u.test(chunk) ? {literal: chunk} : {family: chunk}
  const last = words.at(-1)!
  // Vancouver: initials without full stops after the family name.
  if (
    /^\p{Lu}{1,3}$|^(?:\p{Lu}\.){1,3}(?:-\p{Lu}\.)?$|^\p{Lu}{1,2}-\p{Lu}{1,2}$/u.test(last) &&
    words.length <= 4 &&
    /\p{L}{2}/u.test(words[0]!)
  ) {
    const from = words.findIndex((_, index) => index > 0 && words.slice(index).every(isInitials))
    if (from > 0 && !(words.length > 2 && from === words.length - 1 && isInitials(words[0]!)))
      return invertedName(words.slice(0, from).join(' '), words.slice(from).join(' '))
  }
  if (isBody(chunk)) return {literal: chunk}
  // French lists: `FOUCAULT Michel`, `DE LA TOUR Anne-Marie`.
  const [, capitals = '', name = ''] = capitalsFirst.exec(chunk) ?? []
  if (name !== '') return invertedName(withoutCapitals(capitals), name)
  // Vancouver with a particle: `Linden WJ van der`.
  const [, family, initials, behind] = behindInitials.exec(chunk) ?? []
  if (family && initials && behind) return {family, given: spread(initials), 'non-dropping-particle': behind}
  const suffix = /^(?:Jr|Sr|II|III|IV)\.?$/.test(last) && words.length > 2 ? words.pop() : undefined
  let start = words.length - 1
  while (start > 1 && particles.test(words[start - 1]!)) start -= 1
  const particle = words.slice(start, -1).join(' ')
  return {
    family: words.at(-1)!,
    given: words.slice(0, start).join(' '),
    ...(particle !== '' && {'non-dropping-particle': particle}),
    ...(suffix && {suffix})
  }
}

const capitalsFirst =
  /^((?:(?:de|du|van|von|la|le|DE|DU|LA|LE)\s)*\p{Lu}{2}[\p{Lu}\p{M}’'-]+(?:\s\p{Lu}{2}[\p{Lu}\p{M}’'-]+)*)\s(\p{Lu}\p{M}?(?:\p{Ll}[\p{L}\p{M}’'-]*|\.)(?:[\s-]?\p{Lu}\p{M}?(?:\p{Ll}[\p{L}\p{M}’'-]*|\.)){0,2})$/u

/** Converts a family name that is printed in capitals: `FOUCAULT` becomes `Foucault`. */
function withoutCapitals(family: string): string {
  if (/\p{Ll}/u.test(family) || !/\p{Lu}{4}/u.test(family)) return family
  return family
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, letter => letter.toUpperCase())
    .replace(/(?<=\s|^)(?:De|Du|La|Le|Von|Van|Der)(?=\s)/g, particle => particle.toLowerCase())
}

const behindInitials =
  /^(\p{Lu}[\p{L}’'-]+)\s(\p{Lu}{1,3}|(?:\p{Lu}\.-?\s?)+)\s((?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu)(?:\s(?:der|den|de|la|het))?)$/u

/** Separates initials that have no full stops, as in numbered styles: `JA` becomes `J. A.`, two initials. */
function spread(initials: string): string {
  return /^\p{Lu}{1,3}$/u.test(initials) ? [...initials].map(letter => `${letter}.`).join(' ') : initials
}

/**
 * Whether a text names an organization: it has a word typical of organizations, an acronym in brackets, or “of” in any
 * of the languages.
 */
function isBody(text: string): boolean {
  if (/\(\p{Lu}[\p{L}.]+\)|\[\d{4}\]/u.test(text) || organisation.test(text)) return true
  const words = text.split(/[\s,]+/)
  const isTeam = /^\p{Lu}\s\p{Lu}\p{Ll}+\s(?:Core\s)?(?:Team|Group|Foundation)$/u.test(text)
  if (words.some(isInitials) && !isTeam && !/\bU\.\s?[SNK]\./.test(text)) return false
  if (words.length === 1) return /^[\p{Lu}\d&]{3,}$/u.test(text) || (bodyWords.test(text) && !/,/.test(text))
  if (text.includes(',') && !words.some(word => /^(of|for|the|on|für|des|della)$/.test(word))) return false
  return (
    bodyWords.test(text) || /^The\s/.test(text) || words.some(word => /^(of|for|the|on|für|des)$/.test(word))
  )
}

const bodyWords =
  /(?<![\p{L}\p{N}])(?:Universi[td]\p{L}*|Institut\p{L}*|Organi[sz]ation|Office|Department|Dept|Council|Committee|Commission|Ministry|Bank|Agency|Association|Foundation|Programme|Program|Fund|Society|Union|Nations|Government|Bureau|Board|Federation|Center|Centre|Network|Group|Team|Consortium|Initiative|Collaboration|Congress|Parliament|Court|Corporation|Company|Inc|Ltd|Press|[Nn]ews|Times|Tribune|Post|Herald|Journal|Wikipedia|contributors|Index|Watch|States|UNESCO|UNICEF|Administration|Service|Services|Authority|Academy|Library|Museum|Publishers?|Project|Children|Ministerium|\p{L}*[Bb]undesamt|\p{L}*[Ll]andesamt|Gesellschaft|Verein|Stiftung|Minist[eè]re|Comité|Istituto|Comune|Ministero|Organizaci[óo]n|Organização|Organizzazione|Ministeri?o|Asociaci[óo]n|Associaç\p{L}+|Fundaci[óo]n|Fundação|Fondation|Fondazione|Associazione|Comisi[óo]n|Consejo|Conseil|Gobierno|Banco|Banque|Naciones|Secretar[íi]a|Assemblée|Fédération|Bundesministerium|Bundeszentrale)(?![\p{L}\p{N}])/u

/** Whether a person's name is odd: a family name of one letter or in lower case, digits, lower-case initials. */
function isOdd({family, given, literal}: CslName): boolean {
  if (literal !== undefined) return /\d|^[—–―_-]/.test(literal)
  return (
    family === undefined ||
    family.length < 2 ||
    /^\p{Ll}/u.test(family) ||
    /\d/.test(family) ||
    (/(?:^|\s)\p{Ll}\.(?:\s|$)|-?\p{Lu}\.-\p{Lu}\.$/u.test(given ?? '') && /\p{Ll}\./u.test(given ?? ''))
  )
}

const outlets =
  /^(?:Hindu|Guardian|Economist|Independent|Telegraph|Diplomat|Nation|Dawn|Tribune|Times|Post|Herald)$/

/**
 * The organization meant by a person's name: `India, T. o.` is the “Times of India” named elsewhere in the reference,
 * and `Group` in `Group, I. C.` is not a family name.
 */
function bodyMeant({family, given}: CslName, text: string): PrintedNames['meant'] {
  if (!family || !given || !/^(?:\p{L}\.\s*)+$/u.test(given)) return undefined
  const initials = given.split(/[.\s]+/).filter(part => part !== '')
  const lowered = initials.some(initial => /\p{Ll}/u.test(initial))
  if (!outlets.test(family) && !lowered && !nouns.test(family)) return undefined
  const spelt = new RegExp(
    `\\b${initials.map(initial => `${initial}\\p{L}+`).join('\\s+')}\\s+${family}\\b`,
    'iu'
  )
  // A name in lower case is capitalized: `the times of India` becomes “Times of India”.
  const elsewhere = spelt.exec(text)?.[0].replace(/^\p{Ll}/u, letter => letter.toUpperCase())
  const expected = elsewhere ? [elsewhere] : initials.join('') === 'T' ? [`The ${family}`] : []
  return {written: `${family}, ${given}`, expected}
}

const nouns =
  /^(?:Group|Education|Organization|Organisation|Department|Council|Institute|Center|Centre|Agency|Commission|Committee|Association|Foundation|Ministry|Nations|Programme|Fund|Society|Office|News|Rights|Network|Development|Health|Labour|Affairs|Union|University|India|Pakistan|Congress)$/
