import type {PDFDict} from 'pdf-lib'
import {decodeUrl} from '../../../core/path.ts'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'
import {contentIn, keyOf, mapStructure, type StructureElement, visitElements} from '../file/structure-tree.ts'

/** Data about the targets of links and about marked content, for completing the tags of links. */
export type LinkFacts = Readonly<{
  /** The words at the destinations in the document, by the names of these destinations. */
  places: ReadonlyMap<string, string>
  /** The keys of marked content without text. */
  drawings: ReadonlySet<number>
}>

/**
 * Adds a description to every link annotation: its URL, or the words at its destination (ISO 14289-1, 7.18.5); for a
 * link that is only a drawing, the description is also its alternative text. With roles such as `doc-noteref`, Chromium
 * omits the link tag, so any element with an annotation becomes a link.
 */
export function describeLinks(
  file: PdfFile,
  root: StructureElement,
  {places, drawings}: LinkFacts
): StructureElement {
  const {library, name} = file
  return mapStructure(root, element => {
    let described: string | undefined
    let isLink = false
    for (const kid of element.kids) {
      if (kid.kind !== 'annotation') continue
      isLink = true
      const {annotation} = kid
      // PDF/A requires the print flag, although it has no clear meaning for a link (ISO 19005-2, 6.3.2).
      annotation.set(name('F'), library.PDFNumber.of(4))
      described = descriptionOf(file, annotation, places)
      if (annotation.has(name('Contents')) || described === undefined) continue
      annotation.set(name('Contents'), library.PDFHexString.fromText(described))
    }
    if (!isLink) return element
    const type = element.type === 'NonStruct' ? 'Link' : element.type
    const isSilent = element.alternative === undefined && isDrawn(element, drawings)
    return type === element.type && !isSilent
      ? element
      : {...element, type, ...(isSilent && {alternative: described})}
  })
}

/** The name of an annotation's destination; undefined if the annotation leads out of the document. */
export function destinationOf(file: PdfFile, annotation: PDFDict): string | undefined {
  const {name} = file
  const action = dictionary(file, annotation.get(name('A')))
  return textOf(file, annotation.get(name('Dest'))) ?? textOf(file, action?.get(name('D')))
}

/**
 * Whether an element is only a drawing, without text; a picture does not count, because it has its own alternative
 * text.
 */
function isDrawn(element: StructureElement, drawings: ReadonlySet<number>): boolean {
  for (const content of contentIn(element)) if (!drawings.has(keyOf(content))) return false
  let isSaid = false
  visitElements(element, ({alternative}) => {
    isSaid ||= alternative !== undefined
  })
  return !isSaid
}

function descriptionOf(file: PdfFile, annotation: PDFDict, places: LinkFacts['places']): string | undefined {
  const {name} = file
  const action = dictionary(file, annotation.get(name('A')))
  const address = textOf(file, action?.get(name('URI')))
  const destination = destinationOf(file, annotation)
  return (
    address ?? (destination === undefined ? undefined : (places.get(decodeUrl(destination)) ?? destination))
  )
}
