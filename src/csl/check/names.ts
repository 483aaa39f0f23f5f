/** The names of CSL 1.0.2: variables, types of works, locators and terms (appendices II to IV of the specification). */

/** The set of the words in a text. */
export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter(Boolean))
}

export const dateVariables = setOf('accessed available-date event-date issued original-date submitted')

export const nameVariables = setOf(`
  author chair collection-editor compiler composer container-author contributor curator director editor
  editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator translator`)

export const numberVariables = setOf(`
  chapter-number citation-number collection-number edition first-reference-note-number issue locator number
  number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version
  volume`)

export const standardVariables: ReadonlySet<string> = new Set([
  ...numberVariables,
  ...setOf(`
  collection-title container-title container-title-short original-title part-title reviewed-title title title-short
  volume-title
  abstract annote archive archive_collection archive_location archive-place authority call-number citation-key
  citation-label dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword language
  license medium note original-publisher original-publisher-place PMCID PMID publisher publisher-place references
  reviewed-genre scale source status URL year-suffix`)
])

export const variables: ReadonlySet<string> = new Set([
  ...standardVariables,
  ...nameVariables,
  ...dateVariables
])

export const types = setOf(`
  article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
  document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
  manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis
  treaty webpage`)

const locatorsThatAreNumbers = setOf('issue page part section supplement version volume')

export const locators: ReadonlySet<string> = new Set([
  ...locatorsThatAreNumbers,
  ...setOf(`
  act appendix article-locator book canon chapter column elocation equation figure folio line note opus paragraph rule
  scene sub-verbo table timestamp title-locator verse`)
])

/** Names with numbers from 01, each of two digits, as for months: `month-01`. */
function numbered(name: string, count: number): readonly string[] {
  return Array.from({length: count}, (_, index) => `${name}-${String(index + 1).padStart(2, '0')}`)
}

/** Terms that may have a gender. */
export const genderTerms: ReadonlySet<string> = new Set([
  ...numbered('month', 12),
  ...locatorsThatAreNumbers,
  ...setOf(`
  chapter-number citation-number collection-number edition first-reference-note-number number number-of-pages
  number-of-volumes page-first printing`)
])

/** The terms for long ordinals, which can have a form per gender, as `ordinals` can. */
export const longOrdinals: ReadonlySet<string> = new Set(numbered('long-ordinal', 10))

/** The terms for ordinal suffixes: the term for all numbers, and the terms for numbers with certain last digits. */
export const ordinals: ReadonlySet<string> = new Set([
  'ordinal',
  ...Array.from({length: 100}, (_, number) => `ordinal-${String(number).padStart(2, '0')}`)
])

export const termNames: ReadonlySet<string> = new Set([
  ...genderTerms,
  ...longOrdinals,
  ...ordinals,
  ...locators,
  ...types,
  ...nameVariables,
  ...numbered('season', 4),
  ...setOf(`
  editortranslator accessed ad advance-online-publication album and anonymous at audio-recording bc bce by ce circa
  cited et-al film forthcoming from henceforth ibid in internet letter loc-cit no-place no-publisher on online op-cit
  original-work-published personal-communication podcast podcast-episode preprint radio-broadcast radio-series
  radio-series-episode reference retrieved review-of scale special-issue special-section television-broadcast
  television-series television-series-episode video working-paper
  open-quote close-quote open-inner-quote close-inner-quote page-range-delimiter colon comma semicolon`),
  'and others',
  'available at',
  'in press',
  'no date',
  'presented at'
])
