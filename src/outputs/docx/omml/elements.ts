import {element} from '../../../core/write-xml.ts'
import {childElements, type XmlElement} from '../../../core/xml.ts'
import {matrix} from './matrix.ts'
import type {RowWriter} from './nary.ts'
import {argument, built, type MathPiece} from './pieces.ts'
import {bar, multiscripts, underOver} from './scripts.ts'
import {spacePieces, tokenPieces} from './token.ts'

type Handler = (node: XmlElement, row: RowWriter) => readonly MathPiece[]

/** The pieces of an element of MathML other than scripts; of an unknown one, those of its content. */
export function elementPieces(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  const handler = handlers[node.name]
  return handler === undefined ? row(childElements(node)) : handler(node, row)
}

/** THE TABLE of elements of MathML. */
const handlers: Readonly<Record<string, Handler>> = {
  mi: tokenOrRow,
  mn: tokenOrRow,
  mo: tokenOrRow,
  mtext: tokenOrRow,
  ms: tokenOrRow,
  mspace: spacePieces,
  mrow: boxed,
  mfrac: fraction,
  msqrt: (node, row) => [radical(row(childElements(node)))],
  mroot: (node, row) => {
    const [base, degree] = childElements(node)
    return [radical(row(base ? [base] : []), row(degree ? [degree] : []))]
  },
  munder: underOver,
  mover: underOver,
  munderover: underOver,
  mmultiscripts: multiscripts,
  mtable: matrix,
  menclose: enclosed,
  mpadded: padded,
  mphantom: phantom,
  semantics: (node, row) => row(childElements(node).slice(0, 1)),
  annotation: () => [],
  'annotation-xml': () => []
}

/** A token; Temml puts elements into the operator of `\mathop`. */
function tokenOrRow(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  const inner = childElements(node)
  return inner.length > 0 ? row(inner) : tokenPieces(node)
}

function fraction(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  const [above, below] = childElements(node).map(child => row([child]))
  const hasNoLine = /^0(?:\D|$)/.test(node.attributes.get('linethickness') ?? '')
  const type = hasNoLine ? 'noBar' : node.attributes.get('bevelled') === 'true' ? 'skw' : undefined
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

function boxed(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  return [built(element('m:borderBox', {}, argument('m:e', row(childElements(node)))))]
}

function enclosed(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  const content = row(childElements(node))
  const notations = node.attributes.get('notation')?.split(' ') ?? []
  if (notations.includes('box')) return [built(element('m:borderBox', {}, argument('m:e', content)))]
  if (notations.includes('top')) return [bar('top', content)]
  if (notations.includes('bottom')) return [bar('bot', content)]
  const strikes = notations.flatMap(notation => strikeNames[notation] ?? [])
  if (strikes.length === 0) return content
  const properties = element(
    'm:borderBoxPr',
    {},
    ['m:hideTop', 'm:hideBot', 'm:hideLeft', 'm:hideRight'].map(name => element(name, {'m:val': 1})),
    strikeOrder.filter(name => strikes.includes(name)).map(name => element(name, {'m:val': 1}))
  )
  return [built(element('m:borderBox', {}, properties, argument('m:e', content)))]
}

const strikeNames: Readonly<Record<string, string>> = {
  horizontalstrike: 'm:strikeH',
  verticalstrike: 'm:strikeV',
  updiagonalstrike: 'm:strikeBLTR',
  downdiagonalstrike: 'm:strikeTLBR'
}

/** In the order of the schema. */
const strikeOrder = ['m:strikeH', 'm:strikeV', 'm:strikeBLTR', 'm:strikeTLBR']

/** A box of another size; a phantom in a box without one is only there for browsers. */
function padded(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  const children = childElements(node)
  const isNothing =
    children.length === 1 &&
    children[0]!.name === 'mphantom' &&
    (node.attributes.get('width') === '0.1px' || node.attributes.get('height') === '0px')
  return isNothing ? [] : row(children)
}

/** What takes space without being seen. */
function phantom(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  const content = row(childElements(node))
  if (content.length === 0) return []
  const properties = element('m:phantPr', {}, element('m:show', {'m:val': 0}))
  return [built(element('m:phant', {}, properties, argument('m:e', content)))]
}
