import type {Returned} from '../../../src/review/answers/returned.ts'
import type {MarkKind} from './put-marks.ts'

/**
 * Whether a mark on words came back to them: a caret is after them, a note on one of them, a drawing around at least
 * these words, anything else on all of them.
 */
export function isRight(
  {place}: Pick<Returned, 'place'>,
  kind: MarkKind,
  {start, end}: Readonly<{start: number; end: number}>
): boolean {
  if (place === undefined) return false
  if (kind === 'Caret') return place.start === end && place.end === end
  if (kind === 'Ink' || kind === 'Square') return place.start <= start && place.end >= end
  const isNote = kind === 'Text' || kind === 'FreeText' || kind === 'Callout'
  if (isNote) return place.start >= start && place.end <= end && place.end > place.start
  return place.start === start && place.end === end
}
