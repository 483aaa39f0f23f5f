import type {PDFHexString, PDFString} from 'pdf-lib'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'

/**
 * Names the destinations of the document with strings in a name tree (ISO 32000-1, 12.3.2.3), so that external links
 * such as `paper.pdf#nameddest=sec-law` work. Chromium uses name objects, which are limited to 127 bytes: too short for
 * a heading in a script with three bytes per letter.
 */
export function nameDestinations(file: PdfFile): void {
  const {document, library, name} = file
  const {catalog, context} = document
  const old = dictionary(file, catalog.get(name('Dests')))
  for (const {node} of file.pages) {
    for (const reference of node.Annots()?.asArray() ?? []) {
      const annotation = dictionary(file, reference)
      const target = annotation?.get(name('Dest'))
      if (target instanceof library.PDFName) annotation?.set(name('Dest'), stringOf(target.decodeText()))
    }
  }
  if (!old) return
  // A name tree is sorted by the bytes of its keys: ASCII keys first, then UTF-16 keys with a byte order mark.
  const sorted = old
    .entries()
    .map(([key, place]) => ({text: textOf(file, key) ?? '', place}))
    .sort((left, right) => (orderOf(left.text) < orderOf(right.text) ? -1 : 1))
  const destinations = sorted.map(({text, place}) => [stringOf(text), place] as const)
  const tree = context.register(context.obj({Names: destinations.flat()}))
  const names = dictionary(file, catalog.get(name('Names'))) ?? context.obj({})
  names.set(name('Dests'), tree)
  catalog.set(name('Names'), names)
  const reference = catalog.get(name('Dests'))
  if (reference instanceof library.PDFRef) context.delete(reference)
  catalog.delete(name('Dests'))

  function stringOf(text: string): PDFString | PDFHexString {
    return isPlain(text) ? library.PDFString.of(text) : library.PDFHexString.fromText(text)
  }
}

/**
 * Whether a string can be written in ASCII. Programs compare the bytes of these strings, so UTF-16 is used only for
 * non-ASCII text.
 */
function isPlain(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text) && !/[()\\]/.test(text)
}

function orderOf(text: string): string {
  return isPlain(text) ? text : `\uFEFF${text}`
}
