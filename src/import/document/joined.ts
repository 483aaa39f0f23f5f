import type {TrackedBy, TypedBlock, TypedParagraph} from './content.ts'

/** Whether a paragraph has words that are not deleted. */
export function hasKeptWords({inlines}: TypedParagraph): boolean {
  return inlines.some(
    inline => inline.del === undefined && (inline.kind !== 'text' || /\S/.test(inline.text))
  )
}

/** Joins each paragraph whose deleted end is accepted with the next one. */
export function withJoinedParagraphs(
  blocks: readonly TypedBlock[],
  isAccepted: (by: TrackedBy) => boolean
): readonly TypedBlock[] {
  const made: TypedBlock[] = []
  let isOpen = false
  for (const block of blocks) {
    if (block.kind === 'table') {
      const rows = block.rows.map(cells =>
        cells.map(cell => ({...cell, blocks: withJoinedParagraphs(cell.blocks, isAccepted)}))
      )
      made.push({...block, rows})
      isOpen = false
      continue
    }
    const end = block.endDeleted
    const isAcceptedEnd = end !== undefined && isAccepted(end)
    const last = made.at(-1)
    const before: TypedParagraph | undefined = isOpen && last?.kind === 'paragraph' ? last : undefined
    if (before !== undefined) made.pop()
    made.push({
      ...(before ?? block),
      inlines: [...(before?.inlines ?? []), ...block.inlines],
      endDeleted: isAcceptedEnd ? undefined : end
    })
    isOpen = isAcceptedEnd && (before !== undefined || hasKeptWords(block))
  }
  return made
}
