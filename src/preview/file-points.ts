import type {FilePoint} from '../browser/messages.ts'

/** The text of a file that was read, with LF line ends. */
export type FileText = (file: string) => string | undefined

/** The line and column of an offset of a text with LF line ends. */
export function filePoint(text: string | undefined, offset: number): Omit<FilePoint, 'file'> {
  const before = (text ?? '').slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {line: before.split('\n').length, column: before.length - lineStart + 1}
}
