import type {CrossReference, Node} from '../../core/article.ts'
import {wordsOf} from '../../core/walk-article.ts'
import {field} from './field.ts'
import {linked, type Piece} from './marks.ts'
import {type Line, textPieces} from './run.ts'
import {linkWithin} from './targets.ts'

/**
 * A cross-reference as a link. The number in it is a field, so that Word updates it if figures are added; within a
 * tracked change it is only text, because LibreOffice does not track fields.
 */
export function crossReferencePieces(
  node: CrossReference,
  line: Line,
  inlines: (nodes: readonly Node[], line: Line) => readonly Piece[]
): readonly Piece[] {
  if (line.isLinked) return inlines(node.children, line)
  const within: Line = {...line, isLinked: true}
  const words = numberField(node, within) ?? inlines(node.children, within)
  const target = linkWithin(node.target, line.context.targets)
  return target === undefined ? words : [linked(target, words)]
}

/**
 * The text of a reference, with its number as a field; undefined if the text does not contain the number, or cannot
 * be a field.
 */
function numberField(node: CrossReference, line: Line): readonly Piece[] | undefined {
  const target = line.context.targets.numberAt(node.target)
  const isPlain = node.children.every(({type, change}) => type === 'text' && change === undefined)
  if (target === undefined || !isPlain || line.marks.length > 0 || line.formerly) return undefined
  const words = wordsOf(node.children)
  const at = words.lastIndexOf(target.number)
  if (at < 0 || target.number === '') return undefined
  return [
    ...textPieces(words.slice(0, at), line),
    ...field(`REF ${target.name} \\h`, textPieces(target.number, line), line),
    ...textPieces(words.slice(at + target.number.length), line)
  ]
}
