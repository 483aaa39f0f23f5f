import {savedOffsets} from '../../core/line-ends.ts'
import type {Stretch, TrackedEdit} from '../../core/mdast.ts'
import type {NumberedEdit} from '../../core/tracked-edits.ts'
import type {Chapter, LocalText, Project} from '../../core/types.ts'
import {withEmptyLines} from './empty-lines.ts'
import type {FixedFile} from './index.ts'
import {applyEdits} from './repairs.ts'
import {stretchesInFile} from './value-stretches.ts'

/** Whether edits are accepted or rejected. */
export type Verdict = 'accept' | 'reject'

/** Edits to settle, and whether to remove comments and highlights that belong to no edit. */
export type Settling = Readonly<{verdict: Verdict; edits: readonly NumberedEdit[]; comments: boolean}>

export type Settled = Readonly<{
  /** The files whose text has changed, by path. */
  files: readonly FixedFile[]
  /** Edits that only a person can settle; they are left unchanged. */
  byHand: readonly NumberedEdit[]
}>

/**
 * Settles edits in the texts of a paper, only by removing characters; `textOf` returns the files as saved, and as read
 * with LF.
 */
export function settleEdits(
  project: Project,
  {verdict, edits, comments}: Settling,
  textOf: (path: string) => Readonly<{saved: string; read: string}> | undefined
): Settled {
  const places = valuePlaces(project)
  const stretches = new Map<string, Stretch[]>()
  const byHand: NumberedEdit[] = []
  const take = (text: Chapter, found: readonly Stretch[]): boolean => {
    const place = places.get(text)
    const read = textOf(text.path)?.read
    const inFile = place && read !== undefined ? stretchesInFile(read, place, text.text, found) : found
    if (inFile === undefined || read === undefined) return false
    const taken = stretches.get(text.path) ?? []
    for (const stretch of inFile) taken.push(stretch)
    stretches.set(text.path, taken)
    return true
  }
  for (const numbered of edits) {
    const {edit, text} = numbered
    if (edit.byHand || !take(text, settled(edit, verdict))) byHand.push(numbered)
  }
  if (comments) for (const text of project.texts) take(text, text.editorComments)
  const files = [...stretches].sort().flatMap(([path, found]): FixedFile[] => {
    const before = textOf(path)?.saved ?? ''
    const offsetOf = savedOffsets(before)
    const inSaved = outermost(found).map(({start, end}) => ({start: offsetOf(start), end: offsetOf(end)}))
    const removed = withEmptyLines(before, inSaved).map(({start, end}) => ({
      file: path,
      start,
      end,
      old: before.slice(start, end),
      text: ''
    }))
    const after = applyEdits(before, removed)
    return after === before ? [] : [{path, before, after}]
  })
  return {files, byHand}
}

/** The outermost ranges: a comment within an edit is removed with the text of the edit. */
function outermost(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let reach = -1
  return sorted.filter(({end}) => {
    const isOutside = end > reach
    reach = Math.max(reach, end)
    return isOutside
  })
}

/** The ranges to remove when an edit is settled: its marks, its comments, and either its old or its new text. */
function settled(
  {kind, open, middle = open, close, remarks = close}: TrackedEdit,
  verdict: Verdict
): Stretch[] {
  const isAccepted = verdict === 'accept'
  if (kind !== 'substitution' && isAccepted !== (kind === 'insertion'))
    return [{start: open.start, end: remarks.end}]
  const [from, to] = kind !== 'substitution' ? [open, close] : isAccepted ? [middle, close] : [open, middle]
  return [
    {start: open.start, end: from.end},
    {start: to.start, end: remarks.end}
  ]
}

/** The places of metadata values that are texts of the paper. */
function valuePlaces({front, metadata}: Project): ReadonlyMap<Chapter, Stretch> {
  const texts: ReadonlyArray<readonly [Chapter | undefined, LocalText | undefined]> = [
    [front.title, metadata.title],
    [front.subtitle, metadata.subtitle],
    ...front.titles.map(({chapter}, index) => [chapter, metadata.titles[index]] as const),
    ...front.abstracts.map(({chapter}, index) => [chapter, metadata.abstracts[index]] as const),
    ...front.statements.map(({chapter}, index) => [chapter, metadata.statements[index]?.text] as const)
  ]
  return new Map(
    texts.flatMap(([chapter, text]) =>
      chapter && text
        ? [[chapter, {start: text.place.start.offset, end: text.place.end.offset}] as const]
        : []
    )
  )
}
