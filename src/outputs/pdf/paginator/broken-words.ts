import type {BrokenWord} from '../../../core/finished-facts.ts'
import {measuringRange} from './measuring-range.ts'

/**
 * Words of finished pages that are divided between two letters without a hyphen: because they are wider than their
 * line, or because an identifier had to be broken in its hash. Protein names and DNA sequences may be broken in this
 * way, code has its own marks, and broken tables are reported as such.
 */
export function brokenWords(built: readonly HTMLElement[]): readonly BrokenWord[] {
  return built.flatMap((page, index) => {
    const words = [...brokenBySetting(page), ...brokenByBrowser(page)]
    return [...new Set(words)].filter(word => !isSequence.test(word)).map(word => ({word, page: index}))
  })
}

const isSequence = /^\P{L}*(\p{Lu}{24,}|[acgtu]{24,})\P{L}*$/u

const elsewhere = 'table, pre, math, .typeset, svg'

/** Words at whose break galley has ended a line; a `wbr` marks such a place. */
function* brokenBySetting(page: HTMLElement): Generator<string> {
  for (const mark of page.querySelectorAll('p wbr, li wbr, dd wbr, figcaption wbr, div wbr')) {
    if (mark.closest(elsewhere)) continue
    const before = /\S*$/.exec(textBeside(mark, 'previousSibling'))![0]
    const after = /^\S*/.exec(textBeside(mark, 'nextSibling'))![0]
    if (isInWord(before, after, mark.closest('code') !== null)) yield trimmed(before + after)
  }
}

/** Long words that the browser has broken, because they are wider than their line. */
function* brokenByBrowser(page: HTMLElement): Generator<string> {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!long.test(node.data) || node.parentElement?.closest(elsewhere)) continue
    const isCode = node.parentElement?.closest('code') !== null
    for (const {0: word, index} of node.data.matchAll(new RegExp(long, 'g')))
      if (isBroken(node, word, index, isCode)) yield trimmed(word)
  }
}

/** Shorter words fit in every column. */
const long = /[^\s\u00ad\u200b]{20,}/

function isBroken(node: Text, word: string, start: number, isCode: boolean): boolean {
  const range = measuringRange()
  const bottomOf = (from: number, to: number) => {
    range.setStart(node, start + from)
    range.setEnd(node, start + to)
    return [...range.getClientRects()].map(({bottom}) => bottom)
  }
  const [first, ...others] = bottomOf(0, word.length)
  if (others.every(bottom => Math.abs(bottom - first!) < sameLine)) return false
  const letters = Array.from(word, (_, at) => bottomOf(at, at + 1).at(-1) ?? first!)
  return letters.some(
    (bottom, at) =>
      at > 0 && bottom - letters[at - 1]! > sameLine && isInWord(word.slice(0, at), word.slice(at), isCode)
  )
}

/** The maximum difference of the heights of two letters on one line, in CSS px. */
const sameLine = 4

/** Whether a line break between two texts is inside a word; a word of code may be broken before a capital. */
function isInWord(before: string, after: string, isCode: boolean): boolean {
  if (isCode && /[\p{Ll}\p{N}]$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after)) return false
  return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)
}

/** The text before or after a break, at least up to the next space; a word can be divided several times. */
function textBeside(mark: Element, side: 'previousSibling' | 'nextSibling'): string {
  let text = ''
  for (let node = mark[side]; node !== null && !/\s/.test(text); node = node[side])
    text = side === 'nextSibling' ? text + node.textContent : node.textContent + text
  return text
}

/** A word without soft hyphens and without punctuation at its ends. */
function trimmed(word: string): string {
  return word.replaceAll('\u00ad', '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
