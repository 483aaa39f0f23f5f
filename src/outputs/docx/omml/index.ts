import {type FormulaNode, nodeParts} from '../../../core/formula-tree.ts'
import {element} from '../../../core/write-xml.ts'
import {joinMath, withoutOuterSpace} from './pieces.ts'
import {rowPieces} from './row.ts'

/** A formula in Word's format, `m:oMath` of ISO 29500-1, 22.1; undefined for a formula without content. */
export function formulaToOmml(tree: FormulaNode): string | undefined {
  const pieces = withoutOuterSpace(rowPieces(nodeParts(tree)))
  return pieces.length === 0 ? undefined : element('m:oMath', {}, joinMath(pieces))
}
