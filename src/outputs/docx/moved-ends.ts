import type {ParagraphItem, StoryItem} from './items.ts'
import {charactersOf, type Mark, type MarkKind} from './marks.ts'

/**
 * Marks the end of a moved paragraph as inserted or deleted, if LibreOffice would otherwise keep it. LibreOffice moves
 * the end only if the last run moves, and the paragraph contains no link or field. Either way, the end moves with the
 * words.
 */
export function withMovedEnds(items: readonly StoryItem[]): readonly StoryItem[] {
  return items.map((item): StoryItem => {
    if (item.kind === 'table' || !item.marks.some(isMove) || isMovedWhole(item)) return item
    return {...item, marks: item.marks.map(mark => ({...mark, kind: plainKinds[mark.kind] ?? mark.kind}))}
  })
}

const plainKinds: Readonly<Partial<Record<MarkKind, MarkKind>>> = {moveFrom: 'del', moveTo: 'ins'}

function isMove({kind}: Mark): boolean {
  return plainKinds[kind] !== undefined
}

function isMovedWhole({pieces}: ParagraphItem): boolean {
  const isBroken = pieces.some(({link, isFieldMark}) => link !== undefined || isFieldMark)
  return !isBroken && charactersOf(pieces).at(-1)?.marks.some(isMove) === true
}
