import type {IndexEntry} from './article.ts'

/** The anchors of the places that entries of the index lead to. */
export function indexAnchors(entries: readonly IndexEntry[]): readonly string[] {
  return entries.flatMap(({places, entries: inner}) => [
    ...places.flatMap(({anchor, end}) => (end === undefined ? [anchor] : [anchor, end])),
    ...indexAnchors(inner)
  ])
}
