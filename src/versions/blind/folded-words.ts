import {UNFOLDED, unfolded, withCapital} from '../../core/letters.ts'

/**
 * Normalizes a text for searching a blind copy, regardless of the source: without accents and zero-width letters,
 * with one kind of dash and space, with full-width and mathematical letters as plain ones, and with percent-encoding
 * decoded.
 */
export function folded(text: string): string {
  return bare(
    text.includes('%') ? text.replace(percentEncoded, run => decodedRun(run) ?? run) : text
  ).replace(/\s+/g, ' ')
}

/** A folded text in lower case, and for each of its units the offset in the original text. */
export function foldedWithPlaces(text: string): Readonly<{text: string; places: readonly number[]}> {
  let made = ''
  const places: number[] = []
  const add = (letter: string, at: number): void => {
    const isPlain = letter.length === 1 && letter >= '!' && letter <= '~'
    const plain = (isPlain ? letter : bare(letter).replace(/\s/g, ' ')).toLowerCase()
    if (plain === ' ' && made.endsWith(' ')) return
    for (let index = 0; index < plain.length; index++) places.push(at)
    made += plain
  }
  const runs = new Map(Array.from(text.matchAll(percentEncoded), ({index, 0: run}) => [index, run]))
  for (let at = 0; at < text.length; ) {
    const run = runs.get(at)
    const decoded = run === undefined ? undefined : decodedRun(run)
    const letters = decoded ?? String.fromCodePoint(text.codePointAt(at)!)
    for (const letter of letters) add(letter, at)
    at += decoded === undefined ? letters.length : run!.length
  }
  return {text: made, places}
}

const percentEncoded = /(?:%[\dA-F]{2})+/gi

/** Decodes percent-encoded bytes; undefined if they are not UTF-8. */
function decodedRun(run: string): string | undefined {
  try {
    return decodeURIComponent(run)
  } catch {
    return undefined
  }
}

function bare(text: string): string {
  return isAscii.test(text) ? text : text.replace(beyondAscii, bareRun)
}

/** Characters outside ASCII, except the replacement character, which stands for bytes that are not letters. */
const beyondAscii = /[\u0080-\ufffc\ufffe\uffff]+/g

/** Normalizes a run of letters outside ASCII, which are few in most texts. */
function bareRun(run: string): string {
  return run
    .replace(/\p{L}/gu, letter => letter.normalize('NFKD'))
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(UNFOLDED, unfolded)
    .replace(/[ÆŒØŁĐÐÞĦ]/g, letter => withCapital(unfolded(letter.toLowerCase())))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
const isAscii = /^[\u0000-\u007F]*$/

/** A pattern for words with any spacing, dashes and accents that are not part of longer words. */
export function wholeWord(alternatives: readonly string[], flags = ''): RegExp {
  const sources = alternatives.map(words =>
    folded(words)
      .trim()
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replace(/\s+/g, '\\s+')
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, `u${flags}`)
}

/** Patterns for names divided by a hyphen, as at the end of a line: `Lind- qvist`. */
export function dividedNames(names: readonly string[]): readonly RegExp[] {
  return names.flatMap(name => {
    const letters = folded(name).match(/./gu) ?? []
    if (letters.some(letter => !/\p{L}/u.test(letter))) return []
    const parts = letters.slice(2, -1).map((_, index) => {
      const at = index + 2
      return `${letters.slice(0, at).join('')}-\\s?${letters.slice(at).join('')}`
    })
    return [new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'u')]
  })
}

/**
 * Patterns for names whose letters are spaced out, `D o e`, or separated by other characters, `r-o-e-n`. A name of
 * three letters is searched for only with spaces, and a shorter name not at all, since a formula may contain these
 * letters.
 */
export function spacedOut(names: readonly string[]): readonly RegExp[] {
  return names.flatMap(name => {
    const letters = folded(name).match(/[\p{L}\p{N}]/gu) ?? []
    if (letters.length < 3) return []
    const between = letters.length === 3 ? ' ' : '[^\\p{L}\\p{N}]{1,3}'
    return [new RegExp(`(?<![\\p{L}\\p{N}])${letters.join(between)}(?![\\p{L}\\p{N}])`, 'iu')]
  })
}
