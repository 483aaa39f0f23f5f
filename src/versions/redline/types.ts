import type {Article} from '../../core/article.ts'

/** What a change concerns; a summary counts changes by it. */
export type Subject =
  | 'text'
  | 'heading'
  | 'caption'
  | 'table'
  | 'equation'
  | 'figure'
  | 'listing'
  | 'algorithm'
  | 'citation'
  | 'note'
  | 'reference'
  | 'metadata'

/** What was done. The old words of a replacement, and the old place of a move, belong to the same change as the new. */
export type RedlineKind =
  | 'inserted'
  | 'deleted'
  | 'replaced'
  | 'moved'
  | 'formatted'
  | 'changed'
  | 'split'
  | 'joined'

/** One change, as an editor would decide on it. */
export type RedlineChange = Readonly<{
  /** In reading order, from 1: that of the marks in the article which belong to it. */
  number: number
  kind: RedlineKind
  subject: Subject
  /** The words of the old version, empty for an insertion. */
  old: string
  /** The words of the new version, empty for a deletion. */
  new: string
  /** How many words were deleted, and how many inserted. */
  counts: Readonly<{deleted: number; inserted: number}>
  /** The name that an output gives the first node of the change, so that a summary can lead there: `change-12`. */
  anchor: string
  /** The words of the headings that it stands under, outermost first. */
  section: readonly string[]
  /**
   * Whether no reader would notice: other dashes or spaces, a picture of the same name at another address. A summary
   * keeps such changes apart.
   */
  minor?: true
}>

/** A field of a work, or of the metadata, as text; empty where a version does not have it. */
export type FieldChange = Readonly<{name: string; old: string; new: string}>

/** A field of the metadata that differs. */
export type MetadataChange = FieldChange &
  Readonly<{
    /** The number of its change. */
    number: number
  }>

/** What became of a work of the lists of references. */
export type ReferenceChange = Readonly<{
  kind: 'added' | 'removed' | 'changed'
  /** In the new version; of a removed work, in the old one. */
  key: string
  /** The number of its change. */
  number: number
  /** The fields of CSL that differ, by name; all of them, if the work was added or removed. */
  fields: readonly FieldChange[]
}>

/** Two versions of an article as one. */
export type Redline = Readonly<{
  /**
   * The new version with marks (`Change`), and with what was deleted in its place. What galley counts itself, such as
   * the numbers of figures, is that of the new version.
   */
  article: Article
  changes: readonly RedlineChange[]
  references: readonly ReferenceChange[]
  /** The fields of the metadata that differ, which have no node in the article: authors, keywords, dates. */
  metadata: readonly MetadataChange[]
}>

/** What the articles do not know about themselves. */
export type CompareOptions = Readonly<{
  /**
   * The hash of the bytes of a picture, by its path or address, in the old and in the new version: pictures with equal
   * bytes are equal. Those without bytes are compared by their addresses.
   */
  pictures?: Readonly<{
    old: (url: string) => string | undefined
    new: (url: string) => string | undefined
  }>
}>
