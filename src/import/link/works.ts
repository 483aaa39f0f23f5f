import {letters} from '../../core/letters.ts'
import type {CslItem, CslName} from '../../core/types.ts'
import {lawOrArchive} from '../../references/import/printed/laws.ts'

/** A work in the list of references: its parsed data, and its line as printed. */
export type PrintedWork = Readonly<{csl: CslItem; raw: string}>

/** The data of a work that citations can contain. Names and titles consist of letters only, in lower case. */
export type CitableWork = Readonly<{
  index: number
  /** The authors, each with the spellings of the family name: with and without particles. */
  authors: readonly WorkName[]
  /** Whether the list names only some of the authors. */
  isTruncated: boolean
  year: string | undefined
  /** `a` of `2019a`. */
  letter: string
  hasNoDate: boolean
  isInPress: boolean
  title: string
  /** The title, also without its subtitle, and both without an initial article. */
  titles: readonly string[]
  /** Whether the work's line begins with its title. */
  isNameless: boolean
  /** A law, a case or an archive, which is cited by its name only. */
  isLaw: boolean
  /**
   * The letters at the beginning of the work's line, and the number of letters before each character that may end a
   * name.
   */
  letters: string
  ends: ReadonlySet<number>
  number: string | undefined
  raw: string
  /** All names of the work, including names that a dash in the list replaces. */
  people: string
}>

/** The spellings of a name, from the most complete to the shortest, and the initials of the given names. */
export type WorkName = Readonly<{spellings: readonly string[]; initials: string}>

