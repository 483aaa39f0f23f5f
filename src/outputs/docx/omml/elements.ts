import {type FormulaNode, nodeParts, nodeValue} from '../../../core/formula-tree.ts'
import {element} from '../../../core/write-xml.ts'
import {matrix} from './matrix.ts'
import type {RowWriter} from './nary.ts'
import {argument, built, type MathPiece} from './pieces.ts'
import {bar, multiscripts, underOver} from './scripts.ts'
import {spacePieces, tokenPieces} from './token.ts'

type Handler = (node: FormulaNode, row: RowWriter) => readonly MathPiece[]

/** The pieces of any node except scripts; for an unknown node, the pieces of its content. */
export function elementPieces(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const handler = handlers[node.kind]
  return handler === undefined ? row(nodeParts(node)) : handler(node, row)
}

/** The functions that convert formula nodes to pieces, by kind of node. */
const handlers: Readonly<Record<string, Handler>> = {
  mi: tokenPieces,
  mn: tokenPieces,
  mo: tokenPieces,
  mtext: tokenPieces,
  ms: tokenPieces,
  mspace: spacePieces,
  mfrac: fraction,
  msqrt: (node, row) => [radical(row(nodeParts(node)))],
  mroot: (node, row) => {
    const [base, degree] = nodeParts(node)
    return [radical(row(base ? [base] : []), row(degree ? [degree] : []))]
  },
  munder: underOver,
  mover: underOver,
  munderover: underOver,
  mmultiscripts: multiscripts,
  mtable: matrix,
  menclose: enclosed,
  mpadded: padded,
  mphantom: phantom
}

function fraction(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const [above, below] = nodeParts(node).map(child => row([child]))
  const hasNoLine = /^0(?:\D|$)/.test(nodeValue(node, 'linethickness'))
  const type = hasNoLine ? 'noBar' : nodeValue(node, 'bevelled') === 'true' ? 'skw' : undefined
  const properties = type === undefined ? '' : element('m:fPr', {}, element('m:type', {'m:val': type}))
  return [
    built(element('m:f', {}, properties, argument('m:num', above ?? []), argument('m:den', below ?? [])))
  ]
}

function radical(base: readonly MathPiece[], degree: readonly MathPiece[] = []): MathPiece {
  const isSquare = degree.length === 0
  const properties = isSquare ? element('m:radPr', {}, element('m:degHide', {'m:val': 1})) : ''
  const root = isSquare ? element('m:deg') : argument('m:deg', degree)
  return built(element('m:rad', {}, properties, root, argument('m:e', base)))
}

function enclosed(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const content = row(nodeParts(node))
  const notations = nodeValue(node, 'notation').split(' ')
  if (notations.includes('box')) return [built(element('m:borderBox', {}, argument('m:e', content)))]
  const [side, ...sides] = notations.filter(name => sideNames[name] !== undefined)
  if (side !== undefined && sides.length === 0 && side !== 'left' && side !== 'right')
    return [bar(side === 'top' ? 'top' : 'bot', content)]
  const strikes = notations.flatMap(notation => strikeNames[notation] ?? [])
  if (strikes.length === 0 && side === undefined) return content
  const properties = element(
    'm:borderBoxPr',
    {},
    Object.entries(sideNames).map(([name, hidden]) =>
      notations.includes(name) ? '' : element(hidden, {'m:val': 1})
    ),
    strikeOrder.filter(name => strikes.includes(name)).map(name => element(name, {'m:val': 1}))
  )
  return [built(element('m:borderBox', {}, properties, argument('m:e', content)))]
}

/** The elements that hide a side of a box, in the order of the schema. */
const sideNames: Readonly<Record<string, string>> = {
  top: 'm:hideTop',
  bottom: 'm:hideBot',
  left: 'm:hideLeft',
  right: 'm:hideRight'
}

const strikeNames: Readonly<Record<string, string>> = {
  horizontalstrike: 'm:strikeH',
  verticalstrike: 'm:strikeV',
  updiagonalstrike: 'm:strikeBLTR',
  northeastarrow: 'm:strikeBLTR',
  downdiagonalstrike: 'm:strikeTLBR'
}

/** The elements that strike a box, in the order of the schema. */
const strikeOrder = ['m:strikeH', 'm:strikeV', 'm:strikeBLTR', 'm:strikeTLBR']

/** A box with a changed size; a phantom in a box without size, as in `\vphantom`, is invisible. */
function padded(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const children = nodeParts(node)
  const isNothing =
    children.length === 1 &&
    children[0]!.kind === 'mphantom' &&
    ['width', 'height'].some(name => nodeValue(node, name) === '0')
  return isNothing ? [] : row(children)
}

/** An element that takes space invisibly. */
function phantom(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const content = row(nodeParts(node))
  if (content.length === 0) return []
  const properties = element('m:phantPr', {}, element('m:show', {'m:val': 0}))
  return [built(element('m:phant', {}, properties, argument('m:e', content)))]
}
