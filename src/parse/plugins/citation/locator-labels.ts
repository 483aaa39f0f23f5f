import {localeWords} from './locale-words.ts'
import {locatorWords, otherWords} from './locator-words.ts'

/** The locator terms of CSL 1.0.2, appendix IV (`article-locator` and `title-locator` as in the locale files). */
export type LocatorTerm =
  | 'act'
  | 'appendix'
  | 'article-locator'
  | 'book'
  | 'canon'
  | 'chapter'
  | 'column'
  | 'elocation'
  | 'equation'
  | 'figure'
  | 'folio'
  | 'issue'
  | 'line'
  | 'note'
  | 'number'
  | 'opus'
  | 'page'
  | 'paragraph'
  | 'part'
  | 'rule'
  | 'scene'
  | 'section'
  | 'sub-verbo'
  | 'supplement'
  | 'surah'
  | 'table'
  | 'timestamp'
  | 'title-locator'
  | 'verse'
  | 'version'
  | 'volume'

/**
 * The locator term of a label as an author writes it: `pp.` and `Pages` are `page`, `S.` is `page` in German. Words of
 * the language come first, then English words for the terms that the language has, because `p. 3` is used everywhere.
 * They are those of `locator-words.ts` or of the CSL locale; a language without either has the terms of all locales. An abbreviation needs its full stop, except for
 * longer ones such as `vol 2` and for `p 3`.
 */
export function locatorTerm(label: string, language = 'en'): LocatorTerm | undefined {
  const word = label.toLowerCase().replace(/\s+/gu, ' ').replace(/[’׳]/gu, "'").replaceAll('\u0640', '')
  return locatorLabels(language).get(word)
}

/** The labels that are read in a language (BCP 47) with their terms, in lower case. */
export function locatorLabels(language: string): ReadonlyMap<string, LocatorTerm> {
  const tag = language.toLowerCase().split(/[-_]/u)[0] ?? ''
  const subtag = sameLanguage[tag] ?? tag
  return Object.hasOwn(labels, subtag) ? labels[subtag]! : labelsOfLocale(subtag)
}

/** Tags that the CSL locales replace by another. */
const sameLanguage: Readonly<Record<string, string>> = {no: 'nb', fil: 'tl'}

/**
 * The labels of a language by its CSL locale; few papers need more than one of fifty, so each is read when needed.
 */
function labelsOfLocale(language: string): ReadonlyMap<string, LocatorTerm> {
  if (!Object.hasOwn(localeWords, language)) return otherLanguages
  const known = read.get(language)
  if (known !== undefined) return known
  const words = (localeWords[language] ?? '').split('; ').map(row => {
    const at = row.indexOf(' ')
    return [row.slice(0, at), row.slice(at + 1)] as const
  })
  const made = withEnglish(language, table(Object.fromEntries(words)))
  read.set(language, made)
  return made
}

const read = new Map<string, ReadonlyMap<string, LocatorTerm>>()

/** The most words in a label: `sub verbo`, `s. v.`. */
export const mostLabelWords = 2

type Words = Readonly<Partial<Record<LocatorTerm, string>>>

/** Reads `chapter chapters ch.`; `_` represents a space within a label. */
function table(words: Words): ReadonlyMap<string, LocatorTerm> {
  const terms = new Map<string, LocatorTerm>()
  for (const [term, list] of Object.entries(words)) {
    for (const word of list.split(' ')) {
      const label = word.replaceAll('_', ' ')
      terms.set(label, term as LocatorTerm)
      const stopless = label.slice(0, -1)
      if (label.endsWith('.') && mayLoseStop(stopless) && !terms.has(stopless)) {
        terms.set(stopless, term as LocatorTerm)
      }
    }
  }
  return terms
}

/** `vol 2` and `p 3` are locators; `l 3` is too short to be certain, and `no 3` or `can 3` may begin a sentence. */
function mayLoseStop(label: string): boolean {
  return label === 'p' || (label.length > 1 && !ordinaryWords.has(label) && !label.includes('.'))
}

const ordinaryWords = new Set('app art can cans col loc no nos op par si tit tits ver'.split(' '))

/** The terms that the locale file of every language translates (CSL 1.0); no other word of the author is replaced. */
const everywhere: readonly LocatorTerm[] = [
  ...(['book', 'chapter', 'column', 'figure', 'folio', 'issue', 'line', 'note', 'opus', 'page'] as const),
  ...(['paragraph', 'part', 'section', 'sub-verbo', 'verse', 'version', 'volume'] as const)
]

const english = table(locatorWords.en ?? {})

const otherLanguages = new Map([...english].filter(([, term]) => everywhere.includes(term)))

const labels: Readonly<Record<string, ReadonlyMap<string, LocatorTerm>>> = Object.fromEntries(
  Object.entries(locatorWords).map(([language, words]) => [language, withEnglish(language, table(words))])
)

/** Adds the English labels for the terms of a table, where they are not other words in the language. */
function withEnglish(
  language: string,
  own: ReadonlyMap<string, LocatorTerm>
): ReadonlyMap<string, LocatorTerm> {
  const terms = new Set(own.size > 0 ? own.values() : everywhere)
  const others = otherWords[language] ?? []
  const added = [...english].filter(([label, term]) => terms.has(term) && !others.includes(label))
  return new Map([...added, ...own])
}
