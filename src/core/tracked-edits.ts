import type {TrackedEdit} from './mdast.ts'
import type {Chapter, Project} from './types.ts'

/** An edit with its number in the paper, counted from 1 in reading order, and the text that contains it. */
export type NumberedEdit = Readonly<{number: number; edit: TrackedEdit; text: Chapter}>

/** The number of edits before each text of the paper, only for texts that contain edits. */
export function editsBefore({texts}: Pick<Project, 'texts'>): ReadonlyMap<Chapter, number> {
  const before = new Map<Chapter, number>()
  let count = 0
  for (const text of texts) {
    if (text.edits.length > 0) before.set(text, count)
    count += text.edits.length
  }
  return before
}

/** The edits of the paper, numbered in reading order. */
export function numberedEdits(project: Pick<Project, 'texts'>): readonly NumberedEdit[] {
  return [...editsBefore(project)].flatMap(([text, before]) =>
    text.edits.map((edit, index) => ({number: before + index + 1, edit, text}))
  )
}

/**
 * The text that an edit removes, and the text that it inserts, as written but with single spaces; empty without such
 * text.
 */
export function wordsOfEdit(
  {kind, open, middle, close}: TrackedEdit,
  source: string
): Readonly<{old: string; new: string}> {
  const slice = (start: number, end: number): string => source.slice(start, end).replace(/\s+/g, ' ').trim()
  const old = kind === 'insertion' ? '' : slice(open.end, middle?.start ?? close.start)
  return {old, new: kind === 'deletion' ? '' : slice(middle?.end ?? open.end, close.start)}
}
