/**
 * A string prepared for comparisons that ignore typography. For each UTF-16 unit, `ends` has the offset after the
 * character of the original string from which the unit comes.
 */
export type LooseWords = Readonly<{words: string; ends: readonly number[]}>

/**
 * Prepares a string for comparison: differences in white space, quotation marks, dashes and ellipses, which vary
 * between typists, are removed.
 */
export function looseWords(text: string): LooseWords {
  const words: string[] = []
  const ends: number[] = []
  let at = 0
  for (const character of text) {
    at += character.length
    const plain = plainOf(character)
    const isRepeated = (plain === ' ' || plain === '-') && words.at(-1) === plain
    if (plain === '' || isRepeated) {
      if (ends.length > 0 && plain !== ' ') ends[ends.length - 1] = at
      continue
    }
    for (const unit of plain.split('')) {
      words.push(unit)
      ends.push(at)
    }
  }
  return {words: words.join(''), ends}
}

function plainOf(character: string): string {
  if (/\s/.test(character)) return ' '
  return alike.get(character) ?? character.normalize('NFC')
}

const alike: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»'].map(mark => [mark, '"'] as const),
  ...[...'‘’‚‛‹›'].map(mark => [mark, "'"] as const),
  ...[...'‐‑‒–—−'].map(mark => [mark, '-'] as const),
  ...[...'\u00ad\u200b\u2060\ufeff'].map(mark => [mark, ''] as const),
  ['…', '...']
])
