import {TextDocument, type TextEdit} from 'vscode-languageserver-textdocument'

/** The edit that turns one text into another: the part between their common beginning and end. */
export function changedStretch(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let tail = 0
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  // A position within a surrogate pair is invalid.
  if (/[\uDC00-\uDFFF]/.test(before[start] ?? '') || /[\uDC00-\uDFFF]/.test(after[start] ?? '')) start--
  if (tail > 0 && /[\uDC00-\uDFFF]/.test(before.at(-tail) ?? '')) tail--
  start = Math.max(0, start)
  const document = TextDocument.create('', '', 0, before)
  return {
    range: {start: document.positionAt(start), end: document.positionAt(before.length - tail)},
    newText: after.slice(start, after.length - tail)
  }
}
