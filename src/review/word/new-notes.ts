import {addAll} from '../../core/add-all.ts'
import {type AtomText, markdownOf} from './markdown-text.ts'
import type {WordDocument, WordPiece} from './read/document.ts'

/** The notes of a file, for note calls that were inserted. */
export type NewNotes = Readonly<{
  /** Returns the note of a call as Markdown, `^[words]`; undefined if Markdown cannot express it. */
  markdownOf: AtomText
  /** Returns the text of the note of a call. */
  wordsOf: (piece: WordPiece) => string | undefined
  /** The stories of notes whose calls were inserted. */
  stories: ReadonlySet<string>
}>

/** Collects the notes of a file; `citation` writes the citations in them. */
export function newNotes({paragraphs}: WordDocument, citation: AtomText): NewNotes {
  const byStory = new Map<string, WordPiece[]>()
  for (const {story, pieces} of paragraphs) {
    const kept = pieces.filter(({del}) => del === undefined)
    const before = byStory.get(story)
    if (before === undefined) byStory.set(story, kept)
    else addAll(before, [{text: ' ', looks: []}, ...kept])
  }
  const calls = paragraphs.flatMap(({pieces}) =>
    pieces.filter(({ins, del, atom}) => ins && !del && atom?.note)
  )
  const piecesOf = ({atom}: WordPiece): readonly WordPiece[] | undefined => byStory.get(atom?.note ?? '')
  return {
    markdownOf(piece) {
      const pieces = piecesOf(piece)
      const markdown = pieces && markdownOf(pieces, {looks: [], atomText: citation, prefix: undefined})
      return markdown === undefined || markdown.trim() === '' ? undefined : `^[${markdown.trim()}]`
    },
    wordsOf: piece =>
      piecesOf(piece)
        ?.map(({text}) => text)
        .join(''),
    stories: new Set(calls.map(({atom}) => atom!.note!))
  }
}
