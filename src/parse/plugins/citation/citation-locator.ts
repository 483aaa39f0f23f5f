import {type LocatorTerm, locatorTerm, mostLabelWords} from './locator-labels.ts'

/**
 * A locator at the start of a suffix. `start` and `end` are the range of the text that it replaces. Without `label`,
 * the locator itself contains its name, `{no a, no b}`. Without both, the author has written `{}` to exclude a
 * locator.
 */
export type CitationLocator = Readonly<{
  start: number
  end: number
  label?: LocatorTerm
  /** The locator as typed, with white space collapsed. */
  locator?: string
}>

/**
 * Parses the locator at the start of a suffix, after an optional comma: `, p. 3, and elsewhere` has page `3`, and
 * leaves `, and elsewhere`. Undefined if the suffix begins with anything else, which is then printed as written. A
 * locator is a known label before a number (arabic, or a complete roman number), an arabic number alone (a page), or
 * the content of braces, `{ii, A, D-Z}`, with or without a label. This follows Pandoc (manual, “Citations in note
 * styles”, “Locators”), except for numbers that are not pages, as in `3rd edition`. `{}` in place of a locator
 * excludes one; `{}` after a locator ends it.
 */
export function readCitationLocator(text: string, language?: string): CitationLocator | undefined {
  const lead = /^\s*(?:[,،]\s*)?/u.exec(text)?.[0].length ?? 0
  if (text[lead] === '{') return readBraced(text, lead, language)
  const found = readLabelled(text, lead, language) ?? readNumber(text, lead, 'page', bareUnit)
  noLocator.lastIndex = found?.end ?? 0
  return found && noLocator.test(text) ? {...found, end: noLocator.lastIndex} : found
}

/** The character that represents anything other than plain text; a locator cannot extend over it. */
export const notText = '\uFFFC'

function readBraced(text: string, start: number, language: string | undefined): CitationLocator | undefined {
  let depth = 0
  let end = start
  do {
    const character = text[end++]
    if (character === undefined || character === notText) return undefined
    if (character === '{') depth++
    if (character === '}') depth--
  } while (depth > 0)

  const inside = text.slice(start + 1, end - 1).replace(/^\s*[,،]/u, '')
  if (inside.trim() === '') {
    // In `[@doe99, {}, 3]`, the suffix has a comma of its own.
    return {start: /^\s*(?:$|[,،;.])/u.test(text.slice(end)) ? 0 : start, end}
  }
  for (const {term, length} of labelsAt(inside, language)) {
    const locator = clean(inside.slice(length))
    if (locator !== '') return {start: 0, end, label: term, locator}
  }
  const locator = clean(inside)
  return {start: 0, end, ...(namesItself(locator) ? {} : {label: 'page' as const}), locator}
}

/** Whether a locator without a label begins with a word, as in `{no a, no b}`, and so contains its name. */
function namesItself(locator: string): boolean {
  const word = /^\p{L}{2,}(?![\p{L}\p{M}\p{Nd}])/u.exec(locator)?.[0]
  return (
    (word !== undefined && !roman.test(word)) ||
    /^(?![ivxlcdm]+\b)\p{L}.*(?<!\p{L})\p{L}+\.\s*\p{Nd}/iu.test(locator)
  )
}

function readLabelled(
  text: string,
  start: number,
  language: string | undefined
): CitationLocator | undefined {
  for (const {term, length} of labelsAt(text.slice(start, start + longestLabel), language)) {
    const found = readNumber(text, start + length, term, labelledUnit)
    if (found) return found
  }
  return undefined
}

/**
 * The labels with which a string begins, longest first, each with the length of the label and the white space after it.
 */
function labelsAt(text: string, language: string | undefined): Array<{term: LocatorTerm; length: number}> {
  const found: Array<{term: LocatorTerm; length: number}> = []
  const lead = /^\s*/u.exec(text)?.[0].length ?? 0
  let end = lead
  for (let words = 0; words < mostLabelWords; words++) {
    labelWord.lastIndex = end
    const match = labelWord.exec(text)
    if (!match) break
    // `pp.xiv` is a label and a number, but `s.v.` is only a label.
    const stop = match[0].indexOf('.') + 1
    const short = locatorTerm(text.slice(lead, end + stop).trim(), language)
    if (stop > 0 && short) found.unshift({term: short, length: end + stop})
    end = labelWord.lastIndex
    const term = locatorTerm(text.slice(lead, end).trim(), language)
    gap.lastIndex = end
    end += gap.exec(text)?.[0].length ?? 0
    if (term) found.unshift({term, length: end})
  }
  return found
}

