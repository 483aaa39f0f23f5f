import {placeOf} from './position.ts'
import type {Manuscript, NumberedTarget} from './types.ts'

/**
 * What a label means in a file. `@Fig:x`, at the beginning of a sentence, means `fig:x` as well, and `note:x` is the
 * note `[^x]` of the same file.
 */
export function targetOf(
  {targets, notes}: Pick<Manuscript, 'targets' | 'notes'>,
  label: string,
  file: string
): NumberedTarget | undefined {
  const small = smallLabel(label)
  const target = targets.get(label) ?? targets.get(small)
  if (target !== undefined || !small.startsWith('note:')) return target
  const name = small.slice('note:'.length).toLowerCase()
  const note = notes.find(
    ({node, ...each}) =>
      each.file === file && node.type === 'footnoteDefinition' && node.identifier.toLowerCase() === name
  )
  if (note === undefined) return undefined
  const {node, number} = note
  return {label: small, kind: 'note', file, place: placeOf(node), node, number: String(number)}
}

/** `fig:x` of `Fig:x`. */
export function smallLabel(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
