import type {TextDocumentsConfiguration} from 'vscode-languageserver/node'
import {
  type Position,
  TextDocument,
  type TextDocumentContentChangeEvent
} from 'vscode-languageserver-textdocument'

/**
 * The texts of an editor. A range that goes past the end of a line or of the text ends there; otherwise, `TextDocument`
 * would change the text correctly but miscount the lines of later positions.
 */
export const soundDocuments: TextDocumentsConfiguration<TextDocument> = {
  create: TextDocument.create,
  update(document, changes, version) {
    const inside = (position: Parameters<TextDocument['offsetAt']>[0]) =>
      document.positionAt(document.offsetAt(position))
    for (const change of changes) {
      const range = 'range' in change ? change.range : undefined
      const sound =
        range === undefined
          ? change
          : {text: change.text, range: {start: inside(range.start), end: inside(range.end)}}
      TextDocument.update(document, [sound], version)
    }
    return document
  }
}

/** The position of the author's cursor after typing: the end of the changed range. */
export function endOfChange(
  document: TextDocument,
  change: TextDocumentContentChangeEvent | undefined
): Position | undefined {
  if (change === undefined || !('range' in change)) return undefined
  return document.positionAt(document.offsetAt(change.range.start) + change.text.length)
}
