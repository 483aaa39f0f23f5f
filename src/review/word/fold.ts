/** A text in compared form, and for each of its units the index of the original unit; the last index is the end. */
export type Folded = Readonly<{text: string; places: Int32Array}>

/**
 * Removes the differences that programs introduce by themselves: the form of quotation marks, dashes, dots and spaces,
 * invisible hyphens, and the normalization of accents.
 */
export function fold(text: string): Folded {
  let folded = ''
  const places: number[] = []
  const add = (unit: string, place: number): void => {
    folded += unit
    for (let index = 0; index < unit.length; index++) places.push(place)
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!
    const code = text.charCodeAt(at)
    if (code < 128) {
      if (isBlank(unit)) {
        if (!folded.endsWith(' ')) add(' ', at)
      } else if (unit === '-') {
        if (!folded.endsWith('-')) add('-', at)
      } else add(unit === '`' ? "'" : unit, at)
      continue
    }
    const plain = plainForms.get(unit)
    if (plain === '-' ? folded.endsWith('-') : plain === ' ' && folded.endsWith(' ')) continue
    if (plain !== undefined) add(plain, at)
    else if (isMark(unit)) {
      const composed = (folded.at(-1) ?? '') + unit
      const whole = composed.normalize('NFC')
      if (folded !== '' && whole.length === 1) folded = folded.slice(0, -1) + whole
      else add(unit, at)
    } else add(unit, at)
  }
  places.push(text.length)
  return {text: folded, places: Int32Array.from(places)}
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r'
}

function isMark(unit: string): boolean {
  return /\p{Mn}/u.test(unit)
}

const plainForms: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»'].map(mark => [mark, '"'] as const),
  ...[...'‘’‚‛‹›´'].map(mark => [mark, "'"] as const),
  ...[...'‐‑‒–—−'].map(mark => [mark, '-'] as const),
  ...[
    ...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'
  ].map(mark => [mark, ' '] as const),
  ...[...'\u00ad\u200b\u2060\ufeff'].map(mark => [mark, ''] as const),
  ['…', '...'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl']
])

/** Whether two texts are equal except for differences that programs introduce by themselves. */
export function isSameText(one: string, other: string): boolean {
  return one === other || fold(one).text.trim() === fold(other).text.trim()
}
