import {type FormulaNode, isAble, nodeParts} from '../formula-tree.ts'

/** The operator symbol of a node, which may have scripts; undefined if it has none. */
export function coreSign(node: FormulaNode): FormulaNode | undefined {
  if (node.kind === 'mo') return node
  const [first, ...others] = nodeParts(node)
  if (first === undefined || !(isScripted(node) || (node.kind === 'TeXAtom' && others.length === 0)))
    return undefined
  return coreSign(first)
}

function isScripted({kind}: FormulaNode): boolean {
  return /^m(?:sub|sup|subsup|under|over|underover)$/.test(kind)
}

/**
 * The kind that a node with scripts gets in the output. In running text, the movable limits of an operator are set to
 * its right, so `munder` becomes `msub`.
 */
export function scriptKind(node: FormulaNode): string {
  const beside = besides[node.kind]
  const [base] = nodeParts(node)
  if (beside === undefined || node.display === true || base === undefined) return node.kind
  const sign = coreSign(base)
  return sign !== undefined && isAble(sign, 'movablelimits') ? beside : node.kind
}

const besides: Readonly<Record<string, string>> = {munder: 'msub', mover: 'msup', munderover: 'msubsup'}
