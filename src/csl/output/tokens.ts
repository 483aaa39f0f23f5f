/** A property that CSL formats text by, and its value. */
export type FormatName = 'font-style' | 'font-weight' | 'font-variant' | 'text-decoration' | 'vertical-align'

/** Where something begins or ends. Marks are shared: equal ones are the same object. */
export type Mark = Readonly<{
  kind: 'format' | 'quote' | 'display' | 'nocase' | 'nodecor' | 'cite' | 'own'
  open: boolean
  name?: FormatName
  value?: string
}>

/** Keeps the punctuation that an author typed behind a quotation mark where it is; never shown. */
export const GUARD = '\uFDD0'

/** What a cite or an entry is made of: text, and marks within it. */
export type Token = string | Mark

const marks = new Map<string, Mark>()

/** The mark at which something begins or ends. */
export function mark(kind: Mark['kind'], open: boolean, name?: FormatName, value?: string): Mark {
  const key = `${kind} ${open} ${name} ${value}`
  const known = marks.get(key)
  if (known !== undefined) return known
  const made: Mark = {kind, open, ...(name && {name}), ...(value !== undefined && {value})}
  marks.set(key, made)
  return made
}

/** The text of tokens without marks. */
export function textOf(tokens: readonly Token[], from = 0, to = tokens.length): string {
  let text = ''
  for (let index = from; index < to; index++) {
    const token = tokens[index]!
    if (typeof token === 'string') text += token
  }
  return text
}

/** Whether there is any text among tokens. */
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

/** The formatting that attributes ask for, outermost first. */
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
