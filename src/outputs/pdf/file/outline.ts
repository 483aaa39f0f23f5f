import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, type PdfFile} from './index.ts'

/** The entries of the outline in order; each precedes the entries below it. */
export function outlineEntries(file: PdfFile): readonly PDFDict[] {
  const {document, name} = file
  const entries: PDFDict[] = []
  const read = (parent: PDFDict | undefined): void => {
    let entry = dictionary(file, parent?.get(name('First')))
    for (; entry; entry = dictionary(file, entry.get(name('Next')))) {
      entries.push(entry)
      read(entry)
    }
  }
  read(dictionary(file, document.catalog.get(name('Outlines'))))
  return entries
}

/** The destinations of the entries in the outline, in order. */
export function outlineDestinations(file: PdfFile): readonly (PDFObject | undefined)[] {
  const {name} = file
  return outlineEntries(file).map(
    entry => entry.get(name('Dest')) ?? dictionary(file, entry.get(name('A')))?.get(name('D'))
  )
}
