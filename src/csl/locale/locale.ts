import type {XmlElement} from '../xml/reader.ts'

/** How long a term is. */
type TermForm = 'long' | 'short' | 'verb' | 'verb-short' | 'symbol'

export type Term = Readonly<{
  single: string
  multiple: string
  gender?: string | undefined
  /** Where an ordinal applies (CSL 1.0.2, “Ordinal Suffixes”). */
  match?: string | undefined
}>

/** Terms, dates and options of a language, those of a style over those of CSL. */
export type Locale = Readonly<{
  lang: string
  term: (name: string, form?: string) => Term | undefined
  /** A term in a grammatical gender only, without falling back to another. */
  genderTerm: (name: string, gender: string | undefined) => Term | undefined
  hasOrdinals: () => boolean
  date: (form: string) => XmlElement | undefined
  option: (name: string) => string | undefined
  /** What joins the ends of a range of pages, issues or volumes. */
  rangeDelimiter: string
}>

const fallbacks: Readonly<Record<string, TermForm>> = {
  'verb-short': 'verb',
  symbol: 'short',
  verb: 'long',
  short: 'long'
}

/**
 * The locale for a language: of `files`, roots of locale files and `locale` elements of a style, the first that says
 * something counts.
 */
export function createLocale(lang: string, files: readonly XmlElement[]): Locale {
  const terms = new Map<string, Term>()
  const dates = new Map<string, XmlElement>()
  const options = new Map<string, string>()
  let ordinals = false
  for (const file of files) {
    let ownOrdinals = false
    // Of a term that a file has twice, the last counts.
    const ownTerms = new Map<string, Term>()
    for (const part of file.children) {
      if (part.name === 'terms') {
        for (const term of part.children) {
          const name = term.attributes.name ?? ''
          const isOrdinal = /^ordinal(?:-\d\d)?$/.test(name)
          // The ordinals of a locale go together (CSL 1.0.2, “Ordinal Suffixes”).
          if (isOrdinal && ordinals) continue
          if (isOrdinal) ownOrdinals = true
          const key = keyOf(name, term.attributes.form, term.attributes['gender-form'])
          ownTerms.set(key, termOf(term))
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
    ordinals ||= ownOrdinals
  }
  return {
    lang,
    term(name, form = 'long') {
      let wanted: string | undefined = form
      while (wanted !== undefined) {
        const found = terms.get(keyOf(name, wanted))
        if (found !== undefined) return found
        wanted = fallbacks[wanted]
      }
      return undefined
    },
    genderTerm: (name, gender) => terms.get(keyOf(name, 'long', gender)),
    hasOrdinals: () => ordinals,
    date: form => dates.get(form),
    option: name => options.get(name),
    rangeDelimiter: terms.get(keyOf('page-range-delimiter'))?.single || '–'
  }
}

function keyOf(name: string, form = 'long', gender = ''): string {
  return `${name} ${form} ${gender}`
}

function termOf({children, text, attributes}: XmlElement): Term {
  const of = (name: string): string | undefined => children.find(child => child.name === name)?.text
  const plain = children.length > 0 ? '' : text
  // A term that is only a line break is empty.
  const shown = /^\s*[\r\n]\s*$/.test(plain) ? '' : plain
  const single = of('single') ?? shown
  return {
    single,
    multiple: of('multiple') ?? (children.length > 0 ? single : shown),
    gender: attributes.gender,
    match: attributes.match
  }
}

/** The elements of a locale file or of a style that apply to a language, the nearest first. */
export function localesFor(lang: string, elements: readonly XmlElement[]): readonly XmlElement[] {
  const base = lang.split('-')[0]
  const nearness = ({attributes: {lang: own}}: XmlElement): number =>
    own === lang ? 0 : own === base ? 1 : own === undefined ? 2 : 3
  return elements
    .map(element => [nearness(element), element] as const)
    .filter(([near]) => near < 3)
    .toSorted(([a], [b]) => a - b)
    .map(([, element]) => element)
}
