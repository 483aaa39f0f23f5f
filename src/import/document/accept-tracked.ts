import {mapParagraphs} from './apply-links.ts'
import type {TrackedBy, TypedBlock, TypedDocument, TypedInline, TypedParagraph} from './content.ts'
import {withJoinedParagraphs} from './joined.ts'

/** The signatures of the tracked changes in a document. */
export function trackedIn({blocks, notes}: Pick<TypedDocument, 'blocks' | 'notes'>): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (paragraph: TypedParagraph): TypedParagraph => {
    for (const inline of paragraph.inlines) for (const sign of signsOf(inline)) found.add(sign)
    if (paragraph.endDeleted !== undefined) found.add(signOf('del', paragraph.endDeleted))
    if (paragraph.endInserted !== undefined) found.add(signOf('ins', paragraph.endInserted))
    return paragraph
  }
  mapParagraphs(blocks, visit)
  for (const note of notes.values()) mapParagraphs(note.blocks, visit)
  return found
}

/** Returns a document in which the given tracked changes are accepted. */
export function withAccepted(document: TypedDocument, accepted: ReadonlySet<string>): TypedDocument {
  if (accepted.size === 0) return document
  const settle = (paragraph: TypedParagraph): TypedParagraph => ({
    ...paragraph,
    ...(paragraph.endInserted !== undefined &&
      accepted.has(signOf('ins', paragraph.endInserted)) && {endInserted: undefined}),
    inlines: paragraph.inlines.flatMap((inline): readonly TypedInline[] => {
      const {ins, del, ...rest} = inline
      if (del !== undefined && accepted.has(signOf('del', del))) return []
      const isSettled = ins !== undefined && accepted.has(signOf('ins', ins))
      return isSettled ? [{...rest, ...(del && {del})} as TypedInline] : [inline]
    })
  })
  const settled = (blocks: readonly TypedBlock[]): readonly TypedBlock[] =>
    withJoinedParagraphs(mapParagraphs(blocks, settle), by => accepted.has(signOf('del', by)))
  return {
    ...document,
    blocks: settled(document.blocks),
    notes: new Map([...document.notes].map(([id, note]) => [id, {...note, blocks: settled(note.blocks)}]))
  }
}

function signsOf({ins, del}: TypedInline): readonly string[] {
  return [...(ins ? [signOf('ins', ins)] : []), ...(del ? [signOf('del', del)] : [])]
}

function signOf(kind: 'ins' | 'del', {author, date}: TrackedBy): string {
  return JSON.stringify([kind, author, date])
}
