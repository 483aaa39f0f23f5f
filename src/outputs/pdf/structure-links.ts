import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, type PdfFile, textOf} from './file.ts'
import {kidsOf, retype, type StructureElement, typeOf} from './structure-tree.ts'

/**
 * Gives every link annotation a description: its address, or where in the document it leads (ISO 14289-1, 7.18.5).
 * Roles such as `doc-noteref` make Chromium forget that something is a link; what holds an annotation is one.
 */
export function describeLinks(file: PdfFile, elements: readonly StructureElement[]): void {
  const {PDFName, PDFHexString} = file.library
  for (const {element} of elements) {
    for (const kid of kidsOf(file, element)) {
      const annotation = annotationOf(file, kid)
      if (!annotation) continue
      if (typeOf(file, element) === 'NonStruct') retype(file, element, 'Link')
      const description = describe(file, annotation)
      if (annotation.has(PDFName.of('Contents')) || description === undefined) continue
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(description))
    }
  }
}

/** The annotation that an object reference (`OBJR`) points to. */
function annotationOf(file: PdfFile, kid: PDFObject): PDFDict | undefined {
  const {PDFName} = file.library
  const reference = dictionary(file, kid)
  if (textOf(file, reference?.get(PDFName.of('Type'))) !== 'OBJR') return undefined
  return dictionary(file, reference?.get(PDFName.of('Obj')))
}

function describe(file: PdfFile, annotation: PDFDict): string | undefined {
  const {PDFName} = file.library
  const action = dictionary(file, annotation.get(PDFName.of('A')))
  const address = textOf(file, action?.get(PDFName.of('URI')))
  if (address !== undefined) return address
  const destination =
    textOf(file, annotation.get(PDFName.of('Dest'))) ?? textOf(file, action?.get(PDFName.of('D')))
  return destination === undefined ? undefined : `Go to ${destination}`
}
