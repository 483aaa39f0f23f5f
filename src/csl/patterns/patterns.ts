/** A function that returns the pattern for a text. */
export type PatternFor = (text: string) => RegExp

/**
 * Returns a function that chooses one of two patterns, which are equivalent for ASCII texts. A pattern with Unicode
 * classes can take milliseconds at its first use, so ASCII documents avoid it. None of the classes contains typographic
 * punctuation.
 */
export function patternFor(ofAscii: RegExp, ofAny: RegExp): PatternFor {
  return text => (beyondAscii.test(text) ? ofAny : ofAscii)
}

/** Characters that need the Unicode pattern: all but ASCII, no-break spaces, typographic punctuation and `GUARD`. */
const beyondAscii = /[\u0080-\u009f\u00a1-\u200f\u2028-\u202e\u2030-\ufdcf\ufdd1-\uffff]/
