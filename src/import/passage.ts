/**
 * A passage of running text of a manuscript as typed: a paragraph, a heading, a cell, or a paragraph of a note. Offsets
 * are in UTF-16 units of `text`.
 */
export type TypedPassage = Readonly<{
  /** Unique in the document. */
  id: string
  kind: 'paragraph' | 'heading' | 'caption' | 'cell' | 'note'
  /** A line break is LF, a tab is a tab; pictures and formulas are one `￼` each, which is closed. */
  text: string
  /** The number or bullet that the word processor puts before it, as printed: `[12]`, `3.`. */
  marker?: string | undefined
  /** The note that it is in; the paragraphs of a note follow each other. */
  note?: string | undefined
  language?: string | undefined
  /** Ranges that contain no typed citation: code, formulas, links, fields and citations that a program made. */
  closed: readonly PassageRange[]
  /** Ranges in superscript, without the calls of notes. */
  raised: readonly PassageRange[]
  /** The calls of notes; they have no text of their own. */
  calls: readonly PassageCall[]
}>

export type PassageRange = Readonly<{start: number; end: number}>

/** The call of a note before the character at an offset. */
export type PassageCall = Readonly<{at: number; note: string}>

/**
 * - `sure`: exactly one work matches all that is typed. - `doubted`: works match a part of it, or several match. -
 * `none`: it looks like a citation, but no work matches.
 */
export type LinkVerdict = 'sure' | 'doubted' | 'none'

/** A work in a typed citation. */
export type LinkedItem = Readonly<{
  verdict: LinkVerdict
  start: number
  end: number
  /** The index of the work in the list, if it is sure. */
  work?: number | undefined
  /** The indices of possible works, most likely first. */
  candidates: readonly number[]
  /** The words before the work, such as `see`, and those after it, such as `p. 171`. */
  prefix: string
  suffix: string
  /** The reason why it is not sure, as a clause for the author. */
  doubt?: string | undefined
}>

/** A typed citation: `(Galtung, 1969, p. 171; Freire 1970)`, `[3–5]`. Its verdict is the least sure of its items. */
export type TypedLink = Readonly<{
  passage: string
  start: number
  end: number
  form: 'author-date' | 'number' | 'raised' | 'note'
  verdict: LinkVerdict
  /** Whether the author is part of the sentence: `Galtung (1969)`. */
  narrative: boolean
  /** Whether only the year is typed, because the sentence has named the author: `Galtung argued (1969)`. */
  yearOnly: boolean
  items: readonly LinkedItem[]
}>

/** The typed citations of a document, and the list of references from both sides. */
export type LinkedCitations = Readonly<{
  links: readonly TypedLink[]
  /** Citations without a work in the list. */
  unlisted: readonly TypedLink[]
  /** Indices of works that nothing cites, not even a doubtful citation. */
  uncited: readonly number[]
}>
