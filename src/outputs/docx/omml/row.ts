import {addAll} from '../../../core/add-all.ts'
import type {FormulaNode} from '../../../core/formula-tree.ts'
import {closingPlace, flatRow, sideOf, textOfSign} from '../../../core/formulas/fences.ts'
import {element} from '../../../core/write-xml.ts'
import {elementPieces} from './elements.ts'
import {isNary, naryOf} from './nary.ts'
import {argument, built, type MathPiece, withoutOuterSpace} from './pieces.ts'
import {type ScriptedBase, scriptsOf, withScripts} from './scripts.ts'
import {spaceOf} from './token.ts'

/**
 * Converts the nodes of a row. Fences contain the nodes between them, and operators such as sums contain their
 * operands.
 */
export function rowPieces(nodes: readonly FormulaNode[]): readonly MathPiece[] {
  return piecesOf(flatRow(nodes))
}

function piecesOf(nodes: readonly FormulaNode[]): readonly MathPiece[] {
  const pieces: MathPiece[] = []
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at]!
    addAll(pieces, gapBefore(nodes[at - 1], node))
    const close = closingPlace(nodes, at)
    if (close > 0) {
      addAll(pieces, fenced(nodes.slice(at, close + 1)))
      at = close + 1
      continue
    }
    const nary = naryOf(node, rowPieces)
    if (nary !== undefined) {
      const end = nary.endOfOperand(nodes, at + 1)
      const operand = withoutOuterSpace(piecesOf(nodes.slice(at + 1, end)))
      // For an empty operand, Word would show a box.
      if (operand.length > 0) {
        pieces.push(nary.apply(operand))
        at = end
        continue
      }
    }
    const scripts = scriptsOf(node, rowPieces)
    if (scripts !== undefined && scripts.base.length === 0) at = addLoose(scripts, nodes, at, pieces)
    else {
      addAll(pieces, scripts === undefined ? elementPieces(node, rowPieces) : withScripts(scripts))
      at++
    }
  }
  return pieces
}

/** The space that TeX puts between two nodes, if neither is a sign; around signs, Word puts its own spaces. */
function gapBefore(last: FormulaNode | undefined, node: FormulaNode): readonly MathPiece[] {
  const {space = 0} = node
  const isSpaced = [last, node].some(each => each === undefined || isSpacedSign(each))
  return space === 0 || isSpaced ? [] : spaceOf(space / 18)
}

/** Whether Word puts spaces around a node, or the node itself is a space. Function application is not a sign. */
function isSpacedSign(node: FormulaNode): boolean {
  if (node.kind === 'mo') return node.class !== none
  return node.kind === 'mspace' || isNary(node)
}

/** TeX's class for nodes without spaces around them. */
const none = -1

/**
 * Adds scripts that have no base: to the preceding node, as in `\ce{H2O}`, or otherwise to the following node, as in
 * `{}^{14}C`. Returns the index after the last node used.
 */
function addLoose(
  scripts: ScriptedBase,
  nodes: readonly FormulaNode[],
  at: number,
  pieces: MathPiece[]
): number {
  const {sub, sup} = scripts
  if (sub.length === 0 && sup.length === 0) return at + 1
  const last = pieces.at(-1)
  if (last !== undefined && (last.kind === 'element' || last.role === 'letter')) {
    pieces.pop()
    addAll(pieces, withScripts({...scripts, base: [last]}))
    return at + 1
  }
  const next = nodes[at + 1]
  const base = next === undefined ? [] : piecesOf([next])
  if (base.length === 0) {
    addAll(pieces, withScripts(scripts))
    return at + 1
  }
  const before = [argument('m:sub', sub), argument('m:sup', sup), argument('m:e', base)]
  pieces.push(built(element('m:sPre', {}, before)))
  return at + 2
}

/** Brackets and their content, divided at `\middle`; scripts of the last bracket apply to the whole. */
function fenced(nodes: readonly FormulaNode[]): readonly MathPiece[] {
  const inner = nodes.slice(1, -1)
  const separator = inner.find(node => sideOf(node) === 'middle')
  const parts: FormulaNode[][] = [[]]
  for (const node of inner) {
    if (separator !== undefined && sideOf(node) === 'middle' && textOfSign(node) === textOfSign(separator))
      parts.push([])
    else parts.at(-1)!.push(node)
  }
  const [first, last] = [nodes[0]!, nodes.at(-1)!]
  const signs = [textOfSign(first), separator && textOfSign(separator), textOfSign(last)] as const
  const content = delimiters(signs, parts.map(piecesOf))
  const scripts = scriptsOf(last, rowPieces)
  return scripts === undefined ? [content] : withScripts({...scripts, base: [content]})
}

function delimiters(
  [start, separator, end]: readonly [start: string, separator: string | undefined, end: string],
  parts: ReadonlyArray<readonly MathPiece[]>
): MathPiece {
  const properties = element(
    'm:dPr',
    {},
    element('m:begChr', {'m:val': start}),
    separator === undefined ? '' : element('m:sepChr', {'m:val': separator}),
    element('m:endChr', {'m:val': end})
  )
  return built(
    element(
      'm:d',
      {},
      properties,
      parts.map(part => argument('m:e', part))
    )
  )
}
