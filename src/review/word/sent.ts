import {isBlockName} from '../../outputs/docx/named-blocks.ts'
import {fold} from './fold.ts'
import type {
  WordAtom,
  WordChange,
  WordComment,
  WordDocument,
  WordParagraph,
  WordPiece
} from './read/document.ts'

/** The contents of a round's files as they were sent, other than the blocks of the article. */
export type Sent = Readonly<{
  /**
   * Whether galley itself wrote a change into the file that was sent: an edit in the text, or a change since an earlier
   * round.
   */
  isOwn: (change: WordChange) => boolean
  isOwnComment: (author: string, text: string) => boolean
  comments: ReadonlyArray<Pick<WordComment, 'author' | 'text'>>
  /** Whether the thread of a sent comment was resolved. */
  isResolvedComment: (author: string, text: string) => boolean
  /** Whether a paragraph that galley generates has this text. */
  isMade: (text: string) => boolean
  /** The texts of generated paragraphs. */
  made: readonly string[]
  /** The bookmarks of blocks in the files; empty if no file is available. */
  bookmarks: ReadonlySet<string>
  /** Returns the atoms of a block as they were sent, by the name of the block's bookmark. */
  atomsOf: (bookmark: string) => readonly WordAtom[]
}>

/** Collects the contents of a round's files as they were sent. */
export function sentOf(documents: readonly WordDocument[]): Sent {
  const paragraphs = documents.flatMap(document => document.paragraphs)
  const keyOf = ({kind, author, date}: WordChange): string => JSON.stringify([kind, author, date])
  const changes = new Set(paragraphs.flatMap(changesOf).map(keyOf))
  const comments = new Set(
    documents.flatMap(document => document.comments.map(({author, text}) => JSON.stringify([author, text])))
  )
  const resolved = new Set(
    documents.flatMap(document =>
      document.comments.flatMap(({author, text, isResolved}) =>
        isResolved ? [JSON.stringify([author, text])] : []
      )
    )
  )
  const made = new Set(
    paragraphs
      .filter(({bookmarks}) => !bookmarks.some(isBlockName))
      .map(paragraph => plainText(textOf(paragraph)))
  )
  const atoms = new Map(
    paragraphs.flatMap(({bookmarks, pieces}) => {
      const own = pieces.flatMap(({atom, del}) => (atom === undefined || del !== undefined ? [] : atom))
      return bookmarks.filter(isBlockName).map(name => [name, own] as const)
    })
  )
  return {
    isOwn: change => changes.has(keyOf(change)),
    comments: documents.flatMap(document => document.comments),
    isOwnComment: (author, text) => comments.has(JSON.stringify([author, text])),
    isResolvedComment: (author, text) => resolved.has(JSON.stringify([author, text])),
    // Pandoc joins the paragraphs of code.
    isMade: text => made.has(plainText(text)) || text.split('\n').every(line => made.has(plainText(line))),
    made: [...made],
    atomsOf: bookmark => atoms.get(bookmark) ?? [],
    bookmarks: new Set(paragraphs.flatMap(({bookmarks}) => bookmarks.filter(isBlockName)))
  }
}

function plainText(text: string): string {
  return fold(text).text.trim()
}

function textOf({pieces}: WordParagraph): string {
  return pieces.map(({text, del}) => (del === undefined ? text : '')).join('')
}

function changesOf({pieces, markIns, markDel}: WordParagraph): readonly WordChange[] {
  const all = pieces.flatMap(piece => [piece, ...(piece.atom?.changed ?? [])])
  return [markIns, markDel, ...all.flatMap(({ins, del}) => [ins, del])].filter(change => change !== undefined)
}

/**
 * A returned file without the changes that it already contained when it was sent: they are accepted, as in the article.
 */
export function withoutOwnChanges(document: WordDocument, {isOwn}: Sent): WordDocument {
  const isOwnChange = (change: WordChange | undefined): boolean => change !== undefined && isOwn(change)
  const kept = new Map<WordParagraph, WordParagraph>()
  const places = new Map<WordParagraph, readonly number[]>()
  for (const paragraph of document.paragraphs) {
    const pieces: WordPiece[] = []
    const at: number[] = []
    for (const piece of paragraph.pieces) {
      at.push(pieces.length)
      if (isOwnChange(piece.del)) continue
      const {ins, ...plain} = piece
      pieces.push(isOwnChange(ins) ? plain : piece)
    }
    at.push(pieces.length)
    const {markIns, markDel, ...rest} = paragraph
    kept.set(paragraph, {
      ...rest,
      pieces,
      ...(markIns && !isOwnChange(markIns) && {markIns}),
      ...(markDel && !isOwnChange(markDel) && {markDel})
    })
    places.set(paragraph, at)
  }
  return {
    ...document,
    paragraphs: document.paragraphs.map(paragraph => kept.get(paragraph)!),
    comments: document.comments.map(comment => {
      const moved = (place: typeof comment.start): typeof comment.start =>
        place && {
          paragraph: kept.get(place.paragraph)!,
          piece: places.get(place.paragraph)![place.piece] ?? 0
        }
      const [start, end] = [moved(comment.start), moved(comment.end)]
      return {...comment, ...(start && {start}), ...(end && {end})}
    })
  }
}
