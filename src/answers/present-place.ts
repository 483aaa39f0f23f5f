import type {SourcePlace} from '../core/article.ts'
import {type Alignment, align} from '../proofs/map/align.ts'
import type {TextRange} from './critic-markup.ts'

/** Where a place of the round is in the texts as they are now, and whether its words are still the same. */
export type PresentPlace = TextRange & Readonly<{isSame: boolean}>

/** Gives the places of a round in the present texts; undefined where the file or everything around is gone. */
export function presentPlaces(
  roundText: (file: string) => string | undefined,
  presentText: (file: string) => string | undefined
): (place: SourcePlace) => PresentPlace | undefined {
  const alignments = new Map<string, Alignment>()
  return ({file, start, end}) => {
    const [before, now] = [roundText(file), presentText(file)]
    if (before === undefined || now === undefined) return undefined
    if (before === now) return {file, start, end, isSame: true}
    const found = alignments.get(file) ?? align(before, now)
    alignments.set(file, found)
    return start === end ? pointIn(found, file, start) : rangeIn(found, file, start, end)
  }
}

function rangeIn(found: Alignment, file: string, start: number, end: number): PresentPlace | undefined {
  const own = Array.from(found.subarray(start, end)).filter(at => at >= 0)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) {
    const point = pointIn(found, file, start)
    return point && {...point, isSame: false}
  }
  return {
    file,
    start: first,
    end: last + 1,
    isSame: own.length === end - start && last - first === end - start - 1
  }
}

/** A point is behind the letter before it; what others put in there comes after. */
function pointIn(found: Alignment, file: string, offset: number): PresentPlace | undefined {
  const behind = found[offset] ?? -1
  for (let at = offset - 1; at >= 0; at--) {
    const before = found[at]!
    if (before < 0) continue
    const isSame = at === offset - 1 && (behind < 0 ? offset === found.length : behind === before + 1)
    return {file, start: before + 1, end: before + 1, isSame}
  }
  return behind < 0 ? undefined : {file, start: behind, end: behind, isSame: true}
}
