import {addAll} from '../../../core/add-all.ts'
import type {PdfFile} from '../file/index.ts'
import {
  isElement,
  type StructureElement,
  type StructureKid,
  visitElements,
  withKids
} from '../file/structure-tree.ts'
import {destinationOf} from './links.ts'

/**
 * Moves footnotes to their position in the reading order: after the block that first calls them. A note without a call
 * stays where it is.
 */
export function placeNotes(file: PdfFile, root: StructureElement): StructureElement {
  const notes = new Map<number, StructureElement>()
  const called = new Set<number>()
  visitElements(root, element => {
    if (element.noteNumber !== undefined) notes.set(element.noteNumber, element)
    for (const number of callsIn(element)) called.add(number)
  })
  if (notes.size === 0) return root
  const waiting = new Set([...notes.keys()].filter(number => called.has(number)))
  const moved: ReadonlySet<number> = new Set(waiting)
  const {element, pending} = place(root)
  // Notes that are called only in one another are placed at the end.
  const rest = [...waiting].flatMap(number => notes.get(number) ?? [])
  return {...element, kids: [...element.kids, ...pending, ...rest]}

  /**
   * Places notes after the blocks in an element that call them; returns the element, and the notes that must follow it.
   */
  function place(parent: StructureElement): Placed {
    const holdsNotes = noteHolders.has(parent.type)
    const kids: StructureKid[] = []
    const pending = callsIn(parent).flatMap(take)
    for (const kid of parent.kids) {
      if (!isElement(kid)) kids.push(kid)
      else if (kid.noteNumber === undefined || !moved.has(kid.noteNumber)) {
        const inner = place(kid)
        kids.push(inner.element)
        if (holdsNotes && !inlineTypes.has(kid.type)) addAll(kids, inner.pending)
        else addAll(pending, inner.pending)
      }
    }
    if (holdsNotes) addAll(kids, pending.splice(0))
    return {element: withKids(parent, kids), pending}
  }

  /** Returns a called note, followed by the notes that it calls; empty if the note has already been placed. */
  function take(number: number): readonly StructureElement[] {
    const note = notes.get(number)
    if (note === undefined || !waiting.delete(number)) return []
    const {element, pending} = place(note)
    return [element, ...pending]
  }

  /** The numbers of notes to which links in an element refer. */
  function callsIn(element: StructureElement): number[] {
    const calls: number[] = []
    for (const kid of element.kids) {
      if (kid.kind !== 'annotation') continue
      const number = /^note-(\d+)$/.exec(destinationOf(file, kid.annotation) ?? '')?.[1]
      if (number !== undefined) calls.push(Number(number))
    }
    return calls
  }
}

type Placed = Readonly<{element: StructureElement; pending: StructureElement[]}>

const noteHolders: ReadonlySet<string> = new Set(
  'Document Part Art Sect Div BlockQuote LBody TD TH'.split(' ')
)
const inlineTypes: ReadonlySet<string> = new Set('Code Link Em Strong Sub Span Quote Formula Lbl'.split(' '))
