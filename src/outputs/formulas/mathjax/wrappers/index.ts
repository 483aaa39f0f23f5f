import {SvgWrapperFactory} from '@mathjax/src/mjs/output/svg/WrapperFactory.js'
import {Enclosed} from './enclosed.ts'
import {Fraction} from './fraction.ts'
import {Identifier} from './identifier.ts'
import {Over, Under, UnderOver} from './limits.ts'
import {MathOperator} from './operator.ts'
import {DegreeRoot, Root} from './radical.ts'
import {BothScripts, MathSubscript, MathSuperscript} from './scripted.ts'
import {MathGrid} from './table.ts'

/** MathJax's wrappers for the layout of each kind of node, and galley's where the rules of the font differ. */
export class OpenTypeWrappers extends SvgWrapperFactory {
  static override defaultNodes = {
    ...SvgWrapperFactory.defaultNodes,
    mi: Identifier,
    mo: MathOperator,
    mfrac: Fraction,
    msqrt: Root,
    mroot: DegreeRoot,
    msub: MathSubscript,
    msup: MathSuperscript,
    msubsup: BothScripts,
    munder: Under,
    mover: Over,
    munderover: UnderOver,
    mtable: MathGrid,
    menclose: Enclosed
  }
}
