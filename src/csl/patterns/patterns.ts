/** A pattern for a text. */
export type PatternFor = (text: string) => RegExp

/**
 * Two patterns that say the same of a text in ASCII: a pattern with classes of Unicode takes up to milliseconds at its
 * first use, so a document in ASCII never uses one. Typographic punctuation is in none of the classes.
 */
export function patternFor(ofAscii: RegExp, ofAny: RegExp): PatternFor {
  return text => (beyondAscii.test(text) ? ofAny : ofAscii)
}

/** Not among them: a no-break blank, typographic punctuation, and the mark that keeps punctuation behind quotes (`GUARD`). */
const beyondAscii = /[\u0080-\u009f\u00a1-\u200f\u2028-\u202e\u2030-\ufdcf\ufdd1-\uffff]/
