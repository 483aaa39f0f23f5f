/**
 * Types that galley's plugins add to the nodes of mdast-util-math. They are separate from `mdast.ts`, because the types
 * of `galley/remark` only import packages that are installed with galley.
 */
import type {} from 'mdast-util-math'
import type {EquationLine} from './mdast.ts'

declare module 'mdast-util-math' {
  interface MathData {
    /** The environment of the formula, such as `align*`. */
    environment?: string | undefined
    /** Whether it is the first or a later one of several that share a number, 1a, 1b. */
    subequation?: 'first' | 'next' | undefined
    /** The lines of an equation with a number or a label. */
    lines?: readonly EquationLine[] | undefined
  }
  interface InlineMathData {
    /** True for `$$…$$` and for environments of display maths in running text. */
    display?: boolean | undefined
    /** As in `MathData`. */
    environment?: string | undefined
    lines?: readonly EquationLine[] | undefined
  }
}
