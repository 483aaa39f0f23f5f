import {perObject} from '../../../core/per-object.ts'
import {plainValue} from '../../../core/plain-value.ts'
import type {Bibliography, Field, Manuscript, Place, Reference} from '../../../core/types.ts'
import type {RuleFinding} from '../rule.ts'

/** A variable of an entry as shown, without markup, and the field that it was parsed from. */
export type ReferencePart = Readonly<{
  reference: Reference
  text: string
  /**
   * The field from which the variable was parsed; undefined in CSL-JSON and CSL-YAML, where the place is the place of
   * the entry.
   */
  field?: Field | undefined
  place: Place
}>

/** The entries of the bibliography, without BibLaTeX sets, which only group other entries. */
export function entriesOf({bibliography}: Manuscript): readonly Reference[] {
  return entriesIn(bibliography)
}

const entriesIn = perObject(({references}: Bibliography): readonly Reference[] =>
  references.filter(({type}) => type !== 'set')
)

/**
 * A CSL text variable of an entry; undefined if the entry inherits it, because its faults are reported at the parent
 * entry. `fields` are the names of the variable's fields in BibTeX and BibLaTeX.
 */
export function partOf(
  reference: Reference,
  variable: string,
  fields = fieldsOf.get(variable) ?? [variable.toLowerCase()]
): ReferencePart | undefined {
  const text = reference.csl[variable]
  return typeof text === 'string' || typeof text === 'number'
    ? partWith(reference, plainValue(String(text)), fields)
    : undefined
}

/** A part with the given text, at the place of the first of the given fields that the entry has. */
export function partWith(
  reference: Reference,
  text: string,
  fields: readonly string[]
): ReferencePart | undefined {
  if (reference.fields.size === 0) return {reference, text, place: reference.place}
  const field = fields.map(name => reference.fields.get(name)).find(found => found !== undefined)
  if (field === undefined) return undefined
  // CSL titles are in sentence case, but the message shows the words as typed.
  const {value} = field
  const isTyped = value.length === text.length && value.toLowerCase() === text.toLowerCase()
  return {reference, text: isTyped ? value : text, field, place: field.valuePlace}
}

/**
 * The maximum length of a field that is searched for each name; longer ones, such as the thousand authors of one paper,
 * are not searched.
 */
const mostSearched = 10_000

/** A part reduced to some of its words, if they occur exactly once in the file. */
export function placedAt(part: ReferencePart, words: string): ReferencePart {
  const {field} = part
  if (field?.valueStart === undefined || words === '') return part
  const {value, valueStart, valuePlace} = field
  if (valueStart !== valuePlace.start.offset + 1 || value.length > mostSearched) return part
  // Parsing may have lowered the case of a word in a title.
  const typed = value.includes(words) ? value : value.toLowerCase()
  const sought = value.includes(words) ? words : words.toLowerCase()
  const index = typed.indexOf(sought)
  if (index === -1 || typed.length !== value.length || typed.includes(sought, index + 1)) return part
  const lines = value.slice(0, index).split(/\r\n|\r|\n/)
  const last = lines.at(-1) ?? ''
  const {start} = valuePlace
  if (/[\r\n]/.test(words)) return part
  const line = start.line + lines.length - 1
  const column = lines.length === 1 ? start.column + 1 + index : last.length + 1
  const offset = valueStart + index
  const end = {line, column: column + words.length, offset: offset + words.length}
  return {...part, place: {start: {line, column, offset}, end}}
}

/** A finding about a part of an entry. */
export function findingOf(
  part: ReferencePart,
  message: string,
  more: Partial<RuleFinding> = {}
): RuleFinding {
  return {file: part.reference.file, place: part.place, subject: part.reference.key, message, ...more}
}

/** A finding about a whole entry. */
export function findingAt(
  reference: Reference,
  message: string,
  more: Partial<RuleFinding> = {}
): RuleFinding {
  return {file: reference.file, place: reference.place, subject: reference.key, message, ...more}
}

/** A text variable of an entry without markup; empty if the entry lacks it. */
export function variableText({csl}: Reference, variable: string): string {
  const value = csl[variable]
  return typeof value === 'string' || typeof value === 'number' ? plainValue(String(value)) : ''
}

const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['container-title', ['journal', 'journaltitle', 'booktitle', 'maintitle']],
  ['title', ['title', 'subtitle', 'maintitle']],
  ['publisher', ['publisher', 'institution', 'school', 'organization', 'howpublished']],
  ['publisher-place', ['address', 'location']],
  ['page', ['pages']],
  ['issue', ['number', 'issue']],
  ['URL', ['url']]
])
