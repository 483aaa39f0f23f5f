/** The words of a text, reduced to their letters. */
export function words(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}+|['’]/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/**
 * A word, and the results of leaving out each of its letters in turn: two words that differ by one letter share one of
 * these.
 */
export function deletions(word: string): ReadonlySet<string> {
  const all = new Set([word])
  for (let index = 0; index < word.length; index++) all.add(word.slice(0, index) + word.slice(index + 1))
  return all
}