export function citableWorks(works: readonly PrintedWork[]): readonly CitableWork[] {
  return works.map(({csl, raw}, index) => {
    const year = yearIn(csl) ?? /(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/.exec(raw)?.[0]
    const letter = year === undefined ? undefined : new RegExp(`(?<!\\d)${year}([a-z])(?![a-z])`).exec(raw)
    const number = csl['citation-number']
    return {
      index,
      authors: namesIn(csl).map(nameOf),
      isTruncated: /\bet\.?\s?al\b|\bu\.\s?a\.|\bet coll\b|…|\. \. \./iu.test(raw.slice(0, 400)),
      year,
      letter: letter?.[1] ?? String(csl['year-suffix'] ?? ''),
      hasNoDate: year === undefined || /\bn\.\s?d\.|\bs\.\s?[dfa]\.|\bo\.\s?[JD]\./.test(raw),
      isInPress: /in press|forthcoming|im Druck|im Erscheinen|sous presse|à paraître|en prensa/i.test(raw),
      title: letters(String(csl.title ?? '')),
      titles: titlesOf(String(csl.title ?? '')),
      isNameless: isNameless(csl, raw),
      isLaw: lawOrArchive(raw) !== undefined || legalTypes.has(csl.type),
      ...opening(raw),
      number: number === undefined ? undefined : String(number),
      raw,
      people: namesIn(csl)
        .map(({given = '', family = '', literal = ''}) => `${given} ${family} ${literal}`)
        .join(' ')
    }
  })
}

const legalTypes: ReadonlySet<string> = new Set(['legal_case', 'legislation', 'treaty'])

const opener = /^\s*(?:\[\d+\]|\(\d+\)|\d+[.)])?\s*[“"„«]?/u
function titlesOf(title: string): readonly string[] {
  // In a list that follows no style, the parsed title may still end with the edition or the title of the book.
  const clean = title.replace(/,\s(?:\d+\.,?\s|in:\s).*$/isu, '')
  const main = /^[^:.?!]{6,}(?=[:.?!]\s)/u.exec(title)?.[0]
  const own = [title, ...(clean === title ? [] : [clean]), ...(main === undefined ? [] : [main])]
  return [...new Set([...own, ...own.map(withoutArticle)].map(letters))].filter(({length}) => length > 3)
}

/** A title without its initial article. */
export function withoutArticle(title: string): string {
  return title.trim().replace(article, '')
}

const article =
  /^(?:(?:the|an?|der|die|das|ein|eine|les?|la|un|une|el|los|las|il|lo|i|gli|os?|as)\s+|l[’'])/iu

function isNameless(csl: CslItem, raw: string): boolean {
  if (lawOrArchive(raw) !== undefined) return true
  const [first] = namesIn(csl)
  if (first === undefined) return true
  const name = letters(first.literal ?? first.family ?? '')
  const given = letters(first.given ?? '')
  // A dash repeats the authors of the line above.
  if (/^\s*(?:\[\d+\]|\d+[.)])?\s*[-–—―_]{1,6}[.,\s]/u.test(raw)) return false
  const start = letters(raw.replace(/^\s*(?:\[\d+\]|\d+[.)])\s*/, '').slice(0, 120))
  const begins = start.startsWith(name) || start.startsWith(given) || start.slice(0, 40).includes(name)
  return !begins
}

/** The first words of a work's line: an institution, or a title. */
function opening(raw: string): Pick<CitableWork, 'letters' | 'ends'> {
  const text = raw.replace(opener, '').slice(0, 300)
  const ends = new Set<number>()
  // A comma ends a name only if a title in quotation marks or a number follows.
  for (const {index} of text.matchAll(/[.:([”"»](?=\s|$|\()|\s[([]|\s[–—-](?=\s)|,(?=\s*["“«„[\d])/gu))
    ends.add(letters(text.slice(0, index)).length)
  const name = lawOrArchive(raw)
  if (name !== undefined) {
    ends.add(letters(name).length)
    // A law can also be cited up to its date.
    for (const {0: year, index} of name.matchAll(/\d{4}/g))
      ends.add(letters(name.slice(0, index + year.length)).length)
    // A case can also be cited by its first party.
    const party = /^.{6,}?(?=\s(?:vs?|c|gegen)\.?\s)/u.exec(name)?.[0]
    if (party !== undefined) ends.add(letters(party).length)
  }
  return {letters: letters(text), ends}
}

function yearIn({issued}: CslItem): string | undefined {
  const parts = (issued as {'date-parts'?: readonly (readonly unknown[])[]} | undefined)?.['date-parts']
  const year = parts?.[0]?.[0]
  return year === undefined ? undefined : String(year)
}

/** The names by which a work is cited: its authors or, without authors, its editors or directors. */
function namesIn(csl: CslItem): readonly CslName[] {
  const lists = [csl.author, csl.editor, csl.director]
  return lists.filter((list): list is CslName[] => Array.isArray(list)).find(list => list.length > 0) ?? []
}

function nameOf(name: CslName): WorkName {
  const {given = '', literal} = name
  // In Irish names, the word before the family name belongs to it: `Ó Briain`.
  const irish = /(?:^|\s)(?:Ó|Ò|Ní|Nic|Uí|Mac)$/u.exec(given)?.[0].trim() ?? ''
  const family = `${irish}${irish === '' ? '' : ' '}${name.family ?? ''}`
  const whole = literal ?? family
  const particles = `${name['dropping-particle'] ?? ''} ${name['non-dropping-particle'] ?? ''}`
  const spellings =
    literal === undefined
      ? [`${particles}${family}`, family, name.family ?? '', bare(family)]
      : literals(whole)
  return {
    spellings: [...new Set(spellings.map(letters))].filter(spelling => spelling !== ''),
    initials: (given.match(/(?<!\p{L})\p{L}/gu) ?? []).join('').toLowerCase()
  }
}

/** A family name without its particles. */
function bare(family: string): string {
  return family.replace(/^(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|zu|ten|ter)\s+)+/iu, '')
}

/** The name of an institution, without its article, and its abbreviation. */
function literals(name: string): readonly string[] {
  const plain = name.replace(/\s*[([][^)\]]*[)\]]/gu, '')
  const given = /[([]([^)\]]+)[)\]]/u.exec(name)?.[1]
  const capitals = plain
    .split(/[\s-]+/)
    .filter(word => /^\p{Lu}/u.test(word))
    .map(word => word[0])
    .join('')
  return [
    plain,
    plain.replace(/^(?:The|Die|Der|Das|La|Le|Les|El|Los)\s+/u, ''),
    ...(given === undefined ? [] : [given]),
    ...(capitals.length > 2 ? [capitals] : [])
  ]
}
