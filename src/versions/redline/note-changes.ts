import type {Node} from '../../core/article.ts'
import {walkNodes} from '../../core/walk-article.ts'
import type {Recorded} from './recorder.ts'

/** The changes that insert or delete notes, by the name of the note: `old 3` or `new 3`. */
export type NoteChanges = Map<string, Recorded>

/** Assigns the notes that some nodes call to the change that inserts or deletes these nodes. */
export function claimNotes(
  nodes: readonly Node[],
  side: 'old' | 'new',
  change: Recorded,
  noteChanges: NoteChanges
): void {
  walkNodes(nodes, node => {
    if (node.type !== 'noteCall') return undefined
    const name = `${side} ${node.note}`
    if (!noteChanges.has(name)) noteChanges.set(name, change)
    return undefined
  })
}
