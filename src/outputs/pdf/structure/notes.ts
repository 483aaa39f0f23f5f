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
 * Moves the notes at the foot of pages to their place in the reading order: behind the block that calls them first. An
 * uncalled note stays where it is.
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
  // Notes that only call each other have no place of their own.
  const rest = [...waiting].flatMap(number => notes.get(number) ?? [])
  return {...element, kids: [...element.kids, ...pending, ...rest]}

  /** The element with the notes behind the blocks that call them, and the notes that must go behind itself. */
  function place(parent: StructureElement): Placed {
    const holdsNotes = noteHolders.has(parent.type)
    const kids: StructureKid[] = []
    const pending = callsIn(parent).flatMap(take)
    for (const kid of parent.kids) {
      if (!isElement(kid)) kids.push(kid)
      else if (kid.noteNumber === undefined || !moved.has(kid.noteNumber)) {
        const inner = place(kid)
        kids.push(inner.element)
        if (holdsNotes && !inlineTypes.has(kid.type)) kids.push(...inner.pending)
        else pending.push(...inner.pending)
      }
    }
    if (holdsNotes) kids.push(...pending.splice(0))
    return {element: withKids(parent, kids), pending}
  }

  /** A called note, followed by the notes that it calls; nothing if it already has its place. */
  function take(number: number): readonly StructureElement[] {
    const note = notes.get(number)
    if (note === undefined || !waiting.delete(number)) return []
    const {element, pending} = place(note)
    return [element, ...pending]
  }

  /** The notes that the links of an element lead to. */
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
const inlineTypes: ReadonlySet<string> = new Set('Code Link Em Strong Sub Span Quote Formula'.split(' '))
