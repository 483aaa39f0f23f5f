import {fold} from './fold.ts'

/** How many pairs of letters two texts have in common, from 0 to 1 (Dice 1945): for texts of a few words. */
export function likenessOfLetters(one: string, other: string): number {
  const [pairs, others] = [letterPairs(one), letterPairs(other)]
  const common = [...pairs].filter(pair => others.has(pair)).length
  return common === 0 ? 0 : (2 * common) / (pairs.size + others.size)
}

/** The pairs of letters that a text has. */
export function letterPairs(text: string): ReadonlySet<string> {
  const plain = fold(text).text.toLowerCase()
  return new Set(Array.from({length: Math.max(0, plain.length - 1)}, (_, at) => plain.slice(at, at + 2)))
}
