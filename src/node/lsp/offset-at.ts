import {type Position, TextDocument} from 'vscode-languageserver-textdocument'

/** The offset of a position in a text; a position past the end of a line or of the text counts as that end. */
export function offsetAt(text: string, {line, character}: Position): number {
  const mark = line === 0 && text.startsWith('\uFEFF') ? 1 : 0
  return TextDocument.create('', '', 0, text).offsetAt({line, character: character + mark})
}
