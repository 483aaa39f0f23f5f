import type {Place} from '../../../core/types.ts'

/** A fault in the notation of a citation, kept on its node in `data.citationFaults`. */
export type CitationFault = Readonly<{
  /** The text in place of a `;`: a comma or similar mark, white space, an “and”, or words without a key. */
  kind: 'comma' | 'space' | 'and' | 'words'
  /** The visible character in place of the `;`, if any. */
  mark?: string
  /** The key that the fault is about, if any. */
  key: string | undefined
  place: Place
}>

declare module 'mdast' {
  interface Data {
    citationFaults?: readonly CitationFault[] | undefined
  }
}
