import {fold} from './fold.ts'
import {likenessesOfLetters} from './likeness-of-letters.ts'

/** The place of a text among others, and how like another it is, from 0 to 1. */
export type LikeText = Readonly<{at: number; likeness: number}>

/** How many letters a stretch has that texts are compared by: pairs of letters are in every long text. */
const stretch = 5

/** A stretch that more texts have than these, such as the name of a journal, says little. */
const mostTexts = 20

/** Of so many texts that have most of the stretches of another, the likeness is told. */
const mostCandidates = 5

/** Prepares texts, so that those which are like another are found without comparing it with each. */
export function likeTexts(texts: readonly string[]): (text: string) => readonly LikeText[] {
  const known = texts.map(stretchesOf)
  const byStretch = new Map<string, number[]>()
  for (const [at, own] of known.entries())
    for (const each of own) {
      const others = byStretch.get(each)
      if (others === undefined) byStretch.set(each, [at])
      else if (others.length <= mostTexts) others.push(at)
    }
  return text => {
    const own = stretchesOf(text)
    const counts = new Map<number, number>()
    for (const each of own) {
      const having = byStretch.get(each) ?? []
      if (having.length <= mostTexts) for (const at of having) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    return [...counts]
      .sort(([one, count], [other, others]) => others - count || one - other)
      .slice(0, mostCandidates)
      .map(([at]) => ({at, likeness: likeness(own, known[at]!)}))
  }
}

/** Shorter texts are compared by pairs of letters: one other word is in many stretches. */
const shortText = 60

/** Prepares texts, so that the one which is most like another is found, if any is like it at all. */
export function mostAlike(texts: readonly string[]): (text: string) => LikeText | undefined {
  let ofLong: ReturnType<typeof likeTexts> | undefined
  let ofShort: ReturnType<typeof likenessesOfLetters> | undefined
  return text => {
    if (text.length > shortText) {
      ofLong ??= likeTexts(texts)
      return ofLong(text).toSorted((one, other) => other.likeness - one.likeness)[0]
    }
    ofShort ??= likenessesOfLetters(texts)
    const likenesses = ofShort(text)
    const most = likenesses.reduce((greatest, each) => Math.max(greatest, each), 0)
    return most === 0 ? undefined : {at: likenesses.indexOf(most), likeness: most}
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
