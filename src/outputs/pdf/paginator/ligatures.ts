import type {Face} from './looks.ts'

/**
 * The ligatures that a typeface has in letter-spaced text, longest first: sequences of letters to which the browser
 * adds letter spacing only once.
 * - Needs a document whose layout is up to date.
 * - Leaves it unchanged.
 */
export function ligaturesOf({font, ligatures}: Face): readonly string[] {
  if (ligatures === '') return []
  const probe = document.createElement('div')
  probe.style.font = font
  probe.style.fontFeatureSettings = ligatures
  probe.style.cssText += '; position: absolute; visibility: hidden; white-space: nowrap'
  const parts = [...sequences, ...sequences].map((sequence, index) => {
    const part = document.createElement('span')
    part.style.display = 'inline-block'
    if (index < sequences.length) part.style.letterSpacing = `${spacing}px`
    part.textContent = sequence
    return part
  })
  probe.append(...parts)
  document.body.append(probe)
  const widths = parts.map(part => part.getBoundingClientRect().width)
  probe.remove()
  return sequences.filter((sequence, index) => {
    const added = widths[index]! - widths[index + sequences.length]!
    return added < spacing * (sequence.length - 0.5)
  })
}

/**
 * The number of visible characters in a word; a letter with the marks above and below it counts as one, and so does a
 * ligature.
 */
export function countSigns(word: string, ligatures: readonly string[]): number {
  let signs = word.replace(/[\p{M}\u200b-\u200d\u2060]/gu, '').replace(/[\u{10000}-\u{10ffff}]/gu, '.')
  for (const ligature of ligatures) if (signs.includes(ligature)) signs = signs.replaceAll(ligature, '.')
  return signs.length
}

/** Sequences of letters for which typefaces have ligatures; a longer sequence precedes its parts. */
const sequences: readonly string[] = 'ffi ffl ffj fft ffb ffh ffk ff fi fl fj ft fb fh fk fþ tt ti Th'.split(
  ' '
)

/** A letter spacing, in CSS px, for which rounding does not matter. */
const spacing = 16
