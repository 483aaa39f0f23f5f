import type {CslItem, Field, Finding, Place, Source} from '../../core/types.ts'

/** An imported work, with its source and the confidence of the parser. */
export type ImportedReference = Readonly<{
  /** The work; its `id` is empty, because keys are assigned later. */
  csl: CslItem
  /** The line or record as in the file. */
  raw: string
  /** The place in the imported file. */
  place: Place
  /** The confidence of the parser, from 0 to 1; undefined for formats that have fields of their own. */
  confidence?: number | undefined
  /**
   * Names of the CSL variables about which the parser is not sure. Text that fits no variable is in `note`, so that
   * it is not lost.
   */
  doubtful: readonly string[]
  /** The original fields of a BibTeX entry, which are written instead of the CSL variables. */
  bibtex?: Readonly<{type: string; fields: ReadonlyMap<string, Field>}> | undefined
}>

/** Parses the text of a file into works. Content never makes it throw; findings report oddities. */
export type Importer = (source: Source) => Readonly<{
  references: readonly ImportedReference[]
  findings: readonly Finding[]
  /** The reason for refusing to parse: the text is not a list of references. */
  refused?: string
}>
