/** A text without accents and letters of no width, with one kind of dash and of space. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
}

/** Words with any spacing, dashes and accents, that are not part of another word. */
export function wholeWord(alternatives: readonly string[], flags = ''): RegExp {
  const sources = alternatives.map(words =>
    folded(words)
      .trim()
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replace(/\s+/g, '\\s+')
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, `u${flags}`)
}
