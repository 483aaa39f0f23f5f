import {fold} from './fold.ts'
import type {WordPiece} from './read/document.ts'

/** A paragraph without its lead, which is the text that galley puts at the beginning. */
export type WithoutLead = Readonly<{
  pieces: readonly WordPiece[]
  /** The number of removed pieces. */
  left: number
  /** The pieces deleted from the lead, and those inserted into it. */
  changed: readonly WordPiece[]
}>

/** Removes the lead from a paragraph, such as “Figure 3: ”; pieces inserted after it remain. */
export function withoutLead(
  pieces: readonly WordPiece[],
  lead: string | undefined,
  words: string
): WithoutLead {
  const text = pieces.map(({text: own, ins}) => (ins === undefined ? own : '')).join('')
  const length = lead === undefined ? 0 : leadLength(text, lead, words)
  if (length === 0) return {pieces, left: 0, changed: []}
  const rest: WordPiece[] = []
  const changed: WordPiece[] = []
  let at = 0
  let left = 0
  for (const piece of pieces) {
    if (piece.ins !== undefined) {
      const isWithin = at < length && piece.del === undefined
      if (isWithin) changed.push(piece)
      else rest.push(piece)
      if (isWithin) left++
      continue
    }
    const start = at
    at += piece.text.length
    if (start < length && piece.del !== undefined) changed.push(piece)
    if (at <= length) left++
    else rest.push(start >= length ? piece : {...piece, text: piece.text.slice(length - start)})
  }
  return {pieces: rest, left, changed}
}

/** The pieces of a paragraph without the bracket and the full stop that galley puts after a theorem's name. */
export function withoutBracket(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const text = pieces.map(({text: own, ins}) => (ins === undefined ? own : '')).join('')
  let left = /\)[^\p{L}\p{N}]?\s*$/u.exec(text)?.[0].length ?? 0
  const rest = [...pieces]
  for (let last = rest.at(-1); left > 0; last = rest.at(-1)) {
    if (last === undefined || last.ins !== undefined || last.del !== undefined) return pieces
    rest.pop()
    if (last.text.length > left) rest.push({...last, text: last.text.slice(0, -left)})
    left -= last.text.length
  }
  return rest
}

/** The length of a lead with the marks and spaces after it; 0 if the lead is part of the text itself. */
function leadLength(text: string, lead: string, words: string): number {
  const [own, wanted] = [fold(text), fold(lead).text.trim()]
  const start = own.text.length - own.text.trimStart().length
  const length = countedLength(own.text, wanted, start)
  if (length === 0) return 0
  const plainWords = fold(words).text.trim()
  if (plainWords !== '' && own.text.trim() === plainWords) return 0
  let end = start + length
  while (
    end < own.text.length &&
    /[\s.:)\u2014-]/.test(own.text[end]!) &&
    !own.text.startsWith(plainWords || '\0', end)
  )
    end++
  return own.places[end]!
}

/**
 * The length of a lead at an offset of a text; the number in the lead may differ, because Word renumbers if a preceding
 * figure was deleted.
 */
function countedLength(text: string, lead: string, start: number): number {
  if (lead === '') return 0
  if (text.startsWith(lead, start) && !/^\p{N}{2}/u.test(text.slice(start + lead.length - 1)))
    return lead.length
  if (!isCounted(lead)) return 0
  const pattern = lead.replace(/[^\p{L}\p{N}\s]/gu, '\\$&').replace(/\p{N}+/gu, '\\p{N}+')
  const counted = new RegExp(`${pattern}(?!\\p{N})`, 'uy')
  counted.lastIndex = start
  return counted.exec(text)?.[0].length ?? 0
}

/** Whether Word computes the number in a lead, as in “Figure 3”. A number without a word before it is from galley. */
function isCounted(lead: string): boolean {
  return /\p{L}.*\p{N}/u.test(lead)
}

/**
 * Tells whether letters in compared form are a known lead. A lead that contains a number is also known with any other
 * number, if Word counts it.
 */
export type Leads = Readonly<{has: (letters: string) => boolean}>

export function knownLeads(letters: readonly string[]): Leads {
  const exact = new Set(letters)
  const counted = new Set(letters.filter(isCounted).map(anyNumber))
  return {has: own => exact.has(own) || (isCounted(own) && counted.has(anyNumber(own)))}
}

function anyNumber(lead: string): string {
  return lead.replace(/\p{N}+/gu, '0')
}
