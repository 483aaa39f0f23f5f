import type {TrackedBy, TypedBlock, TypedParagraph} from './content.ts'

/** Whether a paragraph has words that are not deleted. */
export function hasKeptWords({inlines}: TypedParagraph): boolean {
  return inlines.some(
    inline => inline.del === undefined && (inline.kind !== 'text' || /\S/.test(inline.text))
  )
}

/** Whether a paragraph has words that are not inserted. */
function hasOldWords({inlines}: TypedParagraph): boolean {
  return inlines.some(inline => inline.ins === undefined && inline.kind === 'text' && /\S/.test(inline.text))
}

/**
 * Keeps the inserted ends of paragraphs only if they divide a paragraph: words that are not inserted must be before and
 * after them. The end of an inserted paragraph divides nothing.
 */
export function withDividedParagraphs(blocks: readonly TypedBlock[]): readonly TypedBlock[] {
  const made = [...blocks]
  /** The first paragraph with an inserted end before this block, if it has words that are not inserted. */
  let from: number | undefined
  const clear = (to: number): void => {
    for (let at = from ?? to; at < to; at++)
      made[at] = {...(made[at] as TypedParagraph), endInserted: undefined}
    from = undefined
  }
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'paragraph') clear(at)
    else if (hasOldWords(block)) from = block.endInserted === undefined ? undefined : at
    else if (block.endInserted === undefined) clear(at)
    else if (from === undefined) made[at] = {...block, endInserted: undefined}
  }
  clear(blocks.length)
  return made
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
