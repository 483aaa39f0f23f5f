/**
 * Marks that pass through the CSL processor inside its strings and are read again afterwards.
 *
 * They are noncharacters (U+FDD0 to U+FDEF), which Unicode reserves for such internal use and which no text may
 * contain, so the processor can neither change nor quote, escape or re-case the text that they stand for.
 */

/**
 * Placed after an `&` that joins names, to tell it from one inside a name: in a sentence it becomes “and” (APA 7,
 * 8.17).
 */
export const JOINING = '\uFDD2'

/** Takes the place of the last name in a list to say that there are more: `and others` in BibTeX. */
export const OTHERS = '\uFDD3'

const OPENING = '\uFDD4'
const CLOSING = '\uFDD5'
/** A dash that the processor does not see: it would make a hyphen of it, or set it apart. */
export const DASH = '\uFDD6'

/** Stands for an `&` in a locator, to hide it from the processor, which would render `3, 5, & 7` as `3, 5, 7`. */
const AMPERSAND = '\uFDD7'

/** Hides the brackets of a locator from the processor, which would render `9(4)–(5)` as `9(4) –(5)`. */
export function withoutBrackets(locator: string): string {
  return locator
    .replace(/\)[-–](?=[(\d])/gu, `)${DASH}`)
    .replace(/(?<=,\s?)&/gu, AMPERSAND)
    .replaceAll('(', OPENING)
    .replaceAll(')', CLOSING)
}

/** The text with brackets and dashes again. */
export function withBrackets(text: string): string {
  return text
    .replaceAll(OPENING, '(')
    .replaceAll(CLOSING, ')')
    .replaceAll(DASH, '–')
    .replaceAll(AMPERSAND, '&')
}

const AFFIX = '\uFDD0'
const ENTRY = '\uFDD1'
const FIRST_DIGIT = 0xfde0

/** Stands for the author's words before or after a work: affix number `index` of the citation. */
export function affixMark(index: number): string {
  return AFFIX + digits(index)
}

/** The mark that tells which item a rendered entry of the bibliography belongs to. */
export function entryMark(index: number): string {
  return ENTRY + digits(index)
}

/** Finds affix marks; with `split`, every second piece is the number in marks. */
export const AFFIX_MARK = /\uFDD0([\uFDE0-\uFDEF]+)/u

/** Matches the entry mark in a rendered entry. */
export const ENTRY_MARK = /\uFDD1([\uFDE0-\uFDEF]+)/u

/** The number that a mark carries. */
export function markNumber(marked: string): number {
  let number = 0
  for (const digit of marked) number = number * 16 + digit.charCodeAt(0) - FIRST_DIGIT
  return number
}

/** A text without noncharacters of the author's own, which show as U+FFFD, the sign of a broken character. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uFDD0-\uFDEF]/gu, '\uFFFD')
}

function digits(index: number): string {
  return Array.from(index.toString(16), digit =>
    String.fromCharCode(FIRST_DIGIT + Number.parseInt(digit, 16))
  ).join('')
}
