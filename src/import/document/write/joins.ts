import type {TypedParagraph} from '../content.ts'
import {hasKeptWords} from '../joined.ts'
import {queryMarkdown, remarkBy} from './running.ts'
import type {WrittenBlock} from './written-block.ts'

/**
 * Writes paragraphs as blocks. If the end of a paragraph is deleted as a tracked change, its block continues with the
 * next paragraph, and the blank line between them is a deletion. If the end is inserted, the blank line is an insertion.
 */
export function paragraphBlocks(
  group: readonly TypedParagraph[],
  linesOf: (paragraph: TypedParagraph) => readonly string[]
): readonly WrittenBlock[] {
  const blocks: {lines: readonly string[]; isPlain: true}[] = []
  /** The marks around the blank line before the next paragraph; the last names the person who made the change. */
  let joining: readonly [open: string, close: string] | undefined
  for (const [index, paragraph] of group.entries()) {
    const {endDeleted, endInserted, ...rest} = paragraph
    const isJoined = endDeleted !== undefined && (joining !== undefined || hasKeptWords(paragraph))
    const isChanged = isJoined || endInserted !== undefined
    const isLast = index === group.length - 1
    const lines = linesOf(isChanged && isLast ? paragraph : rest)
    const last = blocks.at(-1)
    if (joining !== undefined && lines.length === 0) continue
    if (joining !== undefined && last !== undefined)
      blocks[blocks.length - 1] = {
        lines: [
          ...last.lines.slice(0, -1),
          `${last.lines.at(-1)}${joining[0]}`,
          '',
          `${joining[1]}${lines[0]}`,
          ...lines.slice(1)
        ],
        isPlain: true
      }
    else if (lines.length > 0) blocks.push({lines, isPlain: true})
    joining = isLast
      ? undefined
      : isJoined
        ? ['{--', `--}${remarkBy(endDeleted)}`]
        : endInserted && ['{++', `++}${remarkBy(endInserted)}`]
  }
  return blocks
}

/**
 * A comment on a paragraph whose deleted or inserted end cannot be marked, because headings, items and cells cannot be
 * joined or divided in this way.
 */
export function remarkOnEnd(paragraph: TypedParagraph): string {
  const {endDeleted, endInserted} = paragraph
  const isJoined = endDeleted !== undefined && hasKeptWords(paragraph)
  const by = isJoined ? endDeleted : endInserted
  if (by === undefined) return ''
  const change = isJoined
    ? 'is deleted, which joins it with the next one'
    : 'is inserted, which divides it from the next one'
  return queryMarkdown(`${by.author === '' ? '' : `${by.author}: `}the end of this paragraph ${change}`)
}
