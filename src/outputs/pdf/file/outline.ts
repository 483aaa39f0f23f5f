import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, type PdfFile} from './index.ts'

/** The targets of the outline's entries, in order. */
export function outlineDestinations(file: PdfFile): readonly (PDFObject | undefined)[] {
  const {document, name} = file
  const destinations: (PDFObject | undefined)[] = []
  const read = (parent: PDFDict | undefined): void => {
    let entry = dictionary(file, parent?.get(name('First')))
    for (; entry; entry = dictionary(file, entry.get(name('Next')))) {
      destinations.push(entry.get(name('Dest')) ?? dictionary(file, entry.get(name('A')))?.get(name('D')))
      read(entry)
    }
  }
  read(dictionary(file, document.catalog.get(name('Outlines'))))
  return destinations
}
