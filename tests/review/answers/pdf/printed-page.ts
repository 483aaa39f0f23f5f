import type {Box} from '../../../../src/outputs/pdf/file/geometry.ts'
import type {Annotation} from '../../../../src/review/answers/pdf/annotations.ts'
import {type Quarters, turnedBox} from '../../../../src/review/answers/pdf/geometry.ts'
import type {Glyph} from '../../../../src/review/answers/pdf/glyphs.ts'
import {returnedMarks} from '../../../../src/review/answers/pdf/index.ts'
import type {Returned} from '../../../../src/review/answers/returned.ts'
import type {
  MapLine,
  MapPage,
  MapTarget,
  MapWord,
  ProofMap
} from '../../../../src/review/proofs/map/format.ts'

/** A piece of a printed line: words of the text, or something that stands in for a part of it. */
export type Piece =
  | string
  | Readonly<{printed: string; source: string}>
  | Readonly<{printed: string; target: number}>
  | Readonly<{formula: number}>

/** The width of a letter, and the distance of lines, in points. */
const [letterWidth, lineHeight, pageHeight] = [6, 20, 842] as const

/** A tenth of a CSS px in points. */
const unit = 0.075

/** A page of a proof, as its map and as the letters of a PDF; each letter is 6 points wide. */
export type PrintedPage = Readonly<{map: MapPage; glyphs: readonly Glyph[]; lines: readonly string[]}>

/** Prints lines of pieces of a text; the words of the text are used in their order. */
export function printedPage(text: string, lines: readonly (readonly Piece[])[]): PrintedPage {
  let from = 0
  const glyphs: Glyph[] = []
  const printed: string[] = []
  const boxes: MapPage['boxes'][number][] = []
  const rows = lines.map((pieces, row): MapLine => {
    const words: MapWord[] = []
    let shown = ''
    const top = pageHeight - 100 - row * lineHeight
    const boxOf = (at: number): Box => [72 + at * letterWidth, top - 14, 78 + at * letterWidth, top]
    const add = (letters: string, own: Pick<MapWord, 'source' | 'target'>): void => {
      words.push({x: (72 + shown.length * letterWidth) / unit, width: 0, letters, ...own})
      shown += letters
    }
    for (const piece of pieces) {
      if (typeof piece === 'string')
        for (const [part] of piece.matchAll(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]+/gu)) {
          if (part.trim() === '') {
            shown += part
            continue
          }
          const start = text.indexOf(part, from)
          if (start < 0) throw new Error(`no ${part} after ${from}`)
          from = start + part.length
          add(part, {source: {start, end: from}})
        }
      else if ('formula' in piece) {
        const [left] = boxOf(shown.length)
        const box = {x: left / unit, y: (pageHeight - top) / unit, width: 24 / unit, height: 14 / unit}
        boxes.push({...box, target: piece.formula})
        shown += 'a+bc'
      } else if ('source' in piece) {
        const start = text.indexOf(piece.source, from)
        from = start + piece.source.length
        add(piece.printed, {source: {start, end: from}})
      } else
        for (const part of piece.printed.split(/( )/)) {
          if (part === ' ') shown += part
          else add(part, {target: piece.target})
        }
    }
    for (const [at, letter] of Array.from(shown).entries()) {
      const [left, bottom, right, upper] = boxOf(at)
      if (letter !== ' ') glyphs.push({letter, left, right, bottom, top: upper})
    }
    printed.push(shown)
    const edge = (72 + shown.length * letterWidth) / unit
    const wide = words.map((word, at) => ({...word, width: (words[at + 1]?.x ?? edge) - word.x}))
    return {y: (pageHeight - top) / unit, height: 14 / unit, number: row + 11, file: 0, words: wide}
  })
  return {map: {lines: rows, boxes}, glyphs, lines: printed}
}

/** The rectangles of printed words, one for each line. */
export function quadsOver({lines}: PrintedPage, words: string): readonly Box[] {
  const parts = words.split('\n')
  const first = lines.findIndex((_, row) => parts.every((part, at) => lines[row + at]?.includes(part)))
  if (first < 0) throw new Error(`no line with ${words}`)
  return parts.map((part, at) => {
    const start = lines[first + at]!.indexOf(part)
    const top = pageHeight - 100 - (first + at) * lineHeight
    return [72 + start * letterWidth, top - 14, 72 + (start + part.length) * letterWidth, top]
  })
}

/** An annotation with the given fields. */
export function annotationOf(fields: Partial<Annotation>): Annotation {
  return {
    ...{id: 0, subtype: 'Highlight', page: 0, rect: [0, 0, 0, 0], quads: [], person: 'Ann', text: ''},
    ...{name: '', intent: '', isGroup: false, isState: false, isHidden: false},
    ...fields
  }
}

/** A change of a page by the program that saved it: turned, then scaled and shifted. */
export type Change = Readonly<{quarters?: Quarters; scale?: number; left?: number; bottom?: number}>

function changedBox(box: Box, {quarters = 0, scale = 1, left = 0, bottom = 0}: Change): Box {
  const [x, y, right, top] = turnedBox(box, quarters)
  return [x * scale + left, y * scale + bottom, right * scale + left, top * scale + bottom]
}

/** The items that annotations on a page make, after a change of the page and everything on it. */
export function itemsOf(
  page: PrintedPage,
  annotations: readonly Annotation[],
  {targets, files = ['01.md']}: Readonly<{targets: readonly MapTarget[]; files?: readonly string[]}>,
  change: Change = {}
): readonly Returned[] {
  const glyphs = page.glyphs.map(({letter, ...box}): Glyph => {
    const [left, bottom, right, top] = changedBox([box.left, box.bottom, box.right, box.top], change)
    return {letter, left, bottom, right, top}
  })
  const moved = annotations.map(each => ({
    ...each,
    rect: changedBox(each.rect, change),
    quads: each.quads.map(quad => changedBox(quad, change)),
    ink: each.ink && changedBox(each.ink, change)
  }))
  const map: ProofMap = {round: 1, content: 'abc', firstPage: 7, files, targets, pages: [page.map]}
  const file = {pages: 1, producer: '', isSigned: false, isForm: false, isPortfolio: false, unread: 0}
  return returnedMarks({
    pdf: {...file, annotations: moved},
    pages: [{page: 0, glyphs}],
    map,
    asked: new Map([[1, 'When?']])
  })
}
