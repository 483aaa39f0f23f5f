/** The kind of values of a CSL-JSON variable (schema csl-data.json of CSL 1.0.2). */
export type VariableKind = 'names' | 'date' | 'text' | 'number' | 'list' | 'object'

const names =
  'author chair collection-editor compiler composer container-author contributor curator director editor editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator translator'
const dates = 'accessed available-date event-date issued original-date submitted'
const numbers =
  'chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages number-of-volumes page page-first part printing supplement volume'
const texts =
  'citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection archive_location archive-place authority call-number citation-label collection-title container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale section source status title title-short URL version volume-title volume-title-short year-suffix'

/** The kinds by variable, except for `id` and `type`. */
export const cslVariables: ReadonlyMap<string, VariableKind> = new Map<string, VariableKind>([
  ...names.split(' ').map(name => [name, 'names'] as const),
  ...dates.split(' ').map(name => [name, 'date'] as const),
  ...numbers.split(' ').map(name => [name, 'number'] as const),
  ...texts.split(' ').map(name => [name, 'text'] as const),
  ['categories', 'list'],
  ['custom', 'object']
])

/** The item types of the CSL-JSON schema. */
export const cslItemTypes: ReadonlySet<string> = new Set(
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage'.split(
    ' '
  )
)

/** The parts of a name and of a date in the CSL-JSON schema. */
export const nameParts: ReadonlySet<string> = new Set(
  'family given dropping-particle non-dropping-particle suffix comma-suffix static-ordering literal parse-names'.split(
    ' '
  )
)
export const dateParts: ReadonlySet<string> = new Set('date-parts season circa literal raw edtf'.split(' '))
