import type {FilePoint} from '../browser/messages.ts'
import {type JoinedTexts, ownPlace} from '../core/joined-text.ts'

/** The text of a file that was read, with LF line ends. */
export type FileText = (file: string) => string | undefined

/** The line and column of an offset of a text with LF line ends. */
export function filePoint(text: string | undefined, offset: number): Omit<FilePoint, 'file'> {
  const before = (text ?? '').slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {line: before.split('\n').length, column: before.length - lineStart + 1}
}

/** Converts a point of a chapter to a point of the file that the author wrote. */
export function ownPoint(joined: JoinedTexts | undefined, {file, line, column}: FilePoint): FilePoint {
  const text = joined?.get(file)?.text
  if (text === undefined) return {file, line, column}
  const lines = text.split('\n').slice(0, line - 1)
  const offset = lines.reduce((sum, {length}) => sum + length + 1, 0) + column - 1
  const point = {line, column, offset}
  const own = ownPlace(joined, file, {start: point, end: point})
  return {file: own.file, line: own.place.start.line, column: own.place.start.column}
}
