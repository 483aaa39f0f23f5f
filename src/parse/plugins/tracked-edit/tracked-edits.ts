import type {Nodes} from 'mdast'
import type {EditMark, EditorQuery, Stretch, TrackedEdit} from '../../../core/mdast.ts'
import {placeOf} from '../../../core/position.ts'
import type {MarkedEdit} from './pair-marks.ts'

/** The comments that directly follow each edit, in order. Comments after a highlight are queries instead. */
export function remarksOf(
  edits: readonly MarkedEdit[],
  queries: readonly EditorQuery[]
): ReadonlyMap<MarkedEdit, readonly EditorQuery[]> {
  const starts = new Map(queries.map(query => [stretchOf(query).start, query]))
  return new Map(
    edits.map(edit => {
      const found: EditorQuery[] = []
      let end = edit.kind === 'highlight' ? -1 : stretchOf(edit.close).end
      for (let query = starts.get(end); query !== undefined; query = starts.get(end)) {
        found.push(query)
        end = stretchOf(query).end
      }
      return [edit, found]
    })
  )
}

/**
 * The input of `editsOf` in addition to the edits: the comments of the text, the comments that follow edits, and the
 * marks in tables whose columns are aligned by characters.
 */
type Beside = Readonly<{
  queries: readonly EditorQuery[]
  remarks: ReadonlyMap<MarkedEdit, readonly EditorQuery[]>
  aligned: ReadonlySet<EditMark>
}>

/** The edits of a text, and the comments that belong to no edit. */
export function editsOf(
  marked: readonly MarkedEdit[],
  {queries, remarks, aligned}: Beside
): Readonly<{edits: readonly TrackedEdit[]; comments: readonly Stretch[]}> {
  const edits: TrackedEdit[] = []
  const comments: Stretch[] = []
  const said = new Set([...remarks.values()].flat())
  for (const edit of marked) {
    const {kind, open, middle, close} = edit
    if (kind === 'highlight') comments.push(stretchOf(open), stretchOf(close))
    else {
      edits.push({
        kind,
        place: {start: placeOf(open).start, end: placeOf(remarks.get(edit)?.at(-1) ?? close).end},
        open: stretchOf(open),
        ...(middle && {middle: stretchOf(middle)}),
        close: stretchOf(close),
        ...((aligned.has(open) || aligned.has(close)) && {byHand: true}),
        ...remarkOf(remarks.get(edit) ?? [])
      })
    }
  }
  for (const query of queries) if (!said.has(query)) comments.push(stretchOf(query))
  return {edits, comments: comments.sort((a, b) => a.start - b.start)}
}

function remarkOf(queries: readonly EditorQuery[]): Pick<TrackedEdit, 'remarks' | 'remark' | 'author'> {
  const [first] = queries
  const last = queries.at(-1)
  if (first === undefined || last === undefined) return {}
  const [, name, initials, words = ''] = authored.exec(first.question) ?? []
  const author = name ?? initials
  const remark = [words, ...queries.slice(1).map(({question}) => question)].filter(part => part !== '')
  return {
    remarks: {start: stretchOf(first).start, end: stretchOf(last).end},
    ...(remark.length > 0 && {remark: remark.join(' · ')}),
    ...(author !== undefined && {author})
  }
}

/** Matches a comment with its author: `@anna words`, `@anna: words`, `AB: words`. */
const authored = /^(?:@([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?):?(?=\s|$)|(\p{Lu}{2,4}):)?\s*(.*)$/su

function stretchOf({position}: Nodes): Stretch {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0}
}
