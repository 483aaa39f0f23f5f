import {localeWords} from './locale-words.ts'
import {locatorWords, otherWords} from './locator-words.ts'

/** The locator terms of CSL 1.0.2, appendix IV, with `article-locator` and `title-locator` as in the locale files. */
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
 * The locator term for a label as an author writes it: `pp.`, `Pages` and, in German, `S.` are `page`. The labels of
 * the language come first, then English labels for the terms that the language has, because `p. 3` is used
 * everywhere. The labels come from `locator-words.ts` or from the CSL locale; for a language without either, the
 * labels of all locales are used. An abbreviation needs its full stop, except longer ones, as in `vol 2`, and `p`, as
 * in `p 3`.
 */
export function locatorTerm(label: string, language = 'en'): LocatorTerm | undefined {
  const word = label.toLowerCase().replace(/\s+/gu, ' ').replace(/[’׳]/gu, "'").replaceAll('\u0640', '')
  return locatorLabels(language).get(word)
}

/** The labels that are recognized in a language (BCP 47), in lower case, with their terms. */
export function locatorLabels(language: string): ReadonlyMap<string, LocatorTerm> {
  const tag = language.toLowerCase().split(/[-_]/u)[0] ?? ''
  const subtag = sameLanguage[tag] ?? tag
  return Object.hasOwn(labels, subtag) ? labels[subtag]! : labelsOfLocale(subtag)
}

/** Language tags for which the CSL locales use another tag. */
const sameLanguage: Readonly<Record<string, string>> = {no: 'nb', fil: 'tl'}

/**
 * The labels in the CSL locale of a language. They are parsed on demand, because few papers need more than one of the
 * fifty locales.
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

/** The maximum number of words in a label, as in `sub verbo` and `s. v.`. */
export const mostLabelWords = 2

type Words = Readonly<Partial<Record<LocatorTerm, string>>>

/** Parses a list of words such as `chapter chapters ch.`, in which `_` represents a space. */
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

/**
 * Whether a label may be written without its full stop. `vol 2` and `p 3` are locators, but `l 3` is too short to be
 * certain, and `no 3` and `can 3` may begin a sentence.
 */
function mayLoseStop(label: string): boolean {
  return label === 'p' || (label.length > 1 && !ordinaryWords.has(label) && !label.includes('.'))
}

const ordinaryWords = new Set('app art can cans col loc no nos op par si tit tits ver'.split(' '))

/** The terms that the locale files of all languages translate (CSL 1.0). For other terms, the author's word is kept. */
const everywhere: readonly LocatorTerm[] = [
  ...(['book', 'chapter', 'column', 'figure', 'folio', 'issue', 'line', 'note', 'opus', 'page'] as const),
  ...(['paragraph', 'part', 'section', 'sub-verbo', 'verse', 'version', 'volume'] as const)
]

const english = table(locatorWords.en ?? {})

const otherLanguages = new Map([...english].filter(([, term]) => everywhere.includes(term)))

const labels: Readonly<Record<string, ReadonlyMap<string, LocatorTerm>>> = Object.fromEntries(
  Object.entries(locatorWords).map(([language, words]) => [language, withEnglish(language, table(words))])
)

/** Adds the English labels for the terms in a table, except those that mean something else in the language. */
function withEnglish(
  language: string,
  own: ReadonlyMap<string, LocatorTerm>
): ReadonlyMap<string, LocatorTerm> {
  const terms = new Set(own.size > 0 ? own.values() : everywhere)
  const others = otherWords[language] ?? []
  const added = [...english].filter(([label, term]) => terms.has(term) && !others.includes(label))
  return new Map([...added, ...own])
}
