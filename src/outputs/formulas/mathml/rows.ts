import {type FormulaNode, isDrawn, nodeParts, nodeValue} from '../../../core/formula-tree.ts'
import {coreSign} from '../../../core/formulas/limits.ts'
import {written} from './lengths.ts'
import {ownSpaces, type RowPlace, type SpaceAround} from './operators.ts'
import {mathTag} from './tags.ts'

/** Writes a node, given the spaces around it. */
export type MathWriter = (node: FormulaNode, around: SpaceAround) => string

type Spaced = {node: FormulaNode; sign: FormulaNode | undefined; before: number; after: number; gap: number}

/**
 * The parts of a row with TeX's spaces between them: next to a sign, a space is written as the sign's own space,
 * otherwise as a separate part. `led` is true if something precedes the row.
 */
export function rowMarkup(nodes: readonly FormulaNode[], write: MathWriter, led = false): readonly string[] {
  const parts: Spaced[] = []
  let waiting = 0
  for (const node of nodes) {
    const space = (node.space ?? 0) / 18 + waiting
    waiting = isNothing(node) ? space : 0
    if (isNothing(node)) continue
    const last = parts.at(-1)
    const part = spaced(node)
    parts.push(part)
    if (part.sign !== undefined) part.before += space
    else if (last?.sign !== undefined) last.after += space
    else part.gap = space
  }
  return parts.flatMap(({node, before, after, gap}, index) => {
    const place = placeOf(led ? index + 1 : index, led ? parts.length + 1 : parts.length)
    const content = write(node, {before, after, place})
    return gap > 0 ? [spaceMarkup(gap), content] : [content]
  })
}

function spaced(node: FormulaNode): Spaced {
  const sign = coreSign(node)
  const own = sign === undefined ? {} : ownSpaces(sign)
  return {node, sign, before: own.before ?? 0, after: own.after ?? 0, gap: 0}
}

function placeOf(index: number, count: number): RowPlace {
  if (count === 1) return 'inner'
  return index === 0 ? 'first' : index === count - 1 ? 'last' : 'inner'
}

/** Whether a node is invisible and takes no space: an empty group, or an empty delimiter, `\left.`. */
function isNothing(node: FormulaNode): boolean {
  if (node.kind === 'mi' || node.kind === 'mo') return node.text === undefined || isDrawn(node)
  if (node.kind === 'mspace') return nodeValue(node, 'width') === '' && nodeValue(node, 'height') === ''
  return (node.kind === 'TeXAtom' || node.kind === 'mrow') && nodeParts(node).every(isNothing)
}

/** A space with a width in em, which can be negative. */
export function spaceMarkup(em: number): string {
  return em < 0
    ? mathTag('mrow', {style: `margin-left:${written(em)}`}, '')
    : mathTag('mspace', {width: written(em)}, '')
}
