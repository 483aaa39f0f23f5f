import type {Heading} from 'mdast'
import {isReferencesHeading} from '../core/references-heading.ts'

/** The numbers of sections, one after another. */
export type SectionNumbers = Readonly<{
  /** The number of the next heading, “2.1”, or “A.1” in an appendix; empty for one without a number. */
  next: (heading: Heading) => string
  /** The letter of the appendix that the last heading is in; empty in the main text. */
  appendix: () => string
  /** Makes all sections from here on appendices. */
  beginAppendices: () => void
}>

/**
 * Numbers sections by depth. A heading with the class `appendix` begins an appendix, which ends at the next heading of
 * its depth or above; after `\appendix` all such headings begin one. Headings with the class `unnumbered` have no
 * number; headings above them keep theirs. `top` is the depth of the highest heading.
 */
export function createSectionNumbers(top: number): SectionNumbers {
  const depths = [0, 0, 0, 0, 0, 0]
  let letters = 0
  /** The depth of the headings that begin appendices; undefined in the main text. */
  let appendixDepth: number | undefined
  let isLast = false

  function next(heading: Heading): string {
    const {appendices, attributes} = heading.data ?? {}
    isLast ||= appendices === true
    if (attributes?.classes.includes('unnumbered') || isReferencesHeading(heading)) return ''
    const depth = Math.max(0, heading.depth - top)
    const isOutside = appendixDepth === undefined || depth <= appendixDepth
    if (attributes?.classes.includes('appendix') || (isLast && isOutside)) {
      appendixDepth = isLast && appendixDepth !== undefined ? appendixDepth : depth
      letters++
      depths.fill(0, depth + 1)
      return capital(letters)
    }
    if (isOutside) appendixDepth = undefined
    depths[depth]!++
    depths.fill(0, depth + 1)
    const from = appendixDepth === undefined ? 0 : appendixDepth + 1
    const numbers = depths.slice(from, depth + 1)
    return [...(appendixDepth === undefined ? [] : [capital(letters)]), ...numbers].join('.')
  }

  const beginAppendices = (): void => {
    isLast = true
  }
  return {next, beginAppendices, appendix: () => (appendixDepth === undefined ? '' : capital(letters))}
}

/** `A` to `Z`, then `AA`. */
function capital(count: number): string {
  const before = count <= 26 ? '' : capital(Math.floor((count - 1) / 26))
  return before + String.fromCharCode(65 + ((count - 1) % 26))
}
