/** Whether a text has the letter ʻokina or ʼalif, which fonts draw like quotation marks. */
export function hasQuotationLetters(text: string): boolean {
  return /[\u02bb\u02bc]/u.test(text)
}
