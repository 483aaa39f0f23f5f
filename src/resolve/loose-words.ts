/** A text for a comparison that overlooks typography, and for each of its units the offset after it in the text. */
export type LooseWords = Readonly<{words: string; ends: readonly number[]}>

/** Words without differences of white space, quotation marks, dashes and ellipses, in which typists vary. */
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
