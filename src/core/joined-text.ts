import {isNotebook} from './path.ts'
import {perObject} from './per-object.ts'
import {type Locator, locator} from './position.ts'
import type {Edit, Finding, Place} from './types.ts'

/**
 * A range of a joined text, and the range of a file from which it comes. If both have the same length, the text is a
 * copy; otherwise it was derived from the file, or is an escape in the JSON of a notebook.
 */
export type JoinedPiece = Readonly<{start: number; end: number; file: string; offset: number; length: number}>

/** The text of a notebook, or of a chapter with the included files inserted, and the source of each range. */
export type JoinedChapter = Readonly<{
  text: string
  /** The pieces in order, without gaps. */
  pieces: readonly JoinedPiece[]
  /** The texts of all files that were joined, with LF line ends; the chapter's own file is one of them. */
  files: ReadonlyMap<string, string>
}>

/** The joined texts of notebooks, and of chapters that include files, by the path of the chapter. */
export type JoinedTexts = ReadonlyMap<string, JoinedChapter>

/**
 * Converts a place in a chapter to a place in the file that it comes from: the chapter's own file, or an included one.
 * The end is in the same file as the start.
 */
export function ownPlace(
  joined: JoinedTexts | undefined,
  file: string,
  place: Place
): Readonly<{file: string; place: Place}> {
  const text = joined?.get(file)
  if (text === undefined) return {file, place}
  const first = pieceAt(text, place.start.offset)
  const last = pieceAt(text, Math.max(place.start.offset, place.end.offset - 1))
  const start = offsetIn(first, place.start.offset)
  const end =
    last.file === first.file
      ? Math.max(start, isCopied(last) ? offsetIn(last, place.end.offset) : last.offset + last.length)
      : first.offset + first.length
  const own = locatorOf(text, first.file).place(start, end)
  return {file: first.file, place: own}
}

function locatorOf(joined: JoinedChapter, file: string): Locator {
  const known = locatorsOf(joined)
  const own = known.get(file) ?? locator(joined.files.get(file) ?? '')
  known.set(file, own)
  return own
}

/** Caches the locators of the files of a joined text, since a long text can have thousands of findings. */
const locatorsOf = perObject((_: JoinedChapter) => new Map<string, Locator>())

/**
 * Moves a finding to its place in the author's file. Its edits are omitted unless each is within one copied range of
 * a file.
 */
export function ownFinding<Given extends Omit<Finding, 'rule'>>(
  joined: JoinedTexts | undefined,
  finding: Given
): Given {
  if (joined === undefined || finding.isLeftOut) return finding
  const edits = finding.edits?.map(edit => ownEdit(joined, edit))
  const whole = edits?.every(edit => edit !== undefined) ? edits : undefined
  const repaired = finding.edits === undefined ? finding : {...finding, edits: whole}
  return finding.place === undefined
    ? repaired
    : {...repaired, ...ownPlace(joined, finding.file, finding.place)}
}

/**
 * Converts an edit of a joined text to an edit of a file; undefined if it is neither within one copied range of a
 * file nor within one cell of a notebook.
 */
export function ownEdit(joined: JoinedTexts, edit: Edit): Edit | undefined {
  const text = joined.get(edit.file)
  if (text === undefined) return edit
  const piece = text.pieces.find(
    each => isCopied(each) && each.start <= edit.start && edit.end <= each.end && each.end > each.start
  )
  if (piece === undefined) return editOfCell(text, edit)
  const start = offsetIn(piece, edit.start)
  const own = {...edit, file: piece.file, start, end: start + edit.end - edit.start}
  return isNotebook(piece.file) ? {...own, text: inJson(edit.text)} : own
}

/**
 * Converts an edit that begins or ends at an escape of a notebook's JSON, or contains one; undefined if that is
 * impossible.
 */
