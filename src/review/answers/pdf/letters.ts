import {foldPrinted} from '../../proofs/map/folded.ts'

/**
 * Reduces text to letters for comparison: without changes made by printing, and without punctuation, which programs
 * rewrite.
 */
export function comparedLetters(text: string): string {
  return foldPrinted(text).letters.replace(/[^\p{L}\p{N}\p{M}]/gu, '')
}

/** A sequence of compared letters, and for each of its units the index of the text that it comes from. */
export type Sequence = Readonly<{letters: string; owners: readonly number[]}>

/** The compared letters of consecutive texts. */
export function sequenceOf(texts: readonly string[]): Sequence {
  let letters = ''
  const owners: number[] = []
  // Results are reused, since most letters and words recur.
  const known = new Map<string, string>()
  for (const [index, text] of texts.entries()) {
    const compared = known.get(text) ?? comparedLetters(text)
    known.set(text, compared)
    letters += compared
    for (let unit = 0; unit < compared.length; unit++) owners.push(index)
  }
  return {letters, owners}
}

/** The length of the sequences of letters by which pages are compared. */
const gramLength = 8

/** The offset of each sequence of `gramLength` letters; -1 if it occurs more than once. */
export function gramsOf(letters: string): ReadonlyMap<string, number> {
  const grams = new Map<string, number>()
  for (let at = 0; at + gramLength <= letters.length; at++) {
    const gram = letters.slice(at, at + gramLength)
    grams.set(gram, grams.has(gram) ? -1 : at)
  }
  return grams
}
