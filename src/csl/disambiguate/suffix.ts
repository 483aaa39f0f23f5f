/** `a` to `z`, then `aa`: year suffixes. */
export function letters(index: number): string {
  const before = index < 26 ? '' : letters(Math.floor(index / 26) - 1)
  return before + String.fromCharCode(97 + (index % 26))
}
