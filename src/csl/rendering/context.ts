import type {Locale} from '../locale/locale.ts'
import type {Quotes, Token} from '../output/tokens.ts'
import {patternFor} from '../patterns/patterns.ts'
import {readDate} from '../values/date.ts'
import {type Name, namesOf} from '../values/name.ts'
import type {XmlElement} from '../xml/reader.ts'

/** The children of a `names` element, which a `names` in a substitute takes from its parent. */
export type NameParts = Readonly<{
  name: XmlElement | undefined
  etAl: XmlElement | undefined
  label: XmlElement | undefined
  isLabelFirst: boolean
}>

/** A work in CSL-JSON. */
export type Item = Readonly<{id: string | number; type?: string; [variable: string]: unknown}>

/** Where a cite stands (CSL 1.0.2, “Choose”, `position`). */
export type Position = 'first' | 'subsequent' | 'ibid' | 'ibid-with-locator'

/** What a cite says besides its work. */
export type CiteFacts = Readonly<{
  locator?: string | undefined
  label?: string | undefined
  position?: Position | undefined
  isNear?: boolean | undefined
  firstNote?: number | undefined
  suppressAuthor?: boolean | undefined
  /** Whether names are joined by a word, as in a sentence, and not by a symbol. */
  inSentence?: boolean | undefined
  /** Whether the label of the locator is a plural; absent: as the locator looks. */
  isPlural?: boolean | undefined
}>

/** What tells a work apart from others. */
export type WorkState = Readonly<{
  number: number
  /** How many names are shown beyond those of the style. */
  extraNames: number
  /** How much of the given names of a person is shown: 1 initials, 2 all. */
  givens: ReadonlyMap<string, number>
  /** How many conditions `disambiguate` hold. */
  conditions: number
  suffix: string
}>

/** The work of an element's status: a variable was called, and one was filled. */
export const CALLED = 1
export const FILLED = 2

/** What rendering costs, and whether it asked for numbers: data for guards, and for what is rendered anew. */
export type Counts = {
  /** Cites and entries that were rendered. */
  renders: number
  /** Macros that were compiled. */
  macros: number
  /** How often the number of a work was asked for. */
  numbers: number
}

/** A rendering under way. */
export type Context = {
  readonly item: Item
  readonly locale: Locale
  readonly quotes: Quotes
  readonly area: 'citation' | 'bibliography'
  readonly cite: CiteFacts
  readonly state: WorkState
  /** Attributes of the sort key, while one is made. */
  readonly sort: Readonly<Record<string, string>> | undefined
  /** The style's `page-range-format`. */
  readonly pageRangeFormat: string | undefined
  /** How many names of a list that is cut a citation shows, without those that tell works apart. */
  readonly namesInCitation: number
  readonly demotes: string
  readonly initializesWithHyphen: boolean
  readonly counts: Counts
  /** Whether the style renders year suffixes by itself. */
  readonly hasSuffixVariable: boolean
  out: Token[]
  /** Variables that a `substitute` has used. */
  readonly taken: string[]
  /** Whether a substitute is being rendered; what it renders is used up. */
  isSubstituting: boolean
  /** The names whose substitute is being rendered. */
  parentNames: NameParts | undefined
  /** Whether a substitute ends though it rendered nothing: with an empty term. */
  endsSubstitute: boolean
  /** Where the first field of the layout ends. */
  firstFieldEnd: number
  /** Whether the first words are a term of the locale. */
  beginsWithTerm: boolean
  /** How many conditions `disambiguate` were asked. */
  asked: number
  /** Whether a year suffix was rendered. */
  isSuffixed: boolean
  /** The names rendered first: their words, and where they stand. */
  firstNames: Readonly<{from: number; to: number; words: string; hasNames: boolean}> | undefined
  /** The first list of names, without its label, and each name of it. */
  firstList:
    | Readonly<{from: number; to: number; names: readonly Readonly<{from: number; to: number}>[]}>
    | undefined
  /** Whether names were asked for. */
  namesCalled: boolean
  /** How many names the longest list has, and how many of them are shown. */
  hidden: number
  /** Names that were shown, by their places in a list, and those of lists that were cut. */
  readonly shownNames: Array<Readonly<{name: Name; index: number}>>
  readonly hiddenNames: Name[]
}

/** A number as readers see it, in the digits of the language; keys for sorting keep their own. */
export function inDigits(text: string, {locale, sort}: Context): string {
  return sort === undefined && locale.digits !== undefined ? locale.digits(text) : text
}

/** The value of a variable as text; empty for none, and for one that a substitute has used. */
export function variable(context: Context, name: string, form?: string): string {
  return context.taken.includes(name) ? '' : variableOf(context, name, form)
}

/** The value of a variable as text, whether or not a substitute has used it. */
export function variableOf(context: Context, name: string, form?: string): string {
  const {item, cite, state} = context
  switch (name) {
    case 'locator':
      return cite.locator ?? ''
    case 'citation-number':
      context.counts.numbers++
      return context.sort === undefined && state.number === 0 ? '' : String(state.number)
    case 'year-suffix':
      return state.suffix
    case 'first-reference-note-number':
      return cite.firstNote === undefined ? '' : String(cite.firstNote)
    case 'citation-label':
      return plain(item['citation-label']) === ''
        ? citationLabel(context)
        : `${plain(item['citation-label'])}${state.suffix}`
    case 'page-first':
      return (
        plain(item['page-first']) ||
        (/^\s*[a-z]*\d+[a-z]*/i.exec(plain(item.page))?.[0].trim() ?? plain(item.page))
      )
  }
  if (form === 'short') {
    const short =
      plain(item[`${name}-short`]) ||
      (name === 'title' ? plain(item.shortTitle) : '') ||
      (name === 'container-title' ? plain(item.journalAbbreviation) : '')
    if (short !== '') return short
  }
  if (name === 'title-short') return plain(item['title-short']) || plain(item.shortTitle)
  if (name === 'container-title-short')
    return plain(item['container-title-short']) || plain(item.journalAbbreviation)
  return plain(item[name])
}

const noLetters = patternFor(/[^a-z]/gi, /[^\p{L}]/gu)

/** A label such as `RoNo78a`: letters of the names and the year (trigraph). */
function citationLabel({item, state}: Context): string {
  const names = namesOf(item.author ?? item.editor).map(({family, literal}) =>
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

/** The language of the words of a work. */
export function languageOf({item, locale}: Context): string {
  return typeof item.language === 'string' && item.language !== '' ? item.language : locale.lang
}
