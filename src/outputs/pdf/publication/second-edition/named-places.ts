import type {PDFObject} from 'pdf-lib'
import {dictionary, members, type PdfFile, textOf} from '../../file/index.ts'

/** A named destination of the document, with a function that replaces it. */
export type NamedPlace = Readonly<{
  text: string
  place: PDFObject | undefined
  set: (place: PDFObject) => void
}>

/** The named destinations of the document. */
export function namedPlaces(file: PdfFile): readonly NamedPlace[] {
  const {document, library, name} = file
  const names = dictionary(file, document.catalog.get(name('Names')))
  const tree = dictionary(file, names?.get(name('Dests')))
  const list = document.context.lookup(tree?.get(name('Names')))
  if (!(list instanceof library.PDFArray)) return []
  return members(file, list).flatMap((member, index) => {
    if (index % 2 === 1) return []
    const set = (place: PDFObject): void => list.set(index + 1, place)
    return [{text: textOf(file, member) ?? '', place: document.context.lookup(list.get(index + 1)), set}]
  })
}
