/** Declares the tokens that citations add to micromark. TypeScript knows them wherever this file is imported. */
import type {Point} from 'micromark-util-types'
import type {CitationMode} from '../../../core/types.ts'
import type {CitationFault} from './citation-fault.ts'
import type {LocatorTerm} from './locator-labels.ts'

/** The tokenizer's data about an item, except its prefix and suffix, which are separate tokens. */
export type CitationItemFields = Readonly<{
  key: string
  mode: CitationMode
  label?: LocatorTerm
  locator?: string
  /** Of `@key` or `-@key`. */
  start: Point
  end: Point
}>

/** A range in brackets where an author has forgotten the `;` or the `@key`. */
export type SeparatorFault = Omit<CitationFault, 'place'> & Readonly<{start: Point; end: Point}>

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** `@key`; outside brackets, it is a narrative citation. */
    citationKey: 'citationKey'
    /** The `-` of `-@key`. Outside brackets, it is text if it precedes the label of a cross-reference. */
    citationSuppression: 'citationSuppression'
    /** `]`, until it is resolved. */
    citationBracketEnd: 'citationBracketEnd'
    /** `[see @doe99, p. 3; @roe]`, `@doe99 [p. 3]`. */
    citation: 'citation'
    /** The content of brackets that do not cite any work, `[see @fig:a; @fig:b]`. */
    crossReferences: 'crossReferences'
    citationItem: 'citationItem'
    citationPrefix: 'citationPrefix'
    citationSuffix: 'citationSuffix'
    /** Text that is shown differently or not at all: brackets, white space, `;`, and the key and locator of an item. */
    citationMark: 'citationMark'
  }
  interface Token {
    _citationKey?: string
    /** True for a cross-reference in brackets, `[-@fig:x]`, and for a bare key, `-@doe99`. */
    _citationSuppressed?: boolean
    _citationItem?: CitationItemFields
    _citationNarrative?: boolean
    /** The events without this citation, which are needed if its key turns out to belong to a surrounding bracket. */
    _citationEvents?: Event[]
    _citationFaults?: readonly SeparatorFault[]
  }
}
