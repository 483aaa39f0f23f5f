import type {IndexEntry} from './article.ts'

/** The anchors of all places to which entries of the index link. */
export function indexAnchors(entries: readonly IndexEntry[]): readonly string[] {
  return entries.flatMap(({places, entries: inner}) => [
    ...places.flatMap(({anchor, end}) => (end === undefined ? [anchor] : [anchor, end])),
    ...indexAnchors(inner)
  ])
}
