import type {Place} from '../../../core/types.ts'

/** A fault of a citation's notation, kept on its node as `data.citationFaults`. */
export type CitationFault = Readonly<{
  /** The separator in place of a `;`: a comma or similar mark, white space, an “and”, or words without a key. */
  kind: 'comma' | 'space' | 'and' | 'words'
  /** The mark in place of the `;`, if it is visible. */
  mark?: string
  /** The key the fault is about, if there is one. */
  key: string | undefined
  place: Place
}>

declare module 'mdast' {
  interface Data {
    citationFaults?: readonly CitationFault[] | undefined
  }
}
