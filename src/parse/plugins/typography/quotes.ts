import {type QuotationMarks, quotationMarks} from './quotation-marks.ts'
import type {Replacement, RunningText, TextPiece} from './running-text.ts'

/** An opening quotation mark, which may turn out to be an apostrophe. */
type Open = Readonly<{kind: 'double' | 'single'; change: number; at: number}>

/**
 * Replaces straight quotes with the quotation marks of the language, and apostrophes with ’. As in Pandoc, a quote
 * opens after a space, a bracket or a dash, and closes after anything else; a single quote without a partner is an
 * apostrophe. If no quote is open, a quote after a digit stays straight, because it means feet, minutes or inches.
 */
export function quoteChanges({text, pieces}: RunningText): readonly Replacement[] {
  const changes: Replacement[] = []
  const open: Open[] = []
  const opened = new Set<number>()
  const lastClosing = lastSingle(text)
  const langAt = languageFinder(pieces)

  const set = (at: number, mark: keyof QuotationMarks, side: 0 | 1): void => {
    changes.push({start: at, end: at + 1, text: quotationMarks(langAt(at))[mark][side]})
  }
  const apostrophe = (at: number): void => {
    changes.push({start: at, end: at + 1, text: '’'})
  }
  const start = (kind: Open['kind'], at: number): void => {
    open.push({kind, change: changes.length, at})
    opened.add(at)
    set(at, kind, 0)
  }
  const close = (kind: Open['kind'], at: number): void => {
    // A quote that opened after the partner of this quote and was never closed was an apostrophe.
    while (open.at(-1)?.kind !== kind) loosen(open.pop(), changes)
    const language = langAt(open.pop()!.at)
    changes.push({start: at, end: at + 1, text: quotationMarks(language)[kind][1]})
  }

  for (let at = nextQuote(text, 0); at !== -1; at = nextQuote(text, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + 1] ?? ' '
    const mayOpen = !/\s/u.test(after) && (opens.test(before) || opened.has(at - 1))
    const mayClose = !/\s/u.test(before)
    if (text[at] === '"') {
      if (mayClose && open.some(({kind}) => kind === 'double')) close('double', at)
      else if (mayOpen || (/['’]/.test(before) && isLetter(after))) start('double', at)
      else if (mayClose && !/\d/.test(before)) set(at, 'double', 1)
    } else if (isWord(before) && isLetter(after)) apostrophe(at)
    else if (isElision(text, at, langAt)) apostrophe(at)
    else if (mayClose && open.at(-1)?.kind === 'single' && !isWord(after)) close('single', at)
    else if (mayOpen && at < lastClosing) start('single', at)
    else if (mayOpen && !/\d/.test(before)) apostrophe(at)
    else if (mayClose && !/\d/.test(before)) apostrophe(at)
  }
  for (const each of open) loosen(each, changes)
  return changes
}

/** Matches the characters after which a quotation mark can open. */
const opens = /[\s([{<«‹“‘„‚¿¡–—/=-]/u

function loosen(open: Open | undefined, changes: Replacement[]): void {
  const change = open?.kind === 'single' ? changes[open.change] : undefined
  if (open !== undefined && change !== undefined) changes[open.change] = {...change, text: '’'}
}

/** The offset of the last `'` that can close a quotation; only quotes before it can open one. */
function lastSingle(text: string): number {
  let at = text.lastIndexOf("'")
  while (at > 0 && (isWord(text[at + 1] ?? ' ') || /\s/u.test(text[at - 1] ?? ' ')))
    at = text.lastIndexOf("'", at - 1)
  return at
}

function nextQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34 || code === 39) return at
  }
  return -1
}

/** Whether a word begins with an apostrophe: ’tis, ’90s, rock ’n’ roll, Dutch ’s ochtends, German ’s ist. */
function isElision(text: string, at: number, langAt: (offset: number) => string): boolean {
  const after = text.slice(at + 1, at + 8)
  if (/\p{L}\s'n'\s(?:roll|bass|mix)/u.test(text.slice(Math.max(0, at - 4), at + 8))) return true
  if (isWord(text[at - 1] ?? '')) return false
  if (/^\d\ds?(?![\p{L}\p{N}'])/u.test(after)) return true
  const words = elisions[langAt(at).slice(0, 2).toLowerCase()]
  return words?.test(after) ?? false
}

const elisions: Readonly<Record<string, RegExp>> = {
  en: /^(?:tis|twas|twere|twill|twould|em|til|cause)(?![\p{L}\p{N}'])/iu,
  nl: /^[stn](?=\s)/u,
  de: /^(?:s|n|ne|nem|nen|ner)(?=\s)/u,
  af: /^n(?=\s)/u
}

function languageFinder(pieces: readonly TextPiece[]): (offset: number) => string {
  return offset => pieces.findLast(({start}) => start <= offset)?.lang ?? 'en'
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}\uFFFC]/u.test(character)
}
