/** The text that appends entries to a BibTeX file, with a blank line before each. */
export function appendedEntries(file: string, entries: readonly string[]): string {
  const newline = file.includes('\r\n') ? '\r\n' : '\n'
  const isEmpty = file.replace(/^\uFEFF/, '').trim() === ''
  const blank = /\n[ \t]*\r?\n$/.test(file)
  const start = isEmpty || blank ? '' : file.endsWith('\n') ? newline : newline + newline
  return start + entries.map(entry => entry.replaceAll('\n', newline) + newline).join(newline)
}
