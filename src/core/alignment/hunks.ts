import type {AlignedStretch, Match} from './align.ts'

/** The ranges of two texts that a match does not keep, in order. */
export function hunksOf(match: Match, newLength: number): readonly AlignedStretch[] {
  const hunks: AlignedStretch[] = []
  let [at, beside] = [0, 0]
  for (let old = 0; old <= match.length; old++) {
    const next = old === match.length ? newLength : match[old]!
    if (next < 0) continue
    if (old > at || next > beside) hunks.push({old: at, oldEnd: old, new: beside, newEnd: next})
    ;[at, beside] = [old + 1, next + 1]
  }
  return hunks
}
