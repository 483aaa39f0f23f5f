import type {Article} from '../../core/article.ts'

/** The subject of a change; a summary counts the changes of each subject. */
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

/**
 * The kind of a change. The old and the new words of a replacement are one change, and so are the old and the new place
 * of a move.
 */
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
  /** The number in reading order, from 1; marks in the article have it as well. */
  number: number
  kind: RedlineKind
  subject: Subject
  /** The text in the old version; empty for an insertion. */
  old: string
  /** The text in the new version; empty for a deletion. */
  new: string
  /** The numbers of deleted and inserted words. */
  counts: Readonly<{deleted: number; inserted: number}>
  /** The anchor that outputs give to the first node of the change, so that a summary can link to it: `change-12`. */
  anchor: string
  /** The text of the headings above the change, outermost first. */
  section: readonly string[]
  /**
   * Whether no reader would notice the change: other dashes or spaces, or a picture of the same name at another URL.
   * A summary lists such changes separately.
   */
  minor?: true
}>

/** A field of a work or of the metadata, as text; empty in a version that does not have it. */
export type FieldChange = Readonly<{name: string; old: string; new: string}>

/** A field of the metadata that differs. */
export type MetadataChange = FieldChange &
  Readonly<{
    /** The number of the change. */
    number: number
  }>

/** The change of a work in the lists of references. */
export type ReferenceChange = Readonly<{
  kind: 'added' | 'removed' | 'changed'
  /** The key of the work in the new version or, if it was removed, in the old version. */
  key: string
  /** The number of the change. */
  number: number
  /** The CSL fields that differ, by name; all fields if the work was added or removed. */
  fields: readonly FieldChange[]
}>

/** Two versions of an article merged into one. */
export type Redline = Readonly<{
  /**
   * The new version with marks (`Change`), and with deleted nodes at their positions. Generated numbers, such as
   * figure numbers, belong to the new version.
   */
  article: Article
  changes: readonly RedlineChange[]
  references: readonly ReferenceChange[]
  /** The fields of the metadata that differ and that have no node in the article: authors, keywords, dates. */
  metadata: readonly MetadataChange[]
}>

/** Data for a comparison that are not in the articles themselves. */
export type CompareOptions = Readonly<{
  /**
   * Returns the hash of a picture's bytes, by its path or URL, in the old and in the new version. Pictures with equal
   * bytes are equal; without a hash, pictures are compared by their URLs.
   */
  pictures?: Readonly<{
    old: (url: string) => string | undefined
    new: (url: string) => string | undefined
  }>
}>
