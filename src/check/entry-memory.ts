import type {Bibliography, Reference} from '../core/types.ts'
import {movedFinding, type SharedEntries, shiftOf} from './moved-entries.ts'
import type {RuleFinding} from './rules/rule.ts'

/** The findings of a rule about entries, each with the index of its entry. */
export type EntryFindings = Readonly<{
  references: readonly Reference[]
  found: ReadonlyArray<Readonly<{index: number; finding: RuleFinding}>>
}>

/**
 * Assigns findings to the entries that they are in; `from` is the index of the first entry. Undefined if a finding is
 * in no entry, or if the findings are not in the order of the entries.
 */
export function byEntry(
  references: readonly Reference[],
  findings: readonly RuleFinding[],
  from = 0
): EntryFindings['found'] | undefined {
  let index = 0
  const found: {index: number; finding: RuleFinding}[] = []
  for (const finding of findings) {
    while (index < references.length && !isIn(references[index]!, finding)) index++
    if (index === references.length) return undefined
    found.push({index: from + index, finding})
  }
  return found
}

function isIn({file, entryPlace: {start, end}}: Reference, {file: own, place, edits}: RuleFinding): boolean {
  const offset = place?.start.offset
  return (
    own === file &&
    offset !== undefined &&
    start.offset <= offset &&
    offset <= end.offset &&
    edits?.every(edit => edit.file === file) !== false
  )
}

/**
 * The findings about the entries of a bibliography: for entries that have at most moved, the findings of the last
 * check, and for the others, the findings of `check`. Undefined if they cannot be assigned to entries.
 */
export function entryFindings(
  last: EntryFindings,
  bibliography: Bibliography,
  {start, end}: SharedEntries,
  check: (edited: Bibliography) => readonly RuleFinding[]
): EntryFindings | undefined {
  const {references} = bibliography
  const added = references.length - last.references.length
  const edited = references.slice(start, references.length - end)
  const own = edited.length === 0 ? [] : byEntry(edited, check({...bibliography, references: edited}), start)
  if (own === undefined) return undefined
  const moved = last.found.flatMap(({index, finding}) => {
    const isKept = index < start || index >= last.references.length - end
    if (!isKept) return []
    const to = index < start ? index : index + added
    const shift = shiftOf(last.references[index]!, references[to]!)
    return shift === undefined ? [] : [{index: to, finding: movedFinding(finding, shift)}]
  })
  return {references, found: [...moved, ...own].sort((a, b) => a.index - b.index)}
}
