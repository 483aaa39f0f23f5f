import {addressesIn} from '../../csl/text/addresses.ts'
import type {TextRun} from './rich-text.ts'

/**
 * Converts a title to sentence case, which CSL expects for English titles, and which Zotero and Pandoc produce. Words
 * in which only the first letter is a capital become lower case, except at the beginning, after `.`, `?`, `!` and
 * `:`, and in URLs. Words in braces, words with other capitals (`DNA`, `JavaScript`, `pH`) and single letters except
 * “A” are kept. A title with more lower-case than capitalized words is already in sentence case; its capitals belong
 * to proper nouns and are kept.
 */
export function sentenceCase(runs: readonly TextRun[]): readonly TextRun[] {
  const text = runs.map(run => run.text).join('')
  const isFixed = (run: TextRun) => run.protected || run.verbatim
  const addresses = addressesIn(text)
  const fixed = addresses.length > 0 || runs.some(isFixed) ? marked(runs, isFixed) : undefined
  for (const {start, end} of addresses) fixed?.fill(1, start, end)
  const words: Array<{start: number; text: string}> = []
  for (const {index: start, 0: word} of text.matchAll(wordPattern)) {
    if (!fixed?.subarray(start, start + word.length).includes(1)) words.push({start, text: word})
  }
  if (isSentenceCase(words.map(word => word.text))) return runs

  const lowered = words
    .filter(word => isCapitalised(word.text) && !beginsSentence(text, word.start))
    .map(word => word.start)
  let next = 0
  let offset = 0
  return runs.map(run => {
    let changed = ''
    let copied = 0
    for (; next < lowered.length && lowered[next]! < offset + run.text.length; next++) {
      const index = lowered[next]! - offset
      changed += run.text.slice(copied, index) + run.text.charAt(index).toLowerCase()
      copied = index + 1
    }
    offset += run.text.length
    return changed === '' ? run : {...run, text: changed + run.text.slice(copied)}
  })
}

/**
 * Extends protection to whole words: `{P}ython` protects “Python”. CSL processors split words at tags, so that a word
 * that is only partly protected would become “PYthon”.
 */
export function protectWholeWords(runs: readonly TextRun[]): readonly TextRun[] {
  if (!runs.some(run => run.protected)) return runs
  const text = runs.map(run => run.text).join('')
  const widened = marked(runs, run => run.protected)
  for (const match of text.matchAll(wordPattern)) {
    const end = match.index + match[0].length
    if (widened.subarray(match.index, end).includes(1)) widened.fill(1, match.index, end)
  }
  trimMarks(widened, text)
  const result: TextRun[] = []
  let offset = 0
  for (const run of runs) {
    for (let start = 0, end = 0; start < run.text.length; start = end) {
      const isProtected = widened[offset + start] === 1
      while (end < run.text.length && (widened[offset + end] === 1) === isProtected) end++
      result.push({...run, text: run.text.slice(start, end), protected: isProtected && !run.verbatim})
    }
    offset += run.text.length
  }
  return result
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'][\p{L}\p{M}\p{N}]+)*/gu

/** An array with one byte per character, which is 1 in the chosen runs. */
function marked(runs: readonly TextRun[], isChosen: (run: TextRun) => boolean): Uint8Array {
  const marks = new Uint8Array(runs.reduce((length, run) => length + run.text.length, 0))
  let offset = 0
  for (const run of runs) {
    if (isChosen(run)) marks.fill(1, offset, offset + run.text.length)
    offset += run.text.length
  }
  return marks
}

/**
 * Excludes punctuation at both ends of marked text, because processors do not recognize quotation marks next to a tag.
 */
function trimMarks(marks: Uint8Array, text: string): void {
  for (let start = marks.indexOf(1); start !== -1; ) {
    let end = marks.indexOf(0, start)
    if (end === -1) end = marks.length
    let first = start
    let last = end
    while (first < last && !isWordCharacter(text, first)) marks[first++] = 0
    while (last > first && !isWordCharacter(text, last - 1)) marks[--last] = 0
    start = marks.indexOf(1, end)
  }
}

function isWordCharacter(text: string, offset: number): boolean {
  // Half of a surrogate pair can belong to a letter.
  return /[\p{L}\p{M}\p{N}\uD800-\uDFFF]/u.test(text.charAt(offset))
}

function isCapitalised(word: string): boolean {
  const first = word.charAt(0)
  const rest = word.slice(1)
  if (first === first.toLowerCase() || rest !== rest.toLowerCase()) return false
  return rest !== '' || word === 'A'
}

/**
 * Whether more of the long words of a title are in lower case than capitalised. Short words are in lower case in every
 * title, so they are not counted.
 */
function isSentenceCase(words: readonly string[]): boolean {
  const telling = words.slice(1).filter(word => word.length >= 4 && !small.has(word.toLowerCase()))
  const lower = telling.filter(word => word === word.toLowerCase() && /^\p{L}/u.test(word)).length
  return lower > telling.filter(isCapitalised).length
}

const small: ReadonlySet<string> = new Set(
  'with from into onto over under upon than that when through between among within without toward towards about against during before after versus'.split(
    ' '
  )
)

function beginsSentence(text: string, offset: number): boolean {
  let before = offset - 1
  let spaced = false
  while (before >= 0 && /[\s\u00A0"“‘'«([¿¡]/.test(text.charAt(before))) {
    spaced ||= /[\s\u00A0]/.test(text.charAt(before))
    before--
  }
  return before < 0 || (spaced && /[.?!:]/.test(text.charAt(before)))
}
