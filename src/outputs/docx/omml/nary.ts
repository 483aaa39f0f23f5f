import {element} from '../../../core/write-xml.ts'
import {childElements, rawText, type XmlElement} from '../../../core/xml.ts'
import {argument, built, type MathPiece} from './pieces.ts'

/** Gives the pieces of elements in a line. */
export type RowWriter = (nodes: readonly XmlElement[]) => readonly MathPiece[]

/** A large operator with its limits. */
export type Nary = Readonly<{
  /** The end of what it applies to, in the elements of a line. */
  endOfOperand: (nodes: readonly XmlElement[], start: number) => number
  apply: (operand: readonly MathPiece[]) => MathPiece
}>

/** Reads a large operator, alone or with limits; undefined for other elements. */
export function naryOf(node: XmlElement, row: RowWriter): Nary | undefined {
  const names = limits[node.name]
  const [base, ...scripts] = names === undefined ? [node] : childElements(node)
  const operator = base?.name === 'mo' ? rawText(base) : ''
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
    element('m:limLoc', {'m:val': node.name.startsWith('mu') || node.name === 'mover' ? 'undOvr' : 'subSup'}),
    sub.length === 0 ? element('m:subHide', {'m:val': 1}) : '',
    sup.length === 0 ? element('m:supHide', {'m:val': 1}) : ''
  )
  return {
    endOfOperand(nodes, start) {
      const end = nodes.findIndex((next, index) => index >= start && isEnd(next, isIntegral))
      return end < 0 ? nodes.length : end
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

const operators = /^[∏∐∑∫-∳⋀-⋃⨀-⨆⨌]$/u
const integrals = /^[∫-∳⨌]$/u

/** Relations and punctuation end what an operator applies to; for sums, so does what adds to them. */
function isEnd(node: XmlElement, isIntegral: boolean): boolean {
  if (node.name !== 'mo') return false
  const text = rawText(node)
  return relations.test(text) || (!isIntegral && /^[+−±∓-]$/u.test(text))
}

const relations = /^[=<>,;:.|≠≈≡≤≥≪≫≲≳∼≃≅∝≔≕∈∉⊂⊃⊆⊇→←↔⇒⇐⇔⟶⟵⟹⟸⟺↦]$/u
