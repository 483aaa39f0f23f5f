import type {PDFDict, PDFObject, PDFRef} from 'pdf-lib'
import {dictionary, members, type PdfFile, textOf} from './index.ts'

/**
 * Returns a function that names a file's objects by their numbers: `content of page 3`, `font SourceSerif4-Regular`,
 * `attachment a.bib`. Other objects are named by their type.
 */
export function objectNames(file: PdfFile): (number: number) => string {
  const {library, document, name} = file
  const names = new Map<number, string>()
  const set = (object: PDFObject | undefined, text: string): void => {
    if (object instanceof library.PDFRef && !names.has(object.objectNumber))
      names.set(object.objectNumber, text)
  }
  set(document.catalog.get(name('Metadata')), 'metadata')
  set(document.context.trailerInfo.Info, 'document information')
  set(document.context.trailerInfo.Root, 'catalog')
  for (const [index, {node, ref}] of file.pages.entries()) {
    set(ref, `page ${index + 1}`)
    for (const stream of members(file, node.get(name('Contents'))))
      set(stream, `content of page ${index + 1}`)
    nameResources(node, index + 1)
  }
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof library.PDFDict) nameParts(object, reference)
  }
  return number => names.get(number) ?? typeOf(number)

  function nameResources(owner: PDFDict, page: number): void {
    const resources = dictionary(file, owner.get(name('Resources')))
    for (const [, object] of dictionary(file, resources?.get(name('XObject')))?.entries() ?? [])
      set(object, `picture on page ${page}`)
  }

  function nameParts(object: PDFDict, reference: PDFRef): void {
    const type = textOf(file, object.get(name('Type')))
    if (type === 'FontDescriptor') {
      const font = textOf(file, object.get(name('FontName'))) ?? ''
      for (const key of ['FontFile', 'FontFile2', 'FontFile3'])
        set(object.get(name(key)), `font ${font.replace(/^[A-Z]{6}\+/, '')}`)
    } else if (type === 'Font') {
      set(
        object.get(name('ToUnicode')),
        `letters of the font ${textOf(file, object.get(name('BaseFont'))) ?? ''}`
      )
    } else if (type === 'Filespec') {
      const attached = textOf(file, object.get(name('UF'))) ?? ''
      set(dictionary(file, object.get(name('EF')))?.get(name('F')), `attachment ${attached}`)
      set(reference, `attachment ${attached}`)
    } else if (type === 'StructElem') {
      set(reference, `structure (${textOf(file, object.get(name('S'))) ?? 'element'})`)
    }
  }

  function typeOf(number: number): string {
    const object = document.context.lookup(library.PDFRef.of(number))
    const dict = object instanceof library.PDFStream ? object.dict : object
    const type = dict instanceof library.PDFDict ? textOf(file, dict.get(name('Type'))) : undefined
    return type ?? 'part of the document'
  }
}
