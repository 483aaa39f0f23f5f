import {decodeUtf8} from '../core/decode.ts'
import {type HtmlPiece, scanHtml, voidElements} from '../core/html-scan.ts'
import {locator} from '../core/position.ts'
import {expectedAndFound, firstDifference, shown} from './first-difference.ts'

/** The first difference between a page, or another text with tags, and the expected one. */
export type MarkupDifference = Readonly<{
  line: number
  column: number
  /** The names of the elements that are open at the difference, outermost first. */
  open: readonly string[]
  /** The place, such as `in <p id="x">, after “the words”`. */
  where: string
  /** The difference, such as `expected “this”, found “that”`. */
  words: string
  /** The number of paragraphs of a Word document that begin before the position. */
  paragraphs: number
}>

/** Compares two texts with tags; undefined if they are equal or one is not UTF-8. */
export function markupDifference(expected: Uint8Array, found: Uint8Array): MarkupDifference | undefined {
  const [right, wrong] = [decodeUtf8(expected), decodeUtf8(found)]
  if (!('text' in right && 'text' in wrong)) return undefined
  const at = firstDifference(right.text, wrong.text)
  if (at === undefined) return undefined
  const {line, column} = locator(wrong.text).point(at)
  // The texts are equal up to this offset, so it does not matter which is used.
  const {open, tag} = elementsAt(right.text.slice(0, at))
  const inside = tag ?? open.at(-1)?.tag
  const before = plainBefore(right.text, at).trim().split(' ').slice(-wordsBefore).join(' ')
  const where = [
    inside === undefined ? 'outside of all elements' : `in ${shown(shortened(inside))}`,
    ...attributeIn(tag),
    ...(tag === undefined && before !== '' ? [`after “${shown(before)}”`] : [])
  ]
  const words = expectedAndFound(wordAt(right.text, at), wordAt(wrong.text, at))
  const paragraphs = (right.text.slice(0, at).match(/<w:p[ />]/g) ?? []).length
  return {line, column, open: open.map(({name}) => name), where: where.join(', '), words, paragraphs}
}

const wordsBefore = 5

/** The attribute of an unfinished tag whose value is unfinished. */
function attributeIn(tag: string | undefined): readonly string[] {
  const [, name] = /[\s"']([^\s"'<>/=]+)=(?:"[^"]*|'[^']*)$/.exec(tag ?? '') ?? []
  return name === undefined ? [] : [`attribute ${shown(name)}`]
}

/** An element that is open at a place: its name, and its opening tag. */
type OpenElement = Readonly<{name: string; tag: string}>

/** The elements that are open at the end of a text, and the tag that is unfinished there. */
function elementsAt(text: string): Readonly<{open: readonly OpenElement[]; tag: string | undefined}> {
  const open: OpenElement[] = []
  const pieces = scanHtml(text)
  for (let next = pieces.next(); !next.done; ) {
    const piece = next.value
    const written = text.slice(piece.start, piece.end)
    if (isUnfinished(piece.kind, written))
      return {open, tag: written.startsWith('<!--') ? '<!--' : written.slice(written.lastIndexOf('<'))}
    let behind: number | undefined
    if (piece.kind === 'tag' && piece.isEnd) {
      const opened = open.findLastIndex(({name}) => name === piece.name)
      if (opened >= 0) open.splice(opened)
    } else if (piece.kind === 'tag' && !piece.isSelfClosing && !voidElements.has(piece.name)) {
      open.push({name: piece.name, tag: written})
      if (piece.name === 'script' || piece.name === 'style') {
        behind = text.indexOf(`</${piece.name}`, piece.end)
        if (behind < 0) break
      }
    }
    next = pieces.next(behind)
  }
  return {open, tag: undefined}
}

/** Whether a piece of markup is cut off. */
function isUnfinished(kind: HtmlPiece['kind'], written: string): boolean {
  if (kind === 'text') return /<\/?$/.test(written)
  return kind === 'nothing' && !written.endsWith(written.startsWith('<!--') ? '-->' : '>')
}

/** The text before the word at an offset, without tags. */
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
