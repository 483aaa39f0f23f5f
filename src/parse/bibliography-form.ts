import type {Form} from '../core/memo.ts'
import type {Bibliography, Field, Finding, Reference} from '../core/types.ts'

/** A bibliography in the form in which it is stored: maps become lists, and keys refer to entries by index. */
export type KeptBibliography = Readonly<{
  references: ReadonlyArray<Omit<Reference, 'fields'> & Readonly<{fields: ReadonlyArray<[string, Field]>}>>
  byKey: ReadonlyArray<[key: string, index: number]>
  findings: readonly Finding[]
}>

/**
 * Converts a bibliography to its stored form and back. As after parsing, all keys of an entry refer to the same object.
 */
export const bibliographyForm: Form<Bibliography, KeptBibliography> = {
  write({references, byKey, findings}) {
    const indexes = new Map(references.map((reference, index) => [reference, index]))
    return {
      references: references.map(reference => ({...reference, fields: [...reference.fields]})),
      byKey: [...byKey].map(([key, reference]) => [key, indexes.get(reference)!]),
      findings
    }
  },
  read({references: kept, byKey, findings}) {
    const references = kept.map(reference => ({...reference, fields: new Map(reference.fields)}))
    return {references, byKey: new Map(byKey.map(([key, index]) => [key, references[index]!])), findings}
  }
}
