import type {SourcedBlock} from './block-source.ts'
import {fold} from './fold.ts'

/** An entry and how like a text it is, from 0 to 1. */
export type LikeEntry = Readonly<{entry: SourcedBlock; likeness: number}>

/** How many letters a stretch has that texts are compared by: pairs of letters are in every long text. */
const stretch = 5

/** A stretch that more entries have than these, such as the name of a journal, says little. */
const mostEntries = 20

/** Of so many entries that have most of the stretches of a text, the likeness is told. */
const mostCandidates = 5

/** Prepares entries, so that those which are like a text are found without comparing it with each. */
export function likeEntries(entries: readonly SourcedBlock[]): (text: string) => readonly LikeEntry[] {
  const known = entries.map(({shown}) => stretchesOf(shown.text))
  const byStretch = new Map<string, number[]>()
  for (const [at, own] of known.entries())
    for (const each of own) {
      const others = byStretch.get(each)
      if (others === undefined) byStretch.set(each, [at])
      else if (others.length <= mostEntries) others.push(at)
    }
  return text => {
    const own = stretchesOf(text)
    const counts = new Map<number, number>()
    for (const each of own) {
      const having = byStretch.get(each) ?? []
      if (having.length <= mostEntries) for (const at of having) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    return [...counts]
      .sort(([one, count], [other, others]) => others - count || one - other)
      .slice(0, mostCandidates)
      .map(([at]) => ({entry: entries[at]!, likeness: likeness(own, known[at]!)}))
  }
}

/** How many of their stretches two texts have in common (Dice 1945). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const each of one) if (other.has(each)) common++
  return common === 0 ? 0 : (2 * common) / (one.size + other.size)
}

function stretchesOf(text: string): ReadonlySet<string> {
  const plain = fold(text).text.toLowerCase()
  const stretches = new Set<string>()
  for (let at = 0; at + stretch <= plain.length; at++) stretches.add(plain.slice(at, at + stretch))
  return stretches
}
