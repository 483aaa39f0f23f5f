/**
 * How far the spaces of a line stretch (from 0 to 1 and beyond) or shrink (down to -1) so that it becomes `room` wider
 * or narrower. `spaces` is the change of the spaces at a ratio of 1 or -1, and `letters` the greatest change of the
 * letters.
 */
export function ratioOfSpaces(room: number, spaces: number, letters: number): number {
  const needed = Math.abs(room)
  const all = spaces * lettersAtLimit + letters
  if (needed <= all) return all > 0 ? (room / all) * lettersAtLimit : 0
  return Math.sign(room) * (spaces > 0 ? (needed - letters) / spaces : 1000)
}

/** The fraction of their greatest change by which letters change if spaces change by this ratio, from -1 to 1. */
export function partOfLetters(ratio: number): number {
  return Math.max(-1, Math.min(1, ratio / lettersAtLimit))
}

/**
 * The ratio of spaces at which letters have their greatest change. It is small because readers see a
 * difference of spaces before they see the same width divided between all letters of a line.
 */
const lettersAtLimit = 0.2

/** The demerits of two adjacent lines whose ratios differ by `step`. */
export function costOfStep(step: number): number {
  return unevenness * step ** 2 * Math.max(1, 1 + 4 * (step - visibleStep))
}

/** The demerits of two adjacent lines whose ratios differ by 1, without the surcharge for a visible difference. */
const unevenness = 15_000

/** A difference of ratios that readers see: the spaces of the lines differ by two fifths of the font's space. */
const visibleStep = 0.8
