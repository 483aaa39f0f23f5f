import type {TypedParagraph} from '../content.ts'
import {hasKeptWords} from '../joined.ts'
import {queryMarkdown, remarkBy} from './running.ts'
import type {WrittenBlock} from './written-block.ts'

/**
 * Writes paragraphs as blocks. If the end of a paragraph is deleted as a tracked change, its block continues with the
 * next paragraph, and the blank line between them is a deletion.
 */
export function paragraphBlocks(
  group: readonly TypedParagraph[],
  linesOf: (paragraph: TypedParagraph) => readonly string[]
): readonly WrittenBlock[] {
  const blocks: {lines: readonly string[]; isPlain: true}[] = []
  /** The comment that names the person who deleted the end of the paragraph before the next one. */
  let joining: string | undefined
  for (const [index, paragraph] of group.entries()) {
    const {endDeleted, ...rest} = paragraph
    const isJoined = endDeleted !== undefined && (joining !== undefined || hasKeptWords(paragraph))
    const isLast = index === group.length - 1
    const lines = linesOf(isJoined && isLast ? paragraph : rest)
    const last = blocks.at(-1)
    if (joining !== undefined && last !== undefined)
      blocks[blocks.length - 1] = {
        lines: [
          ...last.lines.slice(0, -1),
          `${last.lines.at(-1)}{--`,
          '',
          `--}${joining}${lines[0] ?? ''}`,
          ...lines.slice(1)
        ],
        isPlain: true
      }
    else if (lines.length > 0) blocks.push({lines, isPlain: true})
    joining = isJoined && !isLast ? remarkBy(endDeleted) : undefined
  }
  return blocks
}

/**
 * A comment on a paragraph whose deleted end cannot be marked, because headings, items and cells cannot be joined in
 * this way.
 */
export function remarkOnEnd(paragraph: TypedParagraph): string {
  const {endDeleted} = paragraph
  if (endDeleted === undefined || !hasKeptWords(paragraph)) return ''
  const {author} = endDeleted
  return queryMarkdown(
    `${author === '' ? '' : `${author}: `}the end of this paragraph is deleted, which joins it with the next one`
  )
}
