const roman = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i']
] as const

/** A number in Roman numerals, up to 5,000. */
export function romanNumeral(number: number): string {
  let rest = number
  let text = ''
  for (const [value, digits] of roman)
    while (rest >= value) {
      text += digits
      rest -= value
    }
  return text
}
