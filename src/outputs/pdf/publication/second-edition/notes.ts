import type {PDFRef} from 'pdf-lib'
import {dictionary, numberOf} from '../../file/index.ts'
import {destinationOf} from '../../structure/links.ts'
import type {SecondEdition} from './index.ts'
import {placeElements} from './structure-destinations.ts'

/** Makes notes and the links that call them refer to each other (ISO 14289-2, 8.2.5.14). */
export function referNotes({file, structure, marked}: SecondEdition): void {
  const {document, library, name} = file
  const {context} = document
  const notes = new Map<PDFRef, Set<PDFRef>>()
  for (const [{type}, reference] of structure.elements) {
    if (type !== 'FENote') continue
    notes.set(reference, new Set())
    dictionary(file, reference)?.set(name('A'), context.obj({O: 'FENote', NoteType: 'Footnote'}))
  }
  const byName = placeElements(structure.elements, marked)
  for (const {node} of file.pages) {
    for (const member of node.Annots()?.asArray() ?? []) {
      const annotation = dictionary(file, member)
      const note = annotation && byName.get(destinationOf(file, annotation) ?? '')
      const owner = structure.parents.get(numberOf(file, annotation?.get(name('StructParent'))) ?? -1)
      if (note && owner instanceof library.PDFRef) notes.get(note)?.add(owner)
    }
  }
  const refer = (from: PDFRef, to: readonly PDFRef[]): void =>
    dictionary(file, from)?.set(name('Ref'), context.obj([...to]))
  for (const [note, calls] of notes) {
    if (calls.size > 0) refer(note, [...calls])
    for (const call of calls) refer(call, [note])
  }
}
