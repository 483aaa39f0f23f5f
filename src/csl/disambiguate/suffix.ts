/** The year suffix of an index from 0: `a` to `z`, then `aa`. */
export function suffixLetters(index: number): string {
  const before = index < 26 ? '' : suffixLetters(Math.floor(index / 26) - 1)
  return before + String.fromCharCode(97 + (index % 26))
}
