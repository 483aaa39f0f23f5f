import type {Heading} from 'mdast'
import {isReferencesHeading} from '../core/references-heading.ts'
import {isOfStatement} from '../core/telling-headings.ts'
import {plainText} from '../core/walk.ts'

/** Functions that number sections in order. */
export type SectionNumbers = Readonly<{
  /**
   * Returns the number of the next heading: “2.1”, “A.1” in an appendix, or “S1” in a supplement; empty for a heading
   * without a number.
   */
  next: (heading: Heading) => string
  /** The letter of the appendix that contains the last heading; empty in the main text. */
  appendix: () => string
  /** Whether the last heading is in a supplement. */
  isSupplement: () => boolean
  /** Makes all sections after this call appendices. */
  beginAppendices: () => void
}>

/**
 * Numbers sections by depth. A heading with the class `appendix` begins an appendix, which ends at the next heading of
 * the same or a higher level; after `\appendix`, each such heading begins another one. Supplements work in the same
 * way, but their headings are numbered S1, S2 and so on through all supplements. If the heading of a supplement is
 * unnumbered, the sections directly below it get these numbers. Headings with the class `unnumbered` have no number
 * and, outside supplements, neither do the headings below them. `top` is the depth of the highest numbered heading;
 * lower headings before the first heading at that depth are numbered as if they were at that depth.
 */
export function createSectionNumbers(top: number): SectionNumbers {
  const depths = [0, 0, 0, 0, 0, 0]
  let letters = 0
  /** The depth of the highest numbered heading so far, which is numbered as the top level. */
  let highest = depths.length
  /** The depth of an unnumbered heading, while the headings below it are unnumbered as well. */
  let bare: number | undefined
  /** The depth at which headings begin appendices; undefined in the main text. */
  let appendixDepth: number | undefined
  let isLast = false
  /** The depths of the current supplement's heading and of its sections S1, S2 …; undefined elsewhere. */
  let supplement: Readonly<{outer: number; counted: number}> | undefined
  let supplements = 0
  let isLastSupplement = false

  function next(heading: Heading): string {
    const {appendices, attributes} = heading.data ?? {}
    const isUnnumbered = isWithoutNumber(heading)
    isLast ||= appendices === true
    const depth = Math.max(0, heading.depth - top)
    beginSupplement(heading, depth, isUnnumbered)
    if (bare !== undefined && depth <= bare) bare = undefined
    if (isUnnumbered) bare ??= depth
    if (isUnnumbered) return ''
    if (supplement !== undefined) return supplementNumber(depth, supplement.counted)
    const isOutside = appendixDepth === undefined || depth <= appendixDepth
    if (attributes?.classes.includes('appendix') || (isLast && isOutside)) {
      appendixDepth = isLast && appendixDepth !== undefined ? appendixDepth : depth
      letters++
      depths.fill(0, depth + 1)
      return capital(letters)
    }
    if (bare !== undefined) return ''
    if (isOutside) appendixDepth = undefined
    if (appendixDepth === undefined) {
      highest = Math.min(highest, depth)
      return counted(depth - highest)
        .slice(0, depth - highest + 1)
        .join('.')
    }
    return [capital(letters), ...counted(depth).slice(appendixDepth + 1, depth + 1)].join('.')
  }

  /** Adds one to the count at a depth, and returns the counts by depth. */
  function counted(depth: number): readonly number[] {
    depths[depth]!++
    return depths.fill(0, depth + 1)
  }

  /**
   * Begins or ends a supplement at a heading. If `isLastSupplement`, a supplement only ends where another one begins.
   */
  function beginSupplement({data}: Heading, depth: number, isUnnumbered: boolean): void {
    isLastSupplement ||= data?.supplements === true
    const begins = data?.supplements === true || data?.attributes?.classes.includes('supplement') === true
    const isOutside = supplement !== undefined && depth <= supplement.outer
    if (begins) supplement = {outer: depth, counted: isUnnumbered ? depth + 1 : depth}
    else if (isOutside && !isLastSupplement) supplement = undefined
    if (begins) appendixDepth = undefined
  }

  function supplementNumber(depth: number, counted: number): string {
    if (depth <= counted) supplements++
    else depths[depth]!++
    depths.fill(0, depth + 1)
    return [`S${supplements}`, ...depths.slice(counted + 1, depth + 1)].join('.')
  }

  const beginAppendices = (): void => {
    isLast = true
  }
  return {
    next,
    beginAppendices,
    appendix: () => (appendixDepth === undefined ? '' : capital(letters)),
    isSupplement: () => supplement !== undefined
  }
}

/**
 * Whether a heading has no number: it has the class `unnumbered`, it is the heading of the references, or it is the
 * heading of a statement in the appendix of a Quarto or Distill page.
 */
export function isWithoutNumber(heading: Heading): boolean {
  const {classes = []} = heading.data?.attributes ?? {}
  return (
    classes.includes('unnumbered') ||
    isReferencesHeading(heading) ||
    (classes.includes('appendix') && isOfStatement(plainText(heading)))
  )
}

/** `A` to `Z`, then `AA`. */
function capital(count: number): string {
  const before = count <= 26 ? '' : capital(Math.floor((count - 1) / 26))
  return before + String.fromCharCode(65 + ((count - 1) % 26))
}
