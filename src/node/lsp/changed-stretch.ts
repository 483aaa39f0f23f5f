import {TextDocument, type TextEdit} from 'vscode-languageserver-textdocument'

/** The edit that turns one text into another: it replaces the part between their common beginning and common end. */
export function changedStretch(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let tail = 0
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  // An edit must not begin within a surrogate pair.
  if (/[\uDC00-\uDFFF]/.test(before[start] ?? '') || /[\uDC00-\uDFFF]/.test(after[start] ?? '')) start--
  if (tail > 0 && /[\uDC00-\uDFFF]/.test(before.at(-tail) ?? '')) tail--
  start = Math.max(0, start)
  const document = TextDocument.create('', '', 0, before)
  return {
    range: {start: document.positionAt(start), end: document.positionAt(before.length - tail)},
    newText: after.slice(start, after.length - tail)
  }
}
