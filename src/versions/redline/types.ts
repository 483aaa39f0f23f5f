import type {Article} from '../../core/article.ts'

/** The subject of a change; a summary counts changes by it. */
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
 * The kind of a change. The old words of a replacement, and the old place of a move, belong to the same change as
 * the new.
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
  /** The number in reading order, from 1, also of its marks in the article. */
  number: number
  kind: RedlineKind
  subject: Subject
  /** The words of the old version, empty for an insertion. */
  old: string
  /** The words of the new version, empty for a deletion. */
  new: string
  /** The numbers of deleted and inserted words. */
  counts: Readonly<{deleted: number; inserted: number}>
  /** The name that an output gives to the first node of the change, so that a summary can link to it: `change-12`. */
  anchor: string
  /** The words of the headings above it, outermost first. */
  section: readonly string[]
  /**
   * Whether no reader would notice: other dashes or spaces, a picture of the same name at another address. A summary
   * lists such changes separately.
   */
  minor?: true
}>

/** A field of a work, or of the metadata, as text; empty if a version does not have it. */
export type FieldChange = Readonly<{name: string; old: string; new: string}>

/** A field of the metadata that differs. */
export type MetadataChange = FieldChange &
  Readonly<{
    /** The number of its change. */
    number: number
  }>

/** The change of a work in the lists of references. */
export type ReferenceChange = Readonly<{
  kind: 'added' | 'removed' | 'changed'
  /** The key in the new version; for a removed work, in the old one. */
  key: string
  /** The number of its change. */
  number: number
  /** The fields of CSL that differ, by name; all of them, if the work was added or removed. */
  fields: readonly FieldChange[]
}>

/** Two versions of an article merged into one. */
export type Redline = Readonly<{
  /**
   * The new version with marks (`Change`), and with deleted nodes in their places. Numbers that galley counts, such
   * as those of figures, are those of the new version.
   */
  article: Article
  changes: readonly RedlineChange[]
  references: readonly ReferenceChange[]
  /** The fields of the metadata that differ, which have no node in the article: authors, keywords, dates. */
  metadata: readonly MetadataChange[]
}>

/** Facts that are not in the articles themselves. */
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