function readNumber(
  text: string,
  start: number,
  label: LocatorTerm,
  readUnit: (text: string, start: number) => number
): CitationLocator | undefined {
  let end = readUnit(text, start)
  if (end === start) return undefined
  const arabic = /\p{Nd}/u.test(text.slice(start, end))
  for (;;) {
    joint.lastIndex = end
    const match = joint.exec(text)
    if (!match) break
    const next = labelledUnit(text, joint.lastIndex)
    if (next === joint.lastIndex) break
    // In “p. 3, I think”, the text after the comma is not part of the locator.
    if (arabic && !/\p{Nd}/u.test(text.slice(joint.lastIndex, next))) break
    // In “3 and 4 others”, the 4 is not a page.
    if (match[1] !== undefined && !/^\s*(?:$|[,.)])/u.test(text.slice(next, next + 3))) break
    end = next
  }
  return {start: 0, end, label, locator: clean(text.slice(start, end))}
}

/**
 * The end of a number after a label, such as `3`, `12–15`, `3.4`, `3:16`, `A3`, `A.1`, `3(a)(iv)`, `9(4)–(5)`,
 * `(3)–(5)`, `iv` or `xi-xv`; `start` if no number follows.
 */
function labelledUnit(text: string, start: number): number {
  let end = partEnd(text, start)
  if (end === start) end = enclosedNumber(text, start)
  if (end === start) return start
  for (;;) {
    range.lastIndex = end
    const from = range.test(text) ? range.lastIndex : end
    // In `9(4)–(5)`, the 9 applies to both parts.
    const to = from > end ? partOrParentheses(text, from) : partEnd(text, from)
    if (to === from) break
    end = to
  }
  following.lastIndex = end
  return following.test(text) ? following.lastIndex : end
}

function partOrParentheses(text: string, start: number): number {
  const end = partEnd(text, start)
  parentheses.lastIndex = start
  return end === start && parentheses.test(text) ? parentheses.lastIndex : end
}

function partEnd(text: string, start: number): number {
  numberPart.lastIndex = start
  const part = numberPart.exec(text)
  if (!part || (part[1] !== undefined && !roman.test(part[1]))) return start
  const end = numberPart.lastIndex
  parentheses.lastIndex = end
  return parentheses.test(text) ? parentheses.lastIndex : end
}

/** The end of a number in parentheses, `(3)` or `(iv)`, as for equations; `start` if no number follows. */
function enclosedNumber(text: string, start: number): number {
  parentheses.lastIndex = start
  const inside = parentheses.exec(text)?.[1]
  return inside !== undefined && (/\p{Nd}/u.test(inside) || roman.test(inside))
    ? parentheses.lastIndex
    : start
}

/**
 * Like `labelledUnit`, but for a number without a label: it cannot begin with letters, and only letters as in `12n3`,
 * `12ff` and `3a` can follow.
 */
function bareUnit(text: string, start: number): number {
  bareNumber.lastIndex = start
  return bareNumber.test(text) ? labelledUnit(text, start) : start
}

function clean(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

const longestLabel = 40
// Sticky expressions, for which each use sets `lastIndex` first. U+200C occurs inside Persian words.
const labelWord = /§§?|¶¶?|№|\p{L}[\p{L}\p{M}'’׳״՛ºᵒˢ°\u200C-]*(?:\.[\p{L}\p{M}º]+)*\.?/uy
// In Pandoc, `\ ` is a non-breaking space.
const gap = /\\?\s*/uy
const numberPart = /(?:\p{L}{0,2}|\p{Lu}[.-])\p{Nd}[\p{L}\p{Nd}]*|(\p{L}+)(?![\p{L}\p{M}\p{Nd}])/uy
// Matches an addition to a number: `12ff.`, `12 ff.`, `12 sqq.`, `12n.`, `12n. 4`.
const following =
  /(?<=\p{Nd}(?:ff?|sqq?|nn?))\.(?:(?<=n\.)\s?\p{Nd}+)?|(?<=\p{Nd})\s(?:ff?|sqq?|et\sseqq?)(?:\.|(?![\p{L}\p{M}\p{Nd}]))/uy
const bareNumber = /\p{Nd}+(?:[a-d]|nn?\p{Nd}*|ff?)?(?![\p{L}\p{M}\p{Nd}])/uy
const parentheses = /[([]([\p{L}\p{Nd}]{1,5})[)\]](?:[([][\p{L}\p{Nd}]{1,5}[)\]])*/uy
const range = /\s*(?:--|[–—‒‑−])\s*|\s-\s|[-.:/_]/uy
const joint =
  /\s*(?:,\s*)?&\s*|(?:\s*[,،])?\s+(and|und|et|eta|y|e|en|и|і|та|och|og|ja|és|și|ve|και|و)\s+|\s*[,،]\s*/uy
const noLocator = /\{\s*\}/uy
const roman =
  /^(?=.)(?:m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})|M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4}))$/u
