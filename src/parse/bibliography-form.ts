import type {Form} from '../core/memo.ts'
import type {Bibliography, Field, Finding, Reference} from '../core/types.ts'

/** The stored form of a bibliography: maps are lists, and a key names its entry by the entry's index. */
export type KeptBibliography = Readonly<{
  references: ReadonlyArray<Omit<Reference, 'fields'> & Readonly<{fields: ReadonlyArray<[string, Field]>}>>
  byKey: ReadonlyArray<[key: string, index: number]>
  findings: readonly Finding[]
}>

/** How a bibliography is kept. All keys of an entry give the same entry, as they do in one that was just parsed. */
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
