import type {CitationItem} from './types.ts'
import {plainText} from './walk.ts'

/** The formatting of text in a rendered citation or entry (CSL 1.0.2, “Formatting”). */
export type SegmentFormat =
  | 'italic'
  | 'bold'
  | 'emphasis'
  | 'strong'
  | 'superscript'
  | 'subscript'
  | 'small-caps'
  | 'underline'
  | 'roman'
  | 'medium'
  | 'no-caps'
  | 'no-line'
  | 'baseline'

/** The author's words before or after a work of a citation. */
export type WordsSide = 'prefix' | 'suffix'

/** A part of a rendered citation or entry, as plain JSON, independent of the output. */
export type Segment =
  | Readonly<{type: 'text'; value: string}>
  | Readonly<{type: 'format'; format: SegmentFormat; children: readonly Segment[]}>
  /** A link to the entry of a work. */
  | Readonly<{type: 'work'; key: string; children: readonly Segment[]}>
  /**
   * A placeholder for the author's words before or after the item with index `item`. If `capital` is true, their first
   * letter is capitalized.
   */
  | Readonly<{type: 'words'; item: number; side: WordsSide; capital?: true}>
  /** The text shown for a work that is not in the bibliography, or for which the style renders nothing. */
  | Readonly<{type: 'undefined'; value: string}>
  /** A link to a URL. */
  | Readonly<{type: 'address'; url: string; children: readonly Segment[]}>
  | Readonly<{type: 'formula'; tex: string}>
  /** Text in another language or direction; `isolated` text does not affect the order of the text around it. */
  | Readonly<{
      type: 'language'
      lang?: string
      dir?: 'ltr' | 'rtl'
      isolated?: true
      children: readonly Segment[]
    }>
  /** A part of an entry that is set separately (CSL 1.0.2, “Display”); `block` is undefined for a plain block. */
  | Readonly<{
      type: 'block'
      block?: 'left-margin' | 'right-inline' | 'block' | 'indent'
      children: readonly Segment[]
    }>
  /** Text in a field of a work, with a class that CSL does not format, such as `nocase`. */
  | Readonly<{type: 'marked'; names: readonly string[]; children: readonly Segment[]}>

/**
 * The range of a CSL variable's value in the text of an entry, or of a part of the value: `year` in a date; `name`,
 * `family`, `given` and `suffix` in names. Of two nested ranges, the outer one comes first.
 */
export type EntryField = Readonly<{variable: string; from: number; to: number}>

/** A segment that contains other segments. */
export type ParentSegment = Extract<Segment, Readonly<{children: readonly Segment[]}>>

/** Returns the author's words before or after an item of a citation. */
export type WordsOf<Form> = (item: number, side: WordsSide) => Form

/** Creates a text segment. */
export function textSegment(value: string): Segment {
  return {type: 'text', value}
}

/** The text of segments without formatting. Without the function `words`, the author's words are omitted. */
export function segmentText(segments: readonly Segment[], words: WordsOf<string> = () => ''): string {
  return segments
    .map(segment => {
      if ('children' in segment) return segmentText(segment.children, words)
      if (segment.type === 'words') return words(segment.item, segment.side)
      return segment.type === 'formula' ? `$${segment.tex}$` : segment.value
    })
    .join('')
}

/** The plain text of the author's words before and after each item of a citation. */
export function plainAffixes(items: readonly CitationItem[]): WordsOf<string> {
  return (item, side) => plainText(items[item]?.[side] ?? [])
}

/** Replaces each text segment with the segments that a function returns for its text. */
export function mapTexts(
  segments: readonly Segment[],
  change: (value: string) => readonly Segment[]
): readonly Segment[] {
  return segments.flatMap((segment): readonly Segment[] => {
    if (segment.type === 'text') return change(segment.value)
    return 'children' in segment ? [{...segment, children: mapTexts(segment.children, change)}] : [segment]
  })
}
