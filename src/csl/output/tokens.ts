/** A CSL formatting attribute and its value. */
export type FormatName = 'font-style' | 'font-weight' | 'font-variant' | 'text-decoration' | 'vertical-align'

/** The start or end of a formatted range. Marks are shared: equal marks are the same object. */
export type TokenMark = Readonly<{
  kind: 'format' | 'quote' | 'display' | 'nocase' | 'nodecor' | 'cite' | 'own' | 'field'
  open: boolean
  name?: FormatName | undefined
  value?: string | undefined
}>

/** A character that keeps an author's punctuation after a quotation mark in place; it is never shown. */
export const GUARD = '\uFDD0'

/** The output of rendering: texts, and marks between them. */
export type Token = string | TokenMark

const marks = new Map<string, TokenMark>()

/** Returns the shared mark for a start or an end. */
export function tokenMark(
  kind: TokenMark['kind'],
  open: boolean,
  name?: FormatName,
  value?: string
): TokenMark {
  const key = `${kind} ${open} ${name} ${value}`
  const known = marks.get(key)
  if (known !== undefined) return known
  const made: TokenMark = {kind, open, name, value}
  marks.set(key, made)
  return made
}

/** The text of tokens, without marks. */
export function tokenText(tokens: readonly Token[], from = 0, to = tokens.length): string {
  let text = ''
  for (let index = from; index < to; index++) {
    const token = tokens[index]!
    if (typeof token === 'string') text += token
  }
  return text
}

/** Adds items, such as tokens, to a list, even if they are too many for the arguments of one `push`. */
export function append<Item>(out: Item[], items: readonly Item[]): void {
  for (let index = 0; index < items.length; index++) out.push(items[index]!)
}

/** Whether tokens contain any text. */
export function hasText(tokens: readonly Token[], from: number): boolean {
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]
    if (typeof token === 'string' && token !== '') return true
  }
  return false
}

const formatNames: readonly FormatName[] = [
  'vertical-align',
  'text-decoration',
  'font-variant',
  'font-weight',
  'font-style'
]

/** The formats that attributes specify, outermost first. */
export function formatsOf(
  attributes: Readonly<Record<string, string>>
): readonly (readonly [FormatName, string])[] {
  return formatNames.flatMap(name => {
    const value = attributes[name]
    return value === undefined ? [] : [[name, value] as const]
  })
}

/** The quotation marks of a language. */
export type Quotes = Readonly<{open: string; close: string; innerOpen: string; innerClose: string}>
