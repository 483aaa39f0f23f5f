import {type FormulaNode, nodeParts} from '../../../core/formula-tree.ts'
import {bars, canonicalSign} from './signs.ts'

/**
 * Whether a row is the content of `\left` and `\right` as one pair; in `|0⟩⟨0|`, the outer bars belong to two different
 * pairs.
 */
export function isPaired(node: FormulaNode): boolean {
  const {kind, properties} = node
  if (kind !== 'mrow' || properties?.open === undefined || properties.close === undefined) return false
  return !(bars.has(canonicalSign(String(properties.open))) && nodeParts(node).slice(1, -1).some(isKetEnd))
}

function isKetEnd(node: FormulaNode): boolean {
  const [only, ...others] = nodeParts(node)
  if (only !== undefined) return others.length === 0 && node.kind === 'TeXAtom' && isKetEnd(only)
  return node.kind === 'mo' && canonicalSign(node.text ?? '') === '⟩'
}
