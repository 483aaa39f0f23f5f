import {countSigns, ligaturesOf} from './ligatures.ts'
import {createElementLooks, type Edges, type Face, readEdges, readFace} from './looks.ts'
import {edgesAfter, edgesBefore} from './nested-edges.ts'

/** Measures words as they are typeset. Measurements are cached, because asking the browser is slow. */
export type Ruler = Readonly<{
  /** The width in CSS px of a word or space, between two offsets of a text node without line breaks. */
  width: (node: Text, start: number, end: number) => number
  /** The same width in context, where letters can be kerned with the text of another element. */
  widthHere: (node: Text, start: number, end: number) => number
  /** The width between two places in a text without line breaks. */
  lineWidth: (start: LinePlace, end: LinePlace) => number
  /** The width of a character in the font of a text, such as the hyphen at the end of a line. */
  mark: (node: Text, mark: string) => number
  /** The number of glyphs in a word between which letter spacing applies: a ligature is one glyph. */
  signs: (node: Text, word: string) => number
  /** The font size of a text. */
  size: (node: Text) => number
  /** The font features with which letter-spaced text keeps the ligatures of its style, or `''`. */
  ligatures: (node: Text) => string
  /** The widths that an inline element adds before and after its text. */
  edges: (element: Element) => Edges
}>

/** A place in a text node, or before or after an inline element. */
export type LinePlace = Readonly<{node: Text | Element; offset: number}>

/** Measurements of words by the look of their element, and of marks and ligatures by font. */
type Measurements = Readonly<{
  widths: Map<string, Map<string, number>>
  faces: Map<string, Face>
  marks: Map<string, number>
  joined: Map<string, readonly string[]>
  edges: Map<string, Edges>
}>

/** Creates a ruler without measurements. */
export function createRuler(): Ruler {
  return rulerWith(noMeasurements())
}

const keptMeasurements = new WeakMap<Window, Readonly<{styles: string; measurements: Measurements}>>()

/**
 * Creates a ruler that has the measurements of earlier documents in the same browser page, if these had the same styles
 * and fonts. The last digits of a width depend on the place where it was first measured, so this ruler is only for
 * screens.
 */
export function createLastingRuler(): Ruler {
  const sheets = [...document.querySelectorAll('style')].map(({textContent}) => textContent)
  const styles = [document.fonts.size, ...sheets].join('\n')
  const kept = keptMeasurements.get(window)
  const measurements = kept?.styles === styles ? kept.measurements : noMeasurements()
  keptMeasurements.set(window, {styles, measurements})
  return rulerWith(measurements)
}

function noMeasurements(): Measurements {
  return {widths: new Map(), faces: new Map(), marks: new Map(), joined: new Map(), edges: new Map()}
}

function rulerWith({widths, faces, marks, joined, edges}: Measurements): Ruler {
  const range = document.createRange()
  const lookOf = createElementLooks()
  const mixed = new WeakMap<Text, boolean>()
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!

  function faceOf({parentElement}: Text): Face {
    return remembered(faces, lookOf(parentElement!), () => readFace(parentElement!))
  }

  function edgesOf(element: Element): Edges {
    return remembered(edges, lookOf(element), () => readEdges(element))
  }

  function measure(node: Text, start: number, end: number): number {
    range.setStart(node, start)
    range.setEnd(node, end)
    const isMixed = remembered(mixed, node, () => faceOf(node).isFromRight || fromRight.test(node.data))
    if (!isMixed) return range.getBoundingClientRect().width
    // In right-to-left text, the parts of a word such as `(word` can be far apart.
    return [...range.getClientRects()].reduce((sum, {width}) => sum + width, 0)
  }

  /** The widths of elements that begin or end with a line whose first or last text they contain. */
  function outerEdges(start: LinePlace, end: LinePlace): number {
    const {node: first, offset} = start
    const {node: last} = end
    const isStart =
      first instanceof Text && first.data.slice(0, offset).trim() === '' && offset < first.length
    const isEnd = last instanceof Text && end.offset === last.length
    return (isStart ? edgesBefore(first, edgesOf) : 0) + (isEnd ? edgesAfter(last, edgesOf) : 0)
  }

  return {
    width(node, start, end) {
      const known = remembered(widths, lookOf(node.parentElement!), () => new Map<string, number>())
      return remembered(known, node.data.slice(start, end), () => measure(node, start, end))
    },
    widthHere: measure,
    lineWidth(start, end) {
      if (start.node instanceof Text) range.setStart(start.node, start.offset)
      else range.setStartBefore(start.node)
      if (end.node instanceof Text) range.setEnd(end.node, end.offset)
      else range.setEndAfter(end.node)
      // The box of an element at the start of a line, such as a task's checkbox, does not include its margin.
      const before = start.node instanceof Text ? 0 : edgesOf(start.node).before
      const {width} = range.getBoundingClientRect()
      return before + width + outerEdges(start, end)
    },
    mark(node, mark) {
      const {font} = faceOf(node)
      return remembered(marks, `${mark}${font}`, () => {
        canvas.font = font
        return canvas.measureText(mark).width
      })
    },
    signs(node, word) {
      if (!mayJoin.test(word)) return word.length
      const face = faceOf(node)
      return countSigns(
        word,
        remembered(joined, `${face.ligatures}${face.font}`, () => ligaturesOf(face))
      )
    },
    size: node => faceOf(node).size,
    ligatures: node => faceOf(node).ligatures,
    edges: edgesOf
  }
}

/** The value for a key, computed when it is first used. */
function remembered<Key, Value>(
  known: Readonly<{get: (key: Key) => Value | undefined; set: (key: Key, value: Value) => unknown}>,
  key: Key,
  make: () => Value
): Value {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  known.set(key, made)
  return made
}

/** Matches letters that can be part of a ligature, and all non-ASCII characters. */
const mayJoin = /f[fijltbhkþ]|t[ti]|Th|[^\x20-\x7e]/

/** Matches letters of right-to-left scripts. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
