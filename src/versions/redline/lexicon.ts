/**
 * The words of two articles as numbers, and their weights in a comparison: 1 for a word, 0.3 for a punctuation mark or
 * a very frequent word, 2 for a formula or a citation.
 */
export type Lexicon = Readonly<{
  /**
   * Returns the number of a word or punctuation mark. Words that differ only in their encoding have the same number.
   */
  word(text: string): number
  /** Returns the number of anything else, by a key that cannot be a word. */
  other(kind: string, key: string, weight: number): number
  /** The weights, by number. */
  weights: readonly number[]
}>

/** Creates an empty lexicon. */
export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>()
  const weights: number[] = []
  const numberOf = (key: string, weight: (key: string) => number): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    weights.push(weight(key))
    numbers.set(key, weights.length - 1)
    return weights.length - 1
  }
  return {
    word(text) {
      const known = numbers.get(text)
      if (known !== undefined) return known
      const number = numberOf(folded(text), weightOfWord)
      numbers.set(text, number)
      return number
    },
    other: (kind, key, weight) => numberOf(`\0${kind}\0${key}`, () => weight),
    weights
  }
}

/** The weight of punctuation marks, and of words without a meaning of their own. */
export const lightWeight = 0.3

function weightOfWord(word: string): number {
  return !startsAsWord.test(word) || frequentWords.has(word.toLowerCase()) ? lightWeight : 1
}

const startsAsWord = /^[-+−±]?[\p{L}\p{N}]/u

/** The compared form of a word: composed, without invisible characters, with straight quotation marks. */
function folded(text: string): string {
  if (ascii.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/[“”„‟]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'")
    .replace(/[\u2010\u2011]/gu, '-')
}

const ascii = /^[\x20-\x7e]*$/

/** Words that occur in every text of their language, so they hardly help to tell which texts correspond. */
const frequentWords: ReadonlySet<string> = new Set(
  [
    'a an and are as at be been but by can for from had has have he her his if in into is it its may more no not of',
    'on one or our out she so some such than that the their them then there these they this those to was we were what',
    'when which while who will with would you',
    'au aux avec ce ces cette dans de des du elle en est et il ils la le les leur mais ne nous on ou où par pas plus',
    'pour qu que qui sa se ses son sont sur un une',
    'als am auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer es für hat ich ihr im',
    'ist mit nach nicht nur oder sich sie sind so über um und von vor war wie wir wird zu zum zur',
    'al con como del el ella entre era esta este fue las lo los más me mi muy o para pero por porque si sin sobre su',
    'sus también y ya',
    'che col da dal della delle di e gli ha i ma nel nella non per più questo si sono tra uno',
    'à ao aos com do dos em foi mas na nas não no nos os ou pela pelo são ser seu sua também uma'
  ].flatMap(line => line.split(' '))
)
