import type {CitationItem} from './types.ts'
import {plainText} from './walk.ts'

/** The formatting of a stretch of a rendered citation or entry (CSL 1.0.2, “Formatting”). */
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

/** Which words of the author's: those before or after a work of a citation. */
export type WordsSide = 'prefix' | 'suffix'

/**
 * A part of a rendered citation or of an entry of the list of references, as plain JSON. It says what the words are,
 * whatever the output.
 */
export type Segment =
  | Readonly<{type: 'text'; value: string}>
  | Readonly<{type: 'format'; format: SegmentFormat; children: readonly Segment[]}>
  /** Leads to the entry of a work. */
  | Readonly<{type: 'work'; key: string; children: readonly Segment[]}>
  /**
   * The author's own words before or after item `item` of the citation, which are not in the segment. With `capital`,
   * their first letter is to be a capital.
   */
  | Readonly<{type: 'words'; item: number; side: WordsSide; capital?: true}>
  /** Shown for a work that is missing from the bibliography, or for which the style renders nothing. */
  | Readonly<{type: 'undefined'; value: string}>
  /** A link to a web address. */
  | Readonly<{type: 'address'; url: string; children: readonly Segment[]}>
  | Readonly<{type: 'formula'; tex: string}>
  /** Words in another language or direction; `isolated` keeps what is beside them from being reordered with them. */
  | Readonly<{
      type: 'language'
      lang?: string
      dir?: 'ltr' | 'rtl'
      isolated?: true
      children: readonly Segment[]
    }>
  /** CSL 1.0.2, “Display”; without `block`, one that is just a block. */
  | Readonly<{
      type: 'block'
      block?: 'left-margin' | 'right-inline' | 'block' | 'indent'
      children: readonly Segment[]
    }>
  /** A stretch that a field of a work marks with names that CSL gives no formatting, such as `nocase`. */
  | Readonly<{type: 'marked'; names: readonly string[]; children: readonly Segment[]}>

/** A segment that contains others. */
export type ParentSegment = Extract<Segment, Readonly<{children: readonly Segment[]}>>

/** The author's words before or after an item of a citation, in the form that is asked for. */
export type WordsOf<Form> = (item: number, side: WordsSide) => Form

/** A text. */
export function textSegment(value: string): Segment {
  return {type: 'text', value}
}

/** The text of segments without its formatting. Without `words`, the author's words are left out. */
export function segmentText(segments: readonly Segment[], words: WordsOf<string> = () => ''): string {
  return segments
    .map(segment => {
      if ('children' in segment) return segmentText(segment.children, words)
      if (segment.type === 'words') return words(segment.item, segment.side)
      return segment.type === 'formula' ? `$${segment.tex}$` : segment.value
    })
    .join('')
}

/** The author's words around the items of a citation, as plain text. */
export function plainWords(items: readonly CitationItem[]): WordsOf<string> {
  return (item, side) => plainText(items[item]?.[side] ?? [])
}

/** The segments with each text replaced by other segments; everything else is unchanged. */
export function mapTexts(
  segments: readonly Segment[],
  change: (value: string) => readonly Segment[]
): readonly Segment[] {
  return segments.flatMap((segment): readonly Segment[] => {
    if (segment.type === 'text') return change(segment.value)
    return 'children' in segment ? [{...segment, children: mapTexts(segment.children, change)}] : [segment]
  })
}
