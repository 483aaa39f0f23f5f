import type {PDFObject, PDFRef} from 'pdf-lib'
import {placeMark} from '../../place-mark.ts'
import {dictionary, members, type PdfFile, textOf} from '../file/index.ts'
import {outlineEntries} from '../file/outline.ts'
import type {LinkTargets} from '../structure/writing.ts'

/**
 * Adds elements of the structure to all destinations within the document (ISO 14289-2, 8.8; ISO 32000-2, 12.3.2.3): to
 * the named ones, to the entries of the outline, and to the one that a viewer opens. Programs of PDF 1.7 use the places.
 */
export function addStructureDestinations(file: PdfFile, {places, headings, document}: LinkTargets): void {
  if (document === undefined) return
  const {catalog, context} = file.document
  const {name} = file
  const tree = dictionary(file, dictionary(file, catalog.get(name('Names')))?.get(name('Dests')))
  const named = members(file, tree?.get(name('Names')))
  const destinations = named.map((member, index) => {
    if (index % 2 === 0) return member
    const element = places.get(placeMark(textOf(file, named[index - 1]) ?? '')) ?? document
    return context.obj({D: member, SD: structureDestination(element, member)})
  })
  tree?.set(name('Names'), context.obj(destinations))
  const entries = outlineEntries(file)
  for (const [index, entry] of entries.entries()) {
    const action = dictionary(file, entry.get(name('A')))
    const place = entry.get(name('Dest')) ?? action?.get(name('D'))
    if (place === undefined) continue
    const element = (entries.length === headings.length ? headings[index] : undefined) ?? document
    entry.delete(name('Dest'))
    entry.set(name('A'), goTo(element, place))
    entry.set(name('SE'), element)
  }
  const opening = catalog.get(name('OpenAction'))
  if (opening !== undefined) catalog.set(name('OpenAction'), goTo(document, opening))

  function goTo(element: PDFRef, place: PDFObject): PDFObject {
    return context.obj({Type: 'Action', S: 'GoTo', D: place, SD: structureDestination(element, place)})
  }

  /** The element in place of the page. */
  function structureDestination(element: PDFRef, place: PDFObject): PDFObject {
    return context.obj([element, ...members(file, place).slice(1)])
  }
}
