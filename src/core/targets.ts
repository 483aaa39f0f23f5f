import {placeOf} from './position.ts'
import type {Manuscript, NumberedTarget} from './types.ts'

/**
 * Returns the target of a label that is used in a file. `@Fig:x` at the beginning of a sentence can mean `fig:x`, and
 * `note:x` is the note `[^x]` of the same file. A heading without a label is found by its id, as `methods` or
 * `sec:methods`.
 */
export function targetOf(
  {targets, sections, notes}: Pick<Manuscript, 'targets' | 'sections' | 'notes'>,
  label: string,
  file: string
): NumberedTarget | undefined {
  const named = targets.get(label)
  if (named !== undefined) return named
  const small = smallLabel(label)
  const target = targets.get(small) ?? sections.get(label) ?? sectionOf(small)
  if (target !== undefined || !small.startsWith('note:')) return target
  const name = small.slice('note:'.length).toLowerCase()
  const note = notes.find(
    ({node, ...each}) =>
      each.file === file && node.type === 'footnoteDefinition' && node.identifier.toLowerCase() === name
  )
  if (note === undefined) return undefined
  const {node, number} = note
  return {label: small, kind: 'note', file, place: placeOf(node), node, number: String(number)}

  function sectionOf(prefixed: string): NumberedTarget | undefined {
    if (!prefixed.startsWith('sec:')) return undefined
    const id = prefixed.slice('sec:'.length)
    const labelled = targets.get(id)
    return labelled?.kind === 'section' ? labelled : sections.get(id)
  }
}

/** `fig:x` of `Fig:x`. */
export function smallLabel(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
