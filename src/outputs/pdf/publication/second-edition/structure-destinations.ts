import type {PDFArray, PDFDict, PDFObject, PDFRef} from 'pdf-lib'
import {dictionary, type PdfFile} from '../../file/index.ts'
import {outlineEntries} from '../../file/outline.ts'
import type {StructureElement} from '../../file/structure-tree.ts'
import type {SecondEdition} from './index.ts'
import {namedPlaces} from './named-places.ts'

/**
 * Adds a structure element to every destination (ISO 32000-2, 12.3.2.3): those of named places, of entries in the
 * outline, and of the opening action. The place on the page is kept for older readers. If a destination has no element
 * of its own, the document element is used.
 */
export function leadToElements({file, structure, marked}: SecondEdition): void {
  const {document, library, name} = file
  const {catalog, context} = document
  const [root] = [...structure.elements].filter(([{type}]) => type === 'Document').map(([, found]) => found)
  if (root === undefined) return
  const byName = placeElements(structure.elements, marked)
  for (const {text, place, set} of namedPlaces(file)) {
    if (!(place instanceof library.PDFArray)) continue
    set(context.obj({D: place, SD: structurePlace(file, byName.get(text) ?? root, place)}))
  }
  const headings = headingElements(structure.elements, marked)
  const entries = outlineEntries(file)
  for (const [index, entry] of entries.entries()) {
    const element = (headings.length === entries.length ? headings[index] : undefined) ?? root
    lead(entry, element)
    entry.set(name('SE'), element)
  }
  const opening = context.lookup(catalog.get(name('OpenAction')))
  if (opening instanceof library.PDFArray) catalog.set(name('OpenAction'), actionTo(file, root, opening))

  function lead(entry: PDFDict, element: PDFRef): void {
    const place = context.lookup(
      entry.get(name('Dest')) ?? dictionary(file, entry.get(name('A')))?.get(name('D'))
    )
    if (!(place instanceof library.PDFArray)) return
    entry.delete(name('Dest'))
    entry.set(name('A'), actionTo(file, element, place))
  }
}

/** The elements at the places that links lead to, by the names of these places. */
export function placeElements(
  elements: ReadonlyMap<StructureElement, PDFRef>,
  marked: SecondEdition['marked']
): ReadonlyMap<string, PDFRef> {
  const found = new Map<string, PDFRef>()
  for (const [{places = []}, reference] of elements) {
    for (const place of places) {
      const called = marked[place]?.name
      if (called !== undefined && !found.has(called)) found.set(called, reference)
    }
  }
  return found
}

/** The elements of headings, in page order, which is also the order of the outline. */
function headingElements(
  elements: ReadonlyMap<StructureElement, PDFRef>,
  marked: SecondEdition['marked']
): readonly PDFRef[] {
  const byPlace = new Map<number, PDFRef>()
  for (const [{places = []}, reference] of elements) for (const place of places) byPlace.set(place, reference)
  return marked.flatMap(({isHeading}, place) => (isHeading ? (byPlace.get(place) ?? []) : []))
}

function actionTo(file: PdfFile, element: PDFRef, place: PDFArray): PDFDict {
  const {context} = file.document
  return context.obj({S: 'GoTo', D: place, SD: structurePlace(file, element, place)}) as PDFDict
}

/** A destination that refers to an element instead of a page. */
function structurePlace(file: PdfFile, element: PDFRef, place: PDFArray): PDFObject {
  return file.document.context.obj([element, ...place.asArray().slice(1)])
}
