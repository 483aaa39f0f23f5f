/**
 * The words of a text: letters with their marks, however they are encoded. pdftotext puts marks of direction between
 * words of two directions, sometimes without a blank, but also where it joins the halves of a Latin word.
 */
export function wordsOf(text: string): readonly string[] {
  const directed = text
    .replace(/(?<=\p{Script=Latin})[\u202a-\u202e\n]+(?=\p{Script=Latin})/gu, controls =>
      controls.includes('\n') ? '\n' : ''
    )
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
  return directed.normalize('NFKC').match(/[\p{L}\p{M}\p{N}\u200c\u00ad]+/gu) ?? []
}
