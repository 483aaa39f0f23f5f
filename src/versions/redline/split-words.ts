/** Scripts without spaces between words, in which each letter counts as a word. */
const unspaced =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}'
const letter = `(?:(?![${unspaced}])[\\p{L}\\p{N}_])[\\p{M}\\u00ad\\u200b-\\u200d]*`

/**
 * The pieces by which text is compared: white space, URLs with paired brackets, numbers with sign, separators and per
 * cent, words with hyphens and apostrophes inside, and single punctuation marks. In a number, spaces of fixed width
 * separate the thousands.
 */
const pieces = new RegExp(
  [
    '[A-Za-z]+(?=[ ,;]|$)',
    '\\s+',
    '(?:https?://|www\\.)(?:[^\\s<>"“”()]|\\([^\\s<>"“”()]*\\))*(?<![.,;:!?\\]])',
    `(?:(?<![\\p{L}\\p{N}])[-−+±])?\\p{Nd}+(?:[.,:\\u00a0\\u2009\\u202f'’]\\p{Nd}+)*(?:%|${letter})*`,
    `[${unspaced}]\\p{M}*`,
    `${letter}(?:(?:['’.\\-\\u2010\\u2011]|&)?${letter})*`,
    '.\\p{M}*'
  ].join('|'),
  'gsu'
)

/**
 * Calls `see` for each piece of a text, with the white space before the piece; returns the white space at the end of
 * the text.
 */
export function splitWords(text: string, space: string, see: (piece: string, space: string) => void): string {
  let before = space
  for (const [piece] of text.matchAll(pieces)) {
    if (isSpace(piece.charCodeAt(0))) before += piece
    else {
      see(piece, before)
      before = ''
    }
  }
  return before
}

/** Whether a UTF-16 unit is white space, as in JavaScript's `\s`. */
function isSpace(unit: number): boolean {
  if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13)
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}
