/** A line of a text without its line end, and its offsets. */
export type RecordLine = Readonly<{text: string; start: number; end: number}>

/** The lines of a text without a byte order mark; lines end with LF, CRLF or CR. */
export function recordLines(text: string): readonly RecordLine[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  return [...text.slice(start).matchAll(/[^\r\n]+(?:\r\n|\r|\n)?|\r\n|\r|\n/g)].map(({0: whole, index}) => {
    const line = whole.replace(/[\r\n]+$/, '')
    return {text: line, start: start + index, end: start + index + line.length}
  })
}