function editOfCell({pieces, files}: JoinedChapter, edit: Edit): Edit | undefined {
  const own = pieces.filter(
    ({start, end, length}) => length > 0 && start <= edit.end && end >= edit.start && end > start
  )
  const inside = own.filter(({start, end}) => start < edit.end && end > edit.start)
  const [first, last] = inside.length > 0 ? [inside[0]!, inside.at(-1)!] : [own[0], own[0]]
  if (first === undefined || last === undefined || !isNotebook(first.file)) return undefined
  if (edit.start < first.start || edit.end > last.end) return undefined
  const isWhole = inside.every(
    (piece, index) =>
      index === 0 ||
      (piece.file === first.file &&
        piece.start === inside[index - 1]!.end &&
        piece.offset === inside[index - 1]!.offset + inside[index - 1]!.length)
  )
  const [start, end] = [exactOffset(first, edit.start), exactOffset(last, edit.end)]
  if (!isWhole || start === undefined || end === undefined || end < start) return undefined
  const old = (files.get(first.file) ?? '').slice(start, end)
  return {...edit, file: first.file, start, end, old, text: inJson(edit.text)}
}

/** The offset in the file; undefined within an escape. */
function exactOffset(piece: JoinedPiece, offset: number): number | undefined {
  if (isCopied(piece) || offset === piece.start) return offsetIn(piece, offset)
  return offset === piece.end ? piece.offset + piece.length : undefined
}

/** Escapes text for a string of JSON. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/**
 * Converts an offset in a file to the first matching offset in a joined text; undefined if no chapter includes the
 * file.
 */
export function joinedOffset(
  joined: JoinedTexts | undefined,
  file: string,
  offset: number
): Readonly<{file: string; offset: number}> | undefined {
  for (const [path, {pieces}] of joined ?? []) {
    const piece = pieces.find(
      each => each.file === file && each.offset <= offset && offset <= each.offset + each.length
    )
    if (piece !== undefined) {
      const at = isCopied(piece) ? piece.start + offset - piece.offset : piece.start
      return {file: path, offset: at}
    }
  }
  return undefined
}

/** Converts a place in a file to the place in the chapter that includes it; undefined if no chapter does. */
export function joinedPlace(
  joined: JoinedTexts | undefined,
  file: string,
  {start, end}: Place
): Readonly<{file: string; place: Place}> | undefined {
  const from = joinedOffset(joined, file, start.offset)
  const to = joinedOffset(joined, file, end.offset)
  const text = from && joined?.get(from.file)?.text
  if (text === undefined) return undefined
  const last = to?.file === from!.file ? Math.max(from!.offset, to.offset) : from!.offset
  return {file: from!.file, place: locator(text).place(from!.offset, last)}
}

/**
 * In the pieces of a joined text, replaces those that come from `file` by the pieces of `inner`, the joined text of
 * `file`.
 */
export function composedPieces(
  outer: readonly JoinedPiece[],
  file: string,
  inner: JoinedChapter
): readonly JoinedPiece[] {
  return outer.flatMap(piece => {
    if (piece.file !== file) return [piece]
    const from = piece.offset
    const to = from + piece.length
    const own = inner.pieces.filter(each => each.start < to && each.end > from)
    if (isCopied(piece))
      return own.map(each => {
        const [start, end] = [Math.max(each.start, from), Math.min(each.end, to)]
        const place = isCopied(each)
          ? {offset: each.offset + start - each.start, length: end - start}
          : {offset: each.offset, length: each.length}
        const moved = piece.start - from
        return {start: start + moved, end: end + moved, file: each.file, ...place}
      })
    const first = own[0] ?? pieceAt(inner, from)
    return [{...piece, file: first.file, offset: offsetIn(first, from), length: 0}]
  })
}

/** Whether a piece is an unchanged copy of a range of a file. */
function isCopied({start, end, length}: JoinedPiece): boolean {
  return end - start === length
}

/** The piece that contains the character at an offset; at the end of the text, the last piece. */
function pieceAt({pieces}: JoinedChapter, offset: number): JoinedPiece {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return pieces[low]!
}

function offsetIn(piece: JoinedPiece, offset: number): number {
  return isCopied(piece) ? piece.offset + offset - piece.start : piece.offset
}

/**
 * Returns a function that finds the text to which places in a file refer: the file's own text or, for a chapter that
 * includes files, the joined text.
 */
export function wholeTexts(
  joined: JoinedTexts | undefined,
  textOf: (file: string) => string | undefined
): (file: string) => string | undefined {
  return joined === undefined ? textOf : file => joined.get(file)?.text ?? textOf(file)
}
