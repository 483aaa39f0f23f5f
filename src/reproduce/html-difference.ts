import {decodeUtf8} from '../core/decode.ts'
import {locator} from '../core/position.ts'
import {expectedAndFound, firstDifference, shown} from './first-difference.ts'

/** The first difference between a page, or another text with tags, and the expected one. */
export type MarkupDifference = Readonly<{
  line: number
  column: number
  /** The names of the open elements at that place, outermost first. */
  open: readonly string[]
  /** The place, such as `in <p id="x">, after “the words”`. */
  where: string
  /** The difference, such as `expected “this”, found “that”`. */
  words: string
}>

/** Compares two texts with tags; undefined if they are equal or one is not UTF-8. */
export function markupDifference(expected: Uint8Array, found: Uint8Array): MarkupDifference | undefined {
  const [right, wrong] = [decodeUtf8(expected), decodeUtf8(found)]
  if (!('text' in right && 'text' in wrong)) return undefined
  const at = firstDifference(right.text, wrong.text)
  if (at === undefined) return undefined
  const {line, column} = locator(wrong.text).point(at)
  // Both texts are equal up to there.
  const {open, tag} = elementsAt(right.text.slice(0, at))
  const inside = tag ?? open.at(-1)
  const before = plainBefore(right.text, at).trim().split(' ').slice(-wordsBefore).join(' ')
  const where = [
    inside === undefined ? 'outside of all elements' : `in ${shown(shortened(inside))}`,
    ...(tag === undefined && before !== '' ? [`after “${shown(before)}”`] : [])
  ]
  const words = expectedAndFound(wordAt(right.text, at), wordAt(wrong.text, at))
  return {line, column, open: open.map(nameOf), where: where.join(', '), words}
}

const wordsBefore = 5

/** The opening tags of the elements that are open at the end of a text, and the tag that is unfinished there. */
function elementsAt(text: string): Readonly<{open: readonly string[]; tag: string | undefined}> {
  const open: string[] = []
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at)
      if (end < 0) return {open, tag: '<!--'}
      at = end + 3
      continue
    }
    const end = tagEnd(text, at)
    const tag = text.slice(at, end)
    if (end < 0) return {open, tag: text.slice(at)}
    at = end
    const name = nameOf(tag)
    if (tag.startsWith('</')) {
      const opened = open.findLastIndex(other => nameOf(other) === name)
      if (opened >= 0) open.splice(opened)
    } else if (name !== '' && !tag.endsWith('/>') && !voidElements.has(name)) {
      open.push(tag)
      if (name === 'script' || name === 'style') {
        const close = text.indexOf(`</${name}`, at)
        if (close < 0) break
        at = close
      }
    }
  }
  return {open, tag: undefined}
}

/** The offset after a tag, whose quoted values may contain `>`; -1 if it is unfinished. */
function tagEnd(text: string, start: number): number {
  let quote = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]!
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return -1
}

function nameOf(tag: string): string {
  return /^<\/?([a-z][^\s/>]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
}

const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' ')
)

/** The words before the one at an offset, without tags. */
function plainBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - farthestWord), at).replace(/[^\s<>]*$/, '')
  return near
    .slice(near.search(/>|$/) + 1)
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
}

const farthestWord = 2000

/** The word at an offset; of a long one, such as an embedded picture, only the part around the offset. */
function wordAt(text: string, at: number): string {
  const before = /[^\s<>]*$/.exec(text.slice(Math.max(0, at - longestWord), at))![0]
  const after = /^[^\s<>]*/.exec(text.slice(at, at + longestWord))![0]
  // A space or the edge of a tag is not part of a word, but it may be the difference.
  return before + (after === '' ? text.slice(at, at + 1) : after)
}

const longestWord = 40

function shortened(tag: string): string {
  return tag.length > 80 ? `${tag.slice(0, 80)}…` : tag
}
