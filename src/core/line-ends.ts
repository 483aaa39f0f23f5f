import {decodeText} from './decode.ts'
import {perObject} from './per-object.ts'
import type {Diagnostic, Edit, Point} from './types.ts'
import {isFault, type World} from './world.ts'

/** The texts that a build has read, and functions that convert positions in them to positions in the files as saved. */
export type ReadFiles = Readonly<{
  /** The text of a file with LF line ends; undefined if the build has not read it. */
  textOf: (path: string) => string | undefined
  /**
   * Converts a point in a text with LF line ends to a point in the file as saved. Line and column stay the same; the
   * offset counts each CRLF as two.
   */
  savedPoint: (path: string, point: Point) => Point
  /** Converts the offsets and edits of a finding to offsets in the saved files. */
  savedFinding: (diagnostic: Diagnostic) => Diagnostic
}>

/**
 * Returns a world that reads texts with LF line ends, so that a checkout with other line ends gives the same results.
 * Pictures, fonts and other bytes are unchanged.
 */
export function readingLineFeeds(world: World): Readonly<{world: World; files: ReadFiles}> {
  const read = new Map<string, Uint8Array>()
  const known = new Map<string, Readonly<{text: string; saved: string}>>()
  const textsOf = (path: string) => {
    const bytes = read.get(path)
    if (bytes === undefined) return undefined
    const texts = known.get(path) ?? textsIn(bytes)
    known.set(path, texts)
    return texts
  }
  const savedPoint: ReadFiles['savedPoint'] = (path, point) => {
    const texts = textsOf(path)
    return texts === undefined || texts.text === texts.saved
      ? point
      : {...point, offset: savedOffset(texts.saved, point.offset)}
  }
  return {
    world: {
      ...world,
      async read(path) {
        const bytes = await world.read(path)
        if (isFault(bytes)) return bytes
        read.set(path, bytes)
        return leanFile(bytes)
      },
      async asset(path) {
        const bytes = await world.asset(path)
        return bytes && withLineFeeds(bytes)
      }
    },
    files: {
      textOf: path => textsOf(path)?.text,
      savedPoint,
      savedFinding(diagnostic) {
        const {file, start, end, edits} = diagnostic
        const edit = (made: Edit) => savedEdit(textsOf(made.file)?.saved ?? '', made)
        return {
          ...diagnostic,
          ...(start && {start: savedPoint(file, start)}),
          ...(end && {end: savedPoint(file, end)}),
          ...(edits && {edits: edits.map(edit)})
        }
      }
    }
  }
}

/** Converts line ends in bytes to LF, cached so that the same file gives the same bytes object. */
const leanFile = perObject((bytes: Uint8Array) => withLineFeeds(bytes))

function textsIn(bytes: Uint8Array): Readonly<{text: string; saved: string}> {
  const saved = shownText(bytes)
  const lean = leanFile(bytes)
  return {saved, text: lean === bytes ? saved : shownText(lean)}
}

/** The text of a file for use in reports. If the file cannot be decoded, its valid UTF-8 is shown. */
function shownText(bytes: Uint8Array): string {
  const decoded = decodeText(bytes)
  return 'text' in decoded ? decoded.text : new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
}

/**
 * Replaces CRLF with LF in the bytes of a text. Other files are returned unchanged: those with a NUL, as in git's
 * line-end conversion, those that cannot be decoded, and PDFs, which can consist of ASCII.
 */
export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (!hasLineEnd(bytes) || bytes.includes(0) || isPdf(bytes) || !('text' in decodeText(bytes))) return bytes
  const kept = new Uint8Array(bytes.length)
  let length = 0
  for (let index = 0; index < bytes.length; index++) {
    if (!isLineEnd(bytes, index)) kept[length++] = bytes[index]!
  }
  return kept.subarray(0, length)
}

/** Converts an offset in the text with LF to one in the text as saved. */
function savedOffset(saved: string, offset: number): number {
  let at = offset
  for (const {index} of saved.matchAll(lineEnd)) {
    if (index >= at) break
    at++
  }
  return at
}

/**
 * Returns a function that converts offsets in the text with LF to offsets in the text as saved, each in logarithmic
 * time.
 */
export function savedOffsets(saved: string): (offset: number) => number {
  // For each CRLF, the offset that it has in the text with LF.
  const ends = Array.from(saved.matchAll(lineEnd), ({index}, count) => index - count)
  return offset => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! < offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }
}

/**
 * Converts an edit of the text with LF to an edit of the text as saved. The new words get the line ends used at that
 * place.
 */
export function savedEdit(saved: string, edit: Edit): Edit {
  const [start, end] = [savedOffset(saved, edit.start), savedOffset(saved, edit.end)]
  const there = saved.slice(start, end)
  // If the text has changed, the edit must keep its old text, so that it cannot be applied by mistake.
  if (there.replace(lineEnd, '\n') !== edit.old) return {...edit, start, end}
  // A file can mix line ends, for example if it was joined from several files, so the edit gets the line ends of its
  // own line.
  const own = saved.indexOf('\n', start)
  const near = own < 0 ? saved.lastIndexOf('\n') : own
  const isOfTwo = saved[near - 1] === '\r' && saved[near - 2] !== '\r'
  const text = isOfTwo ? edit.text.replaceAll('\n', '\r\n') : edit.text
  return {...edit, start, end, old: there, text}
}

const [carriageReturn, lineFeed] = [13, 10]

/** Matches CRLF, except after another CR, which no program writes as a line end. */
const lineEnd = /(?<!\r)\r\n/g

function hasLineEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(carriageReturn); at >= 0; at = bytes.indexOf(carriageReturn, at + 1))
    if (isLineEnd(bytes, at)) return true
  return false
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed && bytes[at - 1] !== carriageReturn
}

function isPdf(bytes: Uint8Array): boolean {
  return '%PDF'.split('').every((character, index) => bytes[index] === character.charCodeAt(0))
}
