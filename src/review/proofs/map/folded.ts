/** A text without the changes that printing makes, and the original offsets of each letter. */
export type FoldedLetters = Readonly<{letters: string; starts: readonly number[]; ends: readonly number[]}>

/**
 * Reduces text to the letters by which a printed text is compared with its source: in lower case, without spaces and
 * soft hyphens, and with one character for all quotation marks, one for all dashes, and one for an ellipsis.
 */
export function foldPrinted(text: string): FoldedLetters {
  return fold([[0, text.length]], text, false)
}

/**
 * Reduces ranges of Markdown to letters, as `foldPrinted` does with printed text; escapes and character references are
 * decoded.
 */
export function foldSource(text: string, stretches: ReadonlyArray<readonly [number, number]>): FoldedLetters {
  return fold(stretches, text, true)
}

function fold(
  stretches: ReadonlyArray<readonly [number, number]>,
  text: string,
  isSource: boolean
): FoldedLetters {
  let letters = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const [from, to] of stretches) {
    let at = from
    while (at < to) {
      const [sign, length] = signAt(text, at, to, isSource)
      for (const letter of sign) {
        // Strings are indexed by units, so each unit has an entry.
        for (let unit = 0; unit < letter.length; unit++) {
          starts.push(at)
          ends.push(at + length)
        }
        letters += letter
      }
      at += length
    }
  }
  return {letters, starts, ends}
}

/**
 * The compared form of the character at an offset, which is empty if the character is ignored, and the length of the
 * character in units.
 */
function signAt(text: string, at: number, to: number, isSource: boolean): readonly [string, number] {
  const code = text.charCodeAt(at)
  if (isPlain(code)) return [text[at]!, 1]
  const character = String.fromCodePoint(text.codePointAt(at)!)
  if (/[\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(character)) return ['', 1]
  if (isSource) {
    const next = text[at + 1]
    if (character === '\\' && at + 1 < to && next !== undefined && /[!-/:-@[-`{-~]/.test(next))
      return [signAt(text, at + 1, to, false)[0], 2]
    const reference = character === '&' ? referenceAt(text, at) : undefined
    if (reference !== undefined) return reference
  }
  if (character === '…') return [character, 1]
  if (character === '.' && text.startsWith('...', at)) return ['…', 3]
  if (/[-\u2010-\u2015\u2212]/.test(character)) return ['-', runOf(text, at, to)]
  if (/["'`´«»‘-‟‹›]/.test(character)) return ["'", 1]
  return [character.normalize('NFKC').toLowerCase().replace(/\s/g, ''), character.length]
}

/** Whether a character is a small Latin letter or a digit, and therefore needs no folding. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}

/** The length of a run of hyphens; up to three hyphens are one dash. */
function runOf(text: string, at: number, to: number): number {
  let length = 1
  while (length < 3 && at + length < to && text[at] === '-' && text[at + length] === '-') length++
  return length
}

const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: "'",
  apos: "'",
  nbsp: '',
  ndash: '-',
  mdash: '-',
  hellip: '…'
}

function referenceAt(text: string, at: number): readonly [string, number] | undefined {
  const [whole, decimal, hex, name] =
    /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));/.exec(text.slice(at, at + 12)) ?? []
  if (whole === undefined) return undefined
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
  const sign =
    code === undefined ? references[name ?? ''] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined
  return sign === undefined ? undefined : [sign.toLowerCase().trim(), whole.length]
}
