/**
 * The tokens that citations add to micromark. Importing this file teaches them to TypeScript.
 */
import type {Point} from 'micromark-util-types'
import type {CitationMode} from '../../../core/types.ts'
import type {CitationFault} from './citation-fault.ts'
import type {LocatorTerm} from './locator-labels.ts'

/** The tokenizer's data about an item; its prefix and suffix are separate tokens. */
export type CitationItemFields = Readonly<{
  key: string
  mode: CitationMode
  label?: LocatorTerm
  locator?: string
  /** Of `@key` or `-@key`. */
  start: Point
  end: Point
}>

/** A place where an author forgot the `;` or the `@key` of a citation in brackets. */
export type SeparatorFault = Omit<CitationFault, 'place'> & Readonly<{start: Point; end: Point}>

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** `@key`; outside of brackets a narrative citation. */
    citationKey: 'citationKey'
    /** The `-` of `-@key`; before the label of a cross-reference outside of brackets it is text. */
    citationSuppression: 'citationSuppression'
    /** `]`, only until it is resolved. */
    citationBracketEnd: 'citationBracketEnd'
    /** `[see @doe99, p. 3; @roe]`, `@doe99 [p. 3]`. */
    citation: 'citation'
    /** The content of brackets that cite no work, `[see @fig:a; @fig:b]`. */
    crossReferences: 'crossReferences'
    citationItem: 'citationItem'
    citationPrefix: 'citationPrefix'
    citationSuffix: 'citationSuffix'
    /** Text that is shown differently or not at all: brackets, the key of an item, its locator, white space, `;`. */
    citationMark: 'citationMark'
  }
  interface Token {
    _citationKey?: string
    /** Of a cross-reference in brackets, `[-@fig:x]`, and of a bare key, `-@doe99`. */
    _citationSuppressed?: boolean
    _citationItem?: CitationItemFields
    _citationNarrative?: boolean
    /** The events without this citation, for an enclosing bracket that claims its key. */
    _citationEvents?: Event[]
    _citationFaults?: readonly SeparatorFault[]
  }
}
