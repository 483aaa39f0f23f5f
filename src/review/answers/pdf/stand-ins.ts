import {largestOf} from '../../../core/extremes.ts'
import type {ProofMap} from '../../proofs/map/format.ts'
import type {MarkedPart} from './marked.ts'
import type {PageText, PageWord} from './page-words.ts'

/**
 * Whether a part belongs to a stand-in (printed text that replaces its source, such as a citation) that is only partly
 * marked: “[1” without “]”.
 */
export function isPartOfStandIn(
  part: MarkedPart,
  parts: readonly MarkedPart[],
  page: PageText,
  map: ProofMap
): boolean {
  return besideIn(part, parts, page, map).length > 0
}

/** Extends marked parts to whole citations and other stand-ins if these are only partly marked. */
export function withWholeStandIns(
  parts: readonly MarkedPart[],
  page: PageText,
  map: ProofMap
): readonly MarkedPart[] {
  const added = new Set(parts.flatMap(part => besideIn(part, parts, page, map)))
  if (added.size === 0) return parts
  const behind = largestOf(parts.map(part => ('word' in part ? part.word.index : -1)))
  const whole = [...added].map(word => ({word, from: 0, to: word.glyphs.length}))
  const all = [
    ...whole.filter(({word}) => word.index < behind),
    ...parts,
    ...whole.filter(({word}) => word.index > behind)
  ]
  return withWholeStandIns(all, page, map)
}

/** The unmarked words next to a part that belong to the same stand-in. */
function besideIn(
  part: MarkedPart,
  parts: readonly MarkedPart[],
  {words}: PageText,
  map: ProofMap
): readonly PageWord[] {
  if (!('word' in part) || !isStandIn(part.word, map)) return []
  const {index, word} = part.word
  return [-1, 1].flatMap(step => {
    const beside = words[index + step]
    const isSame = beside?.word.source === undefined && beside?.word.target === word.target
    const isMarked = parts.some(other => 'word' in other && other.word === beside)
    return beside !== undefined && isSame && !isMarked ? [beside] : []
  })
}

/** Whether a word stands in for something in a text: a citation, or the call of a note. */
function isStandIn({word: {source, target}}: PageWord, {targets}: ProofMap): boolean {
  const kind = source === undefined && target !== undefined ? targets[target]?.kind : undefined
  return kind !== undefined && kind !== '' && kind !== 'metadata' && kind !== 'reference'
}
