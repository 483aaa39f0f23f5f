import type {PDFDict} from 'pdf-lib'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'
import {mapElements, type StructureElement} from '../file/structure-tree.ts'

/**
 * Gives every link annotation a description: its URL or destination (ISO 14289-1, 7.18.5). With roles such as
 * `doc-noteref`, Chromium drops the link tag, so any element with an annotation becomes a link.
 */
export function describeLinks(file: PdfFile, root: StructureElement): StructureElement {
  const {library, name} = file
  return mapElements(root, element => {
    let isLink = false
    for (const kid of element.kids) {
      if (kid.kind !== 'annotation') continue
      isLink = true
      const {annotation} = kid
      // PDF/A requires the print flag, although it has no clear meaning for links (ISO 19005-2, 6.3.2).
      annotation.set(name('F'), library.PDFNumber.of(4))
      const description = addressOf(file, annotation)
      if (annotation.has(name('Contents')) || description === undefined) continue
      annotation.set(name('Contents'), library.PDFHexString.fromText(description))
    }
    return isLink && element.type === 'NonStruct' ? {...element, type: 'Link'} : element
  })
}

/** The name of an annotation's destination in the document. */
export function destinationOf(file: PdfFile, annotation: PDFDict): string | undefined {
  const {name} = file
  const action = dictionary(file, annotation.get(name('A')))
  return textOf(file, annotation.get(name('Dest'))) ?? textOf(file, action?.get(name('D')))
}

function addressOf(file: PdfFile, annotation: PDFDict): string | undefined {
  const {name} = file
  const action = dictionary(file, annotation.get(name('A')))
  const address = textOf(file, action?.get(name('URI')))
  const destination = destinationOf(file, annotation)
  return address ?? (destination === undefined ? undefined : `Go to ${destination}`)
}
