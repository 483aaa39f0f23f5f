/**
 * Data that galley's plugins add to the nodes of mdast-util-math. These declarations are separate from `mdast.ts`,
 * because the types of `galley/remark` only import packages that are installed with galley.
 */
import type {} from 'mdast-util-math'
import type {EquationLine} from './mdast.ts'

declare module 'mdast-util-math' {
  interface MathData {
    /** The environment that the formula was written in, such as `align*`. */
    environment?: string | undefined
    /** Whether this is the first or a later equation among those that share a number, as 1a and 1b do. */
    subequation?: 'first' | 'next' | undefined
    /** The lines of the equation, if any of them has a number or a label. */
    lines?: readonly EquationLine[] | undefined
  }
  interface InlineMathData {
    /** True for `$$…$$` and for display environments inside a paragraph. */
    display?: boolean | undefined
    /** The environment that the formula was written in, as in `MathData`. */
    environment?: string | undefined
    lines?: readonly EquationLine[] | undefined
  }
}
