import {plainValue} from '../../../core/plain-value.ts'
import type {CslItem, Reference} from '../../../core/types.ts'
import {foldPrinted} from './folded.ts'

/**
 * Returns a function that tells from which field of a work a letter of its printed entry comes; empty if the field is
 * not recognized.
 */
export function fieldsOfEntry(printed: string, reference: Reference): (offset: number) => string {
  const own = foldPrinted(printed)
  const fields = new Array<string>(own.letters.length).fill('')
  // Long values come first, because a year can be part of a title.
  const values = valuesOf(reference.csl).toSorted(([, a], [, b]) => b.length - a.length)
  for (const [field, value] of values) {
    const {letters} = foldPrinted(value)
    if (letters === '') continue
    for (let at = own.letters.indexOf(letters); at >= 0; at = own.letters.indexOf(letters, at + 1)) {
      if (fields.slice(at, at + letters.length).some(taken => taken !== '')) continue
      fields.fill(field, at, at + letters.length)
      break
    }
  }
  return offset => {
    const index = own.starts.findIndex(start => start >= offset)
    return index < 0 ? '' : (fields[index] ?? '')
  }
}

/** The bibliography field that corresponds to a CSL field: its name, and its line. */
export function writtenField(
  {fields, entryPlace}: Reference,
  field: string
): Readonly<{name: string; line: number}> {
  const names = written[field] ?? [field.toLowerCase()]
  const found = names.map(name => fields.get(name)).find(each => each !== undefined)
  return found === undefined
    ? {name: field, line: entryPlace.start.line}
    : {name: found.name, line: found.place.start.line}
}

/** The BibTeX and BibLaTeX names of CSL fields, where they differ. */
const written: Readonly<Record<string, readonly string[]>> = {
  'container-title': ['journal', 'journaltitle', 'booktitle', 'maintitle'],
  'container-title-short': ['shortjournal', 'journal', 'journaltitle'],
  'collection-title': ['series'],
  issued: ['date', 'year'],
  accessed: ['urldate'],
  issue: ['number', 'issue'],
  number: ['number', 'type'],
  page: ['pages', 'eid'],
  publisher: ['publisher', 'institution', 'school', 'organization', 'howpublished'],
  'publisher-place': ['address', 'location'],
  genre: ['type'],
  title: ['title', 'subtitle']
}

/** The texts in the fields that a style can print, each with the CSL name of the field. `custom` has the line as typed. */
function valuesOf(csl: CslItem): ReadonlyArray<readonly [field: string, value: string]> {
  return Object.entries(csl).flatMap(([field, value]): (readonly [string, string])[] => {
    if (field === 'id' || field === 'type' || field === 'custom') return []
    if (typeof value === 'string' || typeof value === 'number') return [[field, plainValue(String(value))]]
    return partsOf(value).map(part => [field, part] as const)
  })
}

/** The words in names and the numbers in dates. */
function partsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(partsOf)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}
