/**
 * A passage of running text of a manuscript as typed: a paragraph, a heading, a cell, or a paragraph of a note. Offsets
 * are in UTF-16 units of `text`.
 */
export type TypedPassage = Readonly<{
  /** Unique within the document. */
  id: string
  kind: 'paragraph' | 'heading' | 'caption' | 'cell' | 'note'
  /** Line breaks are LF, and tabs stay; each picture or formula is one `￼`, which is in `closed`. */
  text: string
  /** The number or bullet that the word processor prints before the passage: `[12]`, `3.`. */
  marker?: string | undefined
  /** The note that contains the passage; the paragraphs of a note follow each other. */
  note?: string | undefined
  language?: string | undefined
  /** Ranges that contain no typed citation: code, formulas, links, fields, and citations made by a program. */
  closed: readonly PassageRange[]
  /** Ranges in superscript, except note calls. */
  raised: readonly PassageRange[]
  /** The note calls, which have no text. */
  calls: readonly PassageCall[]
}>

export type PassageRange = Readonly<{start: number; end: number}>

/** A note call before the character at an offset. */
export type PassageCall = Readonly<{at: number; note: string}>

/**
 * `sure` if exactly one work matches the whole citation; `doubted` if works match only a part of it, or several
 * match; `none` if the text looks like a citation but no work matches.
 */
export type LinkVerdict = 'sure' | 'doubted' | 'none'

/** A work in a typed citation. */
export type LinkedItem = Readonly<{
  verdict: LinkVerdict
  start: number
  end: number
  /** The index of the work in the list, if the match is sure. */
  work?: number | undefined
  /** The indices of possible works, most likely first. */
  candidates: readonly number[]
  /** The texts before the work, such as `see`, and after it, such as `p. 171`. */
  prefix: string
  suffix: string
  /** Whether the author is typed next to the year, even if the citation has `yearOnly`. */
  isNamed?: true
  /** The reason why the match is not sure, as a clause for the author. */
  doubt?: string | undefined
}>

/**
 * A typed citation: `(Galtung, 1969, p. 171; Freire 1970)`, `[3–5]`. Its verdict is the verdict of its items if they
 * agree, otherwise `doubted`.
 */
export type TypedLink = Readonly<{
  passage: string
  start: number
  end: number
  form: 'author-date' | 'number' | 'raised' | 'note'
  verdict: LinkVerdict
  /** Whether the author is part of the sentence: `Galtung (1969)`. */
  narrative: boolean
  /** Whether only the year is typed, because the sentence names the author before: `Galtung argued (1969)`. */
  yearOnly: boolean
  items: readonly LinkedItem[]
}>

/** The typed citations of a document, compared with its list of references in both directions. */
export type LinkedCitations = Readonly<{
  links: readonly TypedLink[]
  /** Citations without a work in the list. */
  unlisted: readonly TypedLink[]
  /** Indexes of works that no citation cites, not even doubtfully. */
  uncited: readonly number[]
}>
