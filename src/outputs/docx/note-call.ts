import type {NoteCall} from '../../core/article.ts'
import {element} from '../../core/write-xml.ts'
import {addQuery, commented} from './comments.ts'
import {field} from './field.ts'
import type {Piece} from './marks.ts'
import {type Line, piece, textPieces} from './run.ts'
import {inBookmark} from './targets.ts'

/**
 * The call of a footnote. Further calls of the same note refer to the first. A call within a note is only a number,
 * because Word has no notes on notes. Queries in the note become comments at its call, since Word allows none in notes.
 */
export function noteCallPieces(node: NoteCall, line: Line): readonly Piece[] {
  const {context} = line
  const within: Line = {...line, look: {...line.look, style: 'FootnoteReference'}}
  if (line.note !== undefined || line.isLinked) return textPieces(node.label, raised(line))
  const note = context.notes.claim(node.note, line.marks)
  if (note === undefined) return textPieces(node.label, raised(line))
  if (note.isLater) return field(`NOTEREF ${note.bookmark} \\f \\h`, textPieces(node.label, within), line)
  const reference = element('w:footnoteReference', {
    'w:customMarkFollows': note.label === undefined ? undefined : 1,
    'w:id': note.id
  })
  const call = [piece(reference, within), ...(note.label === undefined ? [] : textPieces(note.label, within))]
  const bookmarked =
    note.bookmark === undefined ? call : inBookmark(note.bookmark, call, context.nextBookmark)
  return note.queries.reduce<readonly Piece[]>(
    (pieces, query) => commented(pieces, addQuery(query, context, `note ${node.label}:`), line),
    bookmarked
  )
}

function raised(line: Line): Line {
  return {...line, look: {...line.look, raised: 'superscript'}}
}
