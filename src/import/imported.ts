import type {CslItem, Field, Finding, Place, Source} from '../core/types.ts'

/** An imported entry: its source, its result, and the confidence. */
export type ImportedReference = Readonly<{
  /** The work; its `id` is empty, keys are given later. */
  csl: CslItem
  /** The line or record as it stood. */
  raw: string
  /** In the imported file. */
  place: Place
  /** 0 to 1; undefined for formats that have fields of their own. */
  confidence?: number | undefined
  /**
   * Names of CSL variables that the reader is not sure of. Text that fits no variable goes into `note`, so nothing is
   * lost.
   */
  doubtful: readonly string[]
  /** The original fields of a BibTeX entry, from which it is written again in place of CSL. */
  bibtex?: Readonly<{type: string; fields: ReadonlyMap<string, Field>}> | undefined
}>

/** Reads the text of a file into entries. It never throws on the content of a file; findings report oddities. */
export type Importer = (source: Source) => Readonly<{
  references: readonly ImportedReference[]
  findings: readonly Finding[]
  /** Why nothing is read of the file: its text is no list of references. */
  refused?: string
}>
