import {type FormulaNode, nodeParts} from '../../../core/formula-tree.ts'
import {closingPlace, sideOf} from '../../../core/formulas/fences.ts'
import {coreSign, scriptKind} from '../../../core/formulas/limits.ts'
import {element} from '../../../core/write-xml.ts'
import {argument, built, type MathPiece} from './pieces.ts'

/** Returns the pieces of elements in a row. */
export type RowWriter = (nodes: readonly FormulaNode[]) => readonly MathPiece[]

/** A large operator with its limits. */
export type Nary = Readonly<{
  /** The index after the operator's operand, in the nodes of a row. */
  endOfOperand: (nodes: readonly FormulaNode[], start: number) => number
  apply: (operand: readonly MathPiece[]) => MathPiece
}>

/** Converts a large operator, with or without limits; undefined for other nodes. */
export function naryOf(node: FormulaNode, row: RowWriter): Nary | undefined {
  const kind = scriptKind(node)
  const names = limits[kind]
  const [base, ...scripts] = names === undefined ? [node] : nodeParts(node)
  const operator = base?.kind === 'mo' ? (base.text ?? '') : ''
  if (!operators.test(operator)) return undefined
  const at = (name: 'sub' | 'sup'): readonly MathPiece[] => {
    const script = scripts[names?.indexOf(name) ?? -1]
    return script === undefined ? [] : row([script])
  }
  const [sub, sup] = [at('sub'), at('sup')]
  const isIntegral = integrals.test(operator)
  const properties = element(
    'm:naryPr',
    {},
    element('m:chr', {'m:val': operator}),
    element('m:limLoc', {'m:val': /^m(?:under|over)/.test(kind) ? 'undOvr' : 'subSup'}),
    sub.length === 0 ? element('m:subHide', {'m:val': 1}) : '',
    sup.length === 0 ? element('m:supHide', {'m:val': 1}) : ''
  )
  return {
    endOfOperand(nodes, start) {
      let end = start
      while (end < nodes.length && !isEnd(nodes[end]!, isIntegral))
        end = Math.max(end, closingPlace(nodes, end)) + 1
      return end
    },
    apply: operand =>
      built(
        element('m:nary', {}, properties, limit('m:sub', sub), limit('m:sup', sup), argument('m:e', operand))
      )
  }
}

function limit(name: string, pieces: readonly MathPiece[]): string {
  return pieces.length === 0 ? element(name) : argument(name, pieces)
}

const limits: Readonly<Record<string, ReadonlyArray<'sub' | 'sup'>>> = {
  msub: ['sub'],
  msup: ['sup'],
  msubsup: ['sub', 'sup'],
  munder: ['sub'],
  mover: ['sup'],
  munderover: ['sub', 'sup']
}

/** Whether a node is a large operator, with or without limits. */
export function isNary(node: FormulaNode): boolean {
  return operators.test(coreSign(node)?.text ?? '')
}

const operators = /^[∏∐∑∫-∳⋀-⋃⨀-⨆⨌]$/u
const integrals = /^[∫-∳⨌]$/u

/** Whether a node ends the operand: relations and punctuation do, and for sums also plus and minus. */
function isEnd(node: FormulaNode, isIntegral: boolean): boolean {
  const sign = coreSign(node)
  if (sign === undefined || sideOf(node) !== undefined) return false
  if (sign.class === relation || sign.class === punctuation) return true
  return !isIntegral && node.kind === 'mo' && /^[+−±∓-]$/u.test(sign.text ?? '')
}

/** TeX's classes. */
const [relation, punctuation] = [3, 6]
