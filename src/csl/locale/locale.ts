import type {CslElement} from '../xml/reader.ts'

/** The form of a term. */
type TermForm = 'long' | 'short' | 'verb' | 'verb-short' | 'symbol'

type Term = Readonly<{
  single: string
  multiple: string
  gender?: string | undefined
  /** The numbers to which an ordinal applies (CSL 1.0.2, “Ordinal Suffixes”). */
  match?: string | undefined
}>

/** The terms, dates and options of a language; a style's own override those of the locale file. */
export type Locale = Readonly<{
  lang: string
  term: (name: string, form?: string) => Term | undefined
  /** A term in exactly this grammatical gender, without fallback. */
  genderTerm: (name: string, gender: string | undefined) => Term | undefined
  date: (form: string) => CslElement | undefined
  option: (name: string) => string | undefined
  /** The delimiter of page, issue and volume ranges. */
  rangeDelimiter: string
  /** Converts a number to the digits of the language; undefined if numbers keep the digits that the style prints. */
  digits?: ((text: string) => string) | undefined
}>

const fallbacks: Readonly<Record<string, TermForm>> = {
  'verb-short': 'verb',
  symbol: 'short',
  verb: 'long',
  short: 'long'
}

/**
 * Creates the locale of a language. `files` are roots of locale files and `locale` elements of a style, in order of
 * precedence. If a form of a term is missing, another form in the same language is preferred to the missing form in a
 * file of another language.
 */
export function createLocale(lang: string, files: readonly CslElement[], digits?: Locale['digits']): Locale {
  const isOfLanguage = ({attributes: {lang: own}}: CslElement): boolean =>
    own === undefined || baseOf(own) === baseOf(lang)
  const [near, far] = [files.filter(isOfLanguage), files.filter(file => !isOfLanguage(file))].map(readFiles)
  const {terms, dates, options, hasOrdinals} = near!
  const inForm = ({terms: known}: Content, name: string, form: string): Term | undefined => {
    for (let wanted: string | undefined = form; wanted !== undefined; wanted = fallbacks[wanted]) {
      const found = known.get(keyOf(name, wanted))
      if (found !== undefined) return found
    }
    return undefined
  }
  const genderTerm = (name: string, gender: string | undefined): Term | undefined => {
    const key = keyOf(name, 'long', gender)
    return terms.get(key) ?? (hasOrdinals && isOrdinal(name) ? undefined : far!.terms.get(key))
  }
  return {
    digits,
    lang,
    term: (name, form = 'long') => inForm(near!, name, form) ?? inForm(far!, name, form),
    genderTerm,
    date: form => dates.get(form) ?? far!.dates.get(form),
    option: name => options.get(name) ?? far!.options.get(name),
    rangeDelimiter: inForm(near!, 'page-range-delimiter', 'long')?.single || '–'
  }
}

/** Reads the content of locale files. */
type Content = Readonly<{
  terms: ReadonlyMap<string, Term>
  dates: ReadonlyMap<string, CslElement>
  options: ReadonlyMap<string, string>
  hasOrdinals: boolean
}>

function isOrdinal(name: string): boolean {
  return /^ordinal(?:-\d\d)?$/.test(name)
}

function readFiles(files: readonly CslElement[]): Content {
  const terms = new Map<string, Term>()
  const dates = new Map<string, CslElement>()
  const options = new Map<string, string>()
  let hasOrdinals = false
  for (const file of files) {
    let ownOrdinals = false
    // If a term is defined twice, the last definition is used.
    const ownTerms = new Map<string, Term>()
    for (const part of file.children) {
      if (part.name === 'terms') {
        for (const term of part.children) {
          const name = term.attributes.name ?? ''
          // A locale's ordinals replace all others (CSL 1.0.2, “Ordinal Suffixes”).
          if (isOrdinal(name) && hasOrdinals) continue
          if (isOrdinal(name)) ownOrdinals = true
          ownTerms.set(keyOf(name, term.attributes.form, term.attributes['gender-form']), termOf(term))
        }
      } else if (part.name === 'date') {
        const form = part.attributes.form ?? ''
        if (!dates.has(form)) dates.set(form, part)
      } else if (part.name === 'style-options') {
        for (const [name, value] of Object.entries(part.attributes))
          if (!options.has(name)) options.set(name, value)
      }
    }
    for (const [key, term] of ownTerms) if (!terms.has(key)) terms.set(key, term)
    hasOrdinals ||= ownOrdinals
  }
  return {terms, dates, options, hasOrdinals}
}

function baseOf(lang: string): string {
  return lang.split('-')[0]!.toLowerCase()
}

function keyOf(name: string, form = 'long', gender = ''): string {
  return `${name} ${form} ${gender}`
}

function termOf({children, text, attributes}: CslElement): Term {
  const of = (name: string): string | undefined => children.find(child => child.name === name)?.text
  const plain = children.length > 0 ? '' : text
  // A term that consists of a line break is empty.
  const shown = /^\s*[\r\n]\s*$/.test(plain) ? '' : plain
  const single = of('single') ?? shown
  return {
    single,
    multiple: of('multiple') ?? (children.length > 0 ? single : shown),
    gender: attributes.gender,
    match: attributes.match
  }
}

/** The elements of a locale file or style that apply to a language, the most specific first. */
export function localesFor(lang: string, elements: readonly CslElement[]): readonly CslElement[] {
  const base = baseOf(lang)
  const nearness = ({attributes: {lang: own}}: CslElement): number =>
    own === lang ? 0 : own === base ? 1 : own === undefined ? 2 : 3
  return elements
    .map(element => [nearness(element), element] as const)
    .filter(([near]) => near < 3)
    .toSorted(([a], [b]) => a - b)
    .map(([, element]) => element)
}
