/** Characters that no text of a paper has: controls, halves of a pair, and code points that are no characters. */
const unsound = /(?![\t\n\r\u0080-\u009f])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** A text from elsewhere with the sign for what cannot be read (U+FFFD) in place of characters that no text has. */
export function soundText(text: string): string {
  return text.replace(unsound, '\ufffd')
}
