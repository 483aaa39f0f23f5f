/**
 * What galley's plugins add to the nodes of mdast-util-math. It stands apart from `mdast.ts`, because the types of
 * `galley/remark` name no package but those that a program gets with galley.
 */
import type {} from 'mdast-util-math'
import type {EquationLine} from './mdast.ts'

declare module 'mdast-util-math' {
  interface MathData {
    /** The environment that the maths stood in, such as `align*`. */
    environment?: string | undefined
    /** Whether it is the first or a further one of several that share a number, 1a, 1b. */
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
