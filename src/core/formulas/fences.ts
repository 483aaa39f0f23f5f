import {type FormulaNode, isAble, nodeParts, nodeValue} from '../formula-tree.ts'
import {coreSign} from './limits.ts'

/**
 * The role of a symbol in a row: it opens or closes a bracket, separates the content of a bracket, or is a bar, which
 * may open or close.
 */
export type FenceSide = 'opening' | 'closing' | 'middle' | 'bar'

/**
 * The nodes of a row, with each group replaced by the nodes inside it. The first of these gets the space before the
 * group.
 */
export function flatRow(nodes: readonly FormulaNode[]): readonly FormulaNode[] {
  return nodes.flatMap(node => {
    const isGroup = node.kind === 'mrow' || node.kind === 'mstyle' || node.kind === 'TeXAtom'
    if (!isGroup || sideOf(node) !== undefined) return [node]
    const [first, ...others] = flatRow(nodeParts(node))
    if (first === undefined) return []
    return [node.space === undefined ? first : {...first, space: node.space}, ...others]
  })
}

/** The index of the bracket or bar that closes the one at `start`; -1 for an unclosed one. */
export function closingPlace(nodes: readonly FormulaNode[], start: number): number {
  const node = nodes[start]!
  const side = sideOf(node)
  // A bar with scripts can only close a pair.
  if (side === 'bar') return node.kind === 'mo' || node.kind === 'TeXAtom' ? closingBar(nodes, start) : -1
  return side === 'opening' ? closingFence(nodes, start) : -1
}

/** The role of a node as a bracket or bar; a node with scripts can only close. */
export function sideOf(node: FormulaNode): FenceSide | undefined {
  const sign = coreSign(node)
  if (sign === undefined || node.kind === 'mrow') return undefined
  const group = node.kind === 'TeXAtom' ? node.given : undefined
  const kind = group === opening || group === closing ? group : sign.class
  if (kind === closing) return 'closing'
  if (kind === opening) return 'opening'
  if (!/^[|‖∣∥]$/u.test(sign.text ?? '')) return undefined
  const isMiddle = isAble(sign, 'stretchy') && nodeValue(sign, 'stretchy') !== 'false'
  if (isMiddle && nodeValue(sign, 'minsize') === '') return 'middle'
  return sign.class === relation ? undefined : 'bar'
}

const [relation, opening, closing] = [3, 4, 5]

/** The index of the bracket that closes the one at `start`; -1 for an unclosed one. */
function closingFence(nodes: readonly FormulaNode[], start: number): number {
  let depth = 0
  for (let at = start; at < nodes.length; at++) {
    const side = sideOf(nodes[at]!)
    if (side === 'opening') depth++
    else if (side === 'closing' && --depth === 0) return at
  }
  return -1
}

/** The index of the bar, with or without scripts, that closes the one at `start`; -1 if the bars do not form pairs. */
function closingBar(nodes: readonly FormulaNode[], start: number): number {
  const sign = textOfSign(nodes[start]!)
  let depth = 0
  const bars = nodes.flatMap((node, at) => {
    const side = sideOf(node)
    if (side === 'opening') depth++
    if (side === 'closing') depth--
    return depth === 0 && side === 'bar' && textOfSign(node) === sign ? [at] : []
  })
  const end = bars.find(at => at > start) ?? -1
  return bars.length % 2 === 1 || end === start + 1 ? -1 : end
}

/** The text of a symbol node; empty for a missing delimiter, `\left.`. */
export function textOfSign(node: FormulaNode): string {
  return coreSign(node)?.text ?? ''
}
