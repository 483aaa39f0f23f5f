import type {RuleName} from '../../core/rule-names.ts'
import type {Field, Finding} from '../../core/types.ts'
import {isPlainText, parseLatex} from '../latex/text.ts'
import {richText, textRuns} from '../values/rich-text.ts'
import type {InheritedFields} from './crossref.ts'
import type {BibtexEntry} from './index.ts'

/** Access to the parts of an entry that are needed to convert it to CSL. */
export type EntryReader = Readonly<{
  entry: BibtexEntry
  fields: InheritedFields
  /** The value of a field as written; undefined if it is empty. */
  raw: (name: string) => string | undefined
  /** The value of a field as CSL rich text. */
  text: (name: string) => string | undefined
  report: (finding: Readonly<{rule: RuleName; message: string; note?: string}>, field: Field) => void
}>

/** Creates a reader for the fields of an entry; the reader adds faults to `findings`. */
export function entryReader(entry: BibtexEntry, fields: InheritedFields, findings: Finding[]): EntryReader {
  return {
    entry,
    fields,
    raw: name => trimmed(fields.get(name)?.value),
    text: name => {
      const value = fields.get(name)?.value
      return value === undefined ? undefined : trimmed(cslText(value))
    },
    report: (finding, field) => {
      // An inherited field can come from another file; its faults are reported in the entry that contains it.
      if (entry.fields.has(field.name))
        findings.push({file: entry.file, place: field.valuePlace, subject: entry.key, ...finding})
    }
  }
}

/** Converts the LaTeX of a value to CSL rich text. */
export function cslText(value: string): string {
  if (isPlainText(value) && !/\s\s|[^\S ]/.test(value)) return value.trim()
  return richText(textRuns(parseLatex(value)))
}

/** Trims a string; undefined for an empty result. */
export function trimmed(value: string | undefined): string | undefined {
  return value?.trim() || undefined
}

/** Whether an entry is a preprint, for which CSL has the type `article`. */
export function isPreprint(read: EntryReader): boolean {
  return /^(?:arxiv|biorxiv|medrxiv)$/i.test(read.raw('eprinttype') ?? '') && !read.fields.has('journaltitle')
}
