import type {PageChange, PieceSource} from './messages.ts'

/** The pieces of a page's source after changes. */
export function changedSource(
  source: readonly PieceSource[],
  changes: readonly PageChange[]
): readonly PieceSource[] {
  return changes.reduce((before, {start, end, html, parts}) => {
    if (parts === undefined) return before.slice(0, start).concat(html, before.slice(end))
    const piece = [...(before[start] ?? [])]
    for (const part of parts) piece[part.index] = part.html
    return before.with(start, piece)
  }, source)
}

/** Joins pieces into one text. */
export function textOfSource(source: readonly PieceSource[]): string {
  return source.flat().join('')
}
