/**
 * The share of words that two texts have in common, from 0 to 1 (Dice 1945); short words, which occur in all texts,
 * count one third.
 */
export function likenessOfWords(one: string, other: string): number {
  const [own, others] = [bagOf(one), bagOf(other)]
  let [common, all] = [0, 0]
  for (const [word, count] of own) {
    common += weightOf(word) * Math.min(count, others.get(word) ?? 0)
    all += weightOf(word) * count
  }
  for (const [word, count] of others) all += weightOf(word) * count
  return all === 0 ? (one.trim() === other.trim() ? 1 : 0) : (2 * common) / all
}

function bagOf(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

function weightOf({length}: string): number {
  return length < 4 ? 1 / 3 : 1
}
