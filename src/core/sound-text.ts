/** Characters that must not occur in the text of a paper: controls, lone surrogates, and noncharacters. */
const unsound = /(?![\t\n\r\u0080-\u009f])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** Replaces characters that must not occur in a paper, in text from elsewhere, with U+FFFD. */
export function soundText(text: string): string {
  return text.replace(unsound, '\ufffd')
}
