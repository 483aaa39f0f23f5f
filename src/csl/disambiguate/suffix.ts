/** The year suffix of an index from 0: `a` to `z`, then `aa`. */
export function letters(index: number): string {
  const before = index < 26 ? '' : letters(Math.floor(index / 26) - 1)
  return before + String.fromCharCode(97 + (index % 26))
}
