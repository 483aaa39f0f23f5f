import type {Locale} from '../locale/locale.ts'
import type {Quotes, Token} from '../output/tokens.ts'
import {patternFor} from '../patterns/patterns.ts'
import {readDate} from '../values/date.ts'
import {type Name, readNameList} from '../values/name.ts'
import type {CslElement} from '../xml/reader.ts'

/** The children of a `names` element, inherited by `names` within its substitute. */
export type NameParts = Readonly<{
  name: CslElement | undefined
  etAl: CslElement | undefined
  label: CslElement | undefined
  isLabelFirst: boolean
}>

/** A work in CSL-JSON. */
export type Item = Readonly<{id: string | number; type?: string; [variable: string]: unknown}>

/** The position of a cite (CSL 1.0.2, “Choose”, `position`). */
export type Position = 'first' | 'subsequent' | 'ibid' | 'ibid-with-locator'

/** Everything about a cite except its work, such as the locator and the position. */
export type CiteFacts = Readonly<{
  locator?: string | undefined
  label?: string | undefined
  position?: Position | undefined
  isNear?: boolean | undefined
  firstNote?: number | undefined
  suppressAuthor?: boolean | undefined
  /** Whether names are joined by a word, as in a sentence, instead of a symbol. */
  inSentence?: boolean | undefined
  /** Whether the label of the locator is plural; if undefined, it follows from the locator. */
  isPlural?: boolean | undefined
}>

/** The number and the disambiguation of a work. */
export type WorkState = Readonly<{
  number: number
  /** The number of names shown in addition to the number that the style shows. */
  extraNames: number
  /** The shown part of each person's given name: 1 for initials, 2 for all. */
  givens: ReadonlyMap<string, number>
  /** The number of `disambiguate` conditions that are true. */
  conditions: number
  suffix: string
}>

/** The bits of an element's status: whether it called a variable, and whether such a variable had a value. */
export const CALLED = 1
export const FILLED = 2

/** Counters for performance tests, and for finding out whether a rendering used numbers. */
export type RenderCounts = {
  /** The number of rendered cites and entries. */
  renders: number
  /** The number of compiled macros. */
  macros: number
  /** The number of uses of a work's number. */
  numbers: number
}

/** The state of rendering one cite, entry or sort key. */
export type Context = {
  readonly item: Item
  readonly locale: Locale
  readonly quotes: Quotes
  readonly area: 'citation' | 'bibliography'
  readonly cite: CiteFacts
  readonly state: WorkState
  /** The attributes of the sort key that is being rendered; undefined if none is. */
  readonly sort: Readonly<Record<string, string>> | undefined
  /** The style's `page-range-format`. */
  readonly pageRangeFormat: string | undefined
  /** The number of names that a citation shows of a shortened list, without those added for disambiguation. */
  readonly namesInCitation: number
  readonly demotes: string
  readonly initializesWithHyphen: boolean
  readonly counts: RenderCounts
  /** Whether the style itself renders year suffixes. */
  readonly hasSuffixVariable: boolean
  out: Token[]
  /** Variables used by a `substitute`. */
  readonly taken: string[]
  /** Whether a substitute is being rendered; its variables are then marked as used. */
  isSubstituting: boolean
  /** The names whose substitute is being rendered. */
  parentNames: NameParts | undefined
  /** Whether an empty term ends the substitute, although nothing was rendered. */
  endsSubstitute: boolean
  /** The index of the token after the first field of the layout. */
  firstFieldEnd: number
  /** Whether the output begins with a term of the locale. */
  beginsWithTerm: boolean
  /** The number of `disambiguate` conditions evaluated. */
  asked: number
  /** Whether a year suffix was rendered. */
  isSuffixed: boolean
  /** The first names rendered: their text and their range. */
  firstNames: Readonly<{from: number; to: number; words: string; hasNames: boolean}> | undefined
  /** The range of the first list of names, without its label, and of each name. */
  firstList:
    | Readonly<{from: number; to: number; names: readonly Readonly<{from: number; to: number}>[]}>
    | undefined
  /** Whether a `names` element was called. */
  namesCalled: boolean
  /** The largest number of names that a list hides. */
  hidden: number
  /** The names that were shown, each with its index in its list. */
  readonly shownNames: Array<Readonly<{name: Name; index: number}>>
  readonly hiddenNames: Name[]
}

/** A number in the digits of the language; sort keys keep their digits. */
export function inDigits(text: string, {locale, sort}: Context): string {
  return sort === undefined && locale.digits !== undefined ? locale.digits(text) : text
}

/** Reads the value of a variable as text; empty for a missing value. */
export type ReadVariable = (context: Context) => string

/** Returns a function that reads a variable; its result is empty if a substitute has used the variable. */
export function untakenReader(name: string, form?: string): ReadVariable {
  const read = variableReader(name, form)
  return context => (context.taken.length > 0 && context.taken.includes(name) ? '' : read(context))
}

/** Returns a function that reads a variable, even if a substitute has used it. */
export function variableReader(name: string, form?: string): ReadVariable {
  const special = Object.hasOwn(readers, name) ? readers[name] : undefined
  if (special !== undefined) return special
  const long: ReadVariable = ({item}) => plain(item[name])
  if (form !== 'short') return long
  const shortName = `${name}-short`
  const short: ReadVariable = readers[shortName] ?? (({item}) => plain(item[shortName]))
  return context => short(context) || long(context)
}

/** Variables that are not, or not only, a field of the work. */
const readers: Readonly<Record<string, ReadVariable>> = {
  locator: ({cite}) => plain(cite.locator),
  'citation-number': ({counts, sort, state}) => {
    counts.numbers++
    return sort === undefined && state.number === 0 ? '' : String(state.number)
  },
  'year-suffix': ({state}) => state.suffix,
  'first-reference-note-number': ({cite}) => (cite.firstNote === undefined ? '' : String(cite.firstNote)),
  'citation-label': context => {
    const label = plain(context.item['citation-label'])
    return label === '' ? citationLabel(context) : `${label}${context.state.suffix}`
  },
  'page-first': ({item}) =>
    plain(item['page-first']) ||
    (/^\s*[a-z]*\d+[a-z]*/i.exec(plain(item.page))?.[0].trim() ?? plain(item.page)),
  'title-short': ({item}) => plain(item['title-short']) || plain(item.shortTitle),
  'container-title-short': ({item}) => plain(item['container-title-short']) || plain(item.journalAbbreviation)
}

const noLetters = patternFor(/[^a-z]/gi, /[^\p{L}]/gu)

/** A trigraph label such as `RoNo78a`: letters of the names, the year, and the year suffix. */
function citationLabel({item, state}: Context): string {
  const names = readNameList(item.author ?? item.editor).map(({family, literal}) =>
    (literal ?? family).replace(noLetters(literal ?? family), '')
  )
  const lengths = [[4], [2, 2], [2, 1, 1]][names.length - 1] ?? [1, 1, 1, 1]
  const year = readDate(item.issued)?.from?.year
  const shown = names.slice(0, lengths.length).map((name, index) => name.slice(0, lengths[index]))
  return `${shown.join('')}${year === undefined ? '' : String(year).slice(-2)}${state.suffix}`
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** The language of a work's texts. */
export function itemLanguage({item, locale}: Context): string {
  return typeof item.language === 'string' && item.language !== '' ? item.language : locale.lang
}
