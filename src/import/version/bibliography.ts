import {applyEdits} from '../../check/fix/repairs.ts'
import {quickHash} from '../../core/quick-hash.ts'
import type {Edit, Reference} from '../../core/types.ts'
import type {Returned} from '../../review/answers/returned.ts'
import type {Paper} from '../../review/word/index.ts'
import type {WorkChanges} from './works.ts'

/** Proposed changes to bibliography entries, and the files with these changes. */
export type ProposedFields = Readonly<{
  returned: readonly Returned[]
  files: ReadonlyArray<Readonly<{path: string; before: string; after: string}>>
}>

/**
 * Proposes changes to the bibliography for the fields that a newer list changed, if the bibliography still has their
 * previous values.
 */
export function proposedFields({fields}: WorkChanges, now: Paper, person: string): ProposedFields {
  const {byKey} = now.manuscript.project.bibliography
  const edits: Edit[] = []
  const returned = fields.map(({key, name, old, text}): Returned => {
    const reference = byKey.get(key)
    const about = `reference ${key}, ${name}`
    const said = {person, kind: 'substitution', words: old.value, text, about} as const
    const id = quickHash(JSON.stringify([key, name, old.value, text]))
    const edit = reference && fieldEdit(reference, name, old.value, text)
    if (edit === undefined)
      return {...said, id, verdict: 'not placed', reason: 'the bibliography has other words there by now'}
    edits.push(edit)
    const {file, start, end} = edit
    return {...said, id, verdict: 'sure', proposed: text, place: {file, start, end}}
  })
  const paths = [...new Set(edits.map(({file}) => file))]
  const files = paths.map(path => {
    const before = now.textOf(path) ?? ''
    const own = edits.filter(({file}) => file === path).toSorted((a, b) => a.start - b.start)
    return {path, before, after: applyEdits(before, own)}
  })
  return {returned, files}
}

function fieldEdit({file, fields}: Reference, name: string, old: string, text: string): Edit | undefined {
  const field = fields.get(name)
  if (field?.valueStart === undefined || field.value !== old) return undefined
  const start = field.valueStart
  return {file, start, end: start + old.length, old, text}
}
