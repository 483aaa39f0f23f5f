import {fold} from './fold.ts'
import {likenessesOfLetters} from './likeness-of-letters.ts'

/** The index of a text in a list, and its similarity to another text, from 0 to 1. */
export type LikeText = Readonly<{at: number; likeness: number}>

/**
 * The length of the letter sequences by which texts are compared; shorter sequences, such as pairs, occur in almost
 * every long text.
 */
const stretch = 5

/**
 * A sequence that occurs in more than this number of texts, such as the name of a journal, does not count, since it
 * does not distinguish texts.
 */
const mostTexts = 20

/** The maximum number of texts for which the similarity is computed: those that share the most sequences. */
const mostCandidates = 5

/** Returns a function that finds similar texts without comparing all pairs. */
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

/**
 * The maximum length of texts that are compared by letter pairs, since a single changed word affects many longer
 * sequences.
 */
const shortText = 60

/** Returns a function that finds the most similar text, if any text is similar at all. */
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

/** The share of letter sequences that two texts have in common (Dice 1945). */
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
