import {fold} from './fold.ts'

/** The share of letter pairs that two texts have in common, from 0 to 1 (Dice 1945); for texts of a few words. */
export function likenessOfLetters(one: string, other: string): number {
  const [pairs, others] = [letterPairs(one), letterPairs(other)]
  const common = [...pairs].filter(pair => others.has(pair)).length
  return common === 0 ? 0 : (2 * common) / (pairs.size + others.size)
}

function letterPairs(text: string): ReadonlySet<string> {
  const plain = fold(text).text.toLowerCase()
  return new Set(Array.from({length: Math.max(0, plain.length - 1)}, (_, at) => plain.slice(at, at + 2)))
}

/** The maximum number of texts that are compared; the rest are ignored. */
const mostTexts = 1000

/** Returns a function that computes the similarity of a text to all given texts at once. */
export function likenessesOfLetters(texts: readonly string[]): (text: string) => Float64Array {
  const sizes: number[] = []
  const textsOfPair = new Map<string, number[]>()
  for (const [at, text] of texts.slice(0, mostTexts).entries()) {
    const pairs = letterPairs(text)
    sizes.push(pairs.size)
    for (const pair of pairs) {
      const others = textsOfPair.get(pair)
      if (others === undefined) textsOfPair.set(pair, [at])
      else others.push(at)
    }
  }
  return text => {
    const likenesses = new Float64Array(sizes.length)
    if (sizes.length === 0) return likenesses
    const pairs = letterPairs(text)
    for (const pair of pairs) for (const at of textsOfPair.get(pair) ?? []) likenesses[at]! += 2
    return likenesses.map((common, at) => (common === 0 ? 0 : common / (pairs.size + sizes[at]!)))
  }
}
