import type {WordChange, WordComment, WordDocument, WordParagraph, WordPiece} from './read/document.ts'

/** The character that separates the pieces of a split paragraph. */
export const paragraphSign = '\u2029'

/** A comment, and the range of pieces that it is about; `end` is exclusive. */
export type AnchoredComment = Readonly<{comment: WordComment; start: number; end: number}>

/** A paragraph as sent: if it was split, its pieces are joined, with a separator inserted at each split. */
export type BaseParagraph = {
  readonly story: string
  readonly bookmarks: readonly string[]
  readonly pieces: readonly WordPiece[]
  readonly comments: readonly AnchoredComment[]
  readonly cell?: WordParagraph['cell']
  readonly style: string
  readonly isItem: boolean
  readonly isMade: boolean
  /** Whether the paragraph belongs to the field of a list of references. */
  readonly isEntry: boolean
  /** The change that joined the paragraph with the next one. */
  readonly joined?: WordChange
  /** Whether the paragraph is entirely new, for example a paragraph added at the end of a text. */
  readonly isNew: boolean
  /** The paragraphs of the file that form this one. */
  readonly members: readonly WordParagraph[]
}

/** Joins paragraphs that were split. */
export function baseParagraphs({paragraphs, comments}: WordDocument): readonly BaseParagraph[] {
  const byParagraph = commentsByParagraph(comments)
  const base: BaseParagraph[] = []
  let open: WordParagraph[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    open.push(paragraph)
    const next = paragraphs[index + 1]
    const goesOn = paragraph.markIns !== undefined && next !== undefined && isSameFlow(paragraph, next)
    if (goesOn) continue
    // Whole paragraphs inserted before an existing one are new paragraphs, not the beginning of the existing one.
    while (open.length > 1 && isAllInserted(open[0]!)) base.push(joined([open.shift()!], byParagraph))
    base.push(joined(open, byParagraph))
    open = []
  }
  return base
}

function isAllInserted({pieces}: WordParagraph): boolean {
  return pieces.length > 0 && pieces.every(({ins}) => ins !== undefined)
}

function isSameFlow(one: WordParagraph, other: WordParagraph): boolean {
  return (
    one.story === other.story &&
    one.cell?.table === other.cell?.table &&
    one.cell?.row === other.cell?.row &&
    one.cell?.column === other.cell?.column
  )
}

function commentsByParagraph(
  comments: readonly WordComment[]
): ReadonlyMap<WordParagraph, readonly WordComment[]> {
  const byParagraph = new Map<WordParagraph, WordComment[]>()
  for (const comment of comments) {
    const paragraph = (comment.start ?? comment.end)?.paragraph
    if (paragraph === undefined) continue
    const others = byParagraph.get(paragraph)
    if (others === undefined) byParagraph.set(paragraph, [comment])
    else others.push(comment)
  }
  return byParagraph
}

function joined(
  members: readonly WordParagraph[],
  byParagraph: ReadonlyMap<WordParagraph, readonly WordComment[]>
): BaseParagraph {
  const pieces: WordPiece[] = []
  const comments: AnchoredComment[] = []
  for (const [index, member] of members.entries()) {
    const first = pieces.length
    for (const comment of byParagraph.get(member) ?? []) {
      const start = first + (comment.start ?? comment.end!).piece
      // If a comment ends in a later paragraph, it covers the rest of this one.
      const end = comment.end?.paragraph === member ? first + comment.end.piece : first + member.pieces.length
      comments.push({comment, start, end: Math.max(start, end)})
    }
    for (const piece of member.pieces) pieces.push(piece)
    const ins = member.markIns
    const next = members[index + 1]
    if (next && ins) pieces.push(signPiece(ins, member.markDel, next.isItem))
  }
  const last = members.at(-1)!
  const isNew = last.markIns !== undefined && pieces.every(({ins}) => ins !== undefined)
  return {
    story: last.story,
    bookmarks: members.flatMap(({bookmarks}) => bookmarks),
    pieces,
    comments,
    ...(last.cell && {cell: last.cell}),
    style: members[0]!.style,
    isItem: members[0]!.isItem,
    isMade: members.every(({isMade}) => isMade),
    isEntry: members.some(({isEntry}) => isEntry),
    ...(last.markDel && last.markIns === undefined && {joined: last.markDel}),
    isNew,
    members
  }
}

function signPiece(ins: WordChange, del: WordChange | undefined, isItem: boolean): WordPiece {
  return {text: paragraphSign, ins, looks: [], ...(del && {del}), ...(isItem && {isItem: true as const})}
}

/** The text before all tracked changes. */
export function baseText({pieces}: Pick<BaseParagraph, 'pieces'>): string {
  return pieces.map(({text, ins}) => (ins === undefined ? text : '')).join('')
}

/** The text with all tracked changes accepted. */
export function acceptedText({pieces}: Pick<BaseParagraph, 'pieces'>): string {
  return pieces.map(({text, del}) => (del === undefined ? text : '')).join('')
}
