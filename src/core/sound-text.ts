/** Characters that no text of a paper may contain: controls, lone surrogates, and noncharacters. */
const unsound = /(?![\t\n\r\u0080-\u009f])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** An external text in which U+FFFD replaces the characters that no text may contain. */
export function soundText(text: string): string {
  return text.replace(unsound, '\ufffd')
}
