import type {CslItem, Field, Finding, Place, Source} from '../core/types.ts'

/** An entry as imported: what it was, what was made of it, and how sure that is. */
export type ImportedReference = Readonly<{
  /** The work; its `id` is empty, keys are given later. */
  csl: CslItem
  /** The line or record as it stood. */
  raw: string
  /** In the imported file. */
  place: Place
  /** 0 to 1; undefined for formats that have fields of their own. */
  confidence?: number | undefined
  /** Names of CSL variables that the reader is not sure of. What no variable took stands in `note`, so nothing is lost. */
  doubtful: readonly string[]
  /** For an entry of BibTeX: what it is written with again, instead of what CSL has of it. */
  bibtex?: Readonly<{type: string; fields: ReadonlyMap<string, Field>}> | undefined
}>

/** Reads the text of a file into entries. It never throws on what is in the file; findings say what is odd there. */
export type Importer = (
  source: Source
) => Readonly<{references: readonly ImportedReference[]; findings: readonly Finding[]}>
