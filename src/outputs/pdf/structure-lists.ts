import type {PDFObject} from 'pdf-lib'
import type {PdfFile} from './file.ts'
import {elementOf, kidsOf, type StructureElement, typeOf} from './structure-tree.ts'

/**
 * Puts what is in a list item, save its label, into an `LBody`: an `LI` may hold nothing but `Lbl` and `LBody`
 * (ISO 32000-1, table 336).
 */
export function giveListBodies(file: PdfFile, elements: readonly StructureElement[]): void {
  const {context} = file.document
  const {PDFName} = file.library
  for (const {element, reference} of elements) {
    if (typeOf(file, element) !== 'LI') continue
    const kids = kidsOf(file, element)
    const isBody = (kid: PDFObject) => !['Lbl', 'LBody'].includes(kidType(file, kid))
    const inBody = kids.filter(kid => isBody(kid) && elementOf(file, kid) !== undefined)
    if (inBody.length === 0) continue
    const body = context.register(
      context.obj({Type: 'StructElem', S: 'LBody', P: reference, K: context.obj(inBody)})
    )
    for (const kid of inBody) elementOf(file, kid)?.element.set(PDFName.of('P'), body)
    const outside = kids.filter(kid => !inBody.includes(kid))
    element.set(PDFName.of('K'), context.obj([...outside, body]))
  }
}

function kidType(file: PdfFile, kid: PDFObject): string {
  const found = elementOf(file, kid)
  return (found && typeOf(file, found.element)) ?? ''
}
