import type {PDFDict} from 'pdf-lib'
import {type PdfFile, textOf} from './file.ts'
import {elementOf, kidsOf, retype, type StructureElement, typeOf} from './structure-tree.ts'

/**
 * What the label of a formula begins with in the HTML: `<span role="img" aria-label="MATH:x squared">`. Chromium
 * gives MathML no structure type and no alternative text, but it does give them to a picture.
 */
export const formulaLabel = 'MATH:'

/**
 * Tells pictures, containers and formulas apart, all of which Chromium calls `Figure`. Only a picture keeps the
 * type, because a `Figure` needs an alternative text of its own (ISO 14289-1, 7.3).
 */
export function repairFigures(file: PdfFile, elements: readonly StructureElement[]): void {
  const {PDFName, PDFHexString} = file.library
  for (const {element} of elements) {
    if (typeOf(file, element) !== 'Figure') continue
    const alternative = textOf(file, element.get(PDFName.of('Alt')))
    if (alternative === undefined) {
      if (holdsBlock(file, element)) retype(file, element, 'Div')
    } else if (alternative.startsWith(formulaLabel)) {
      retype(file, element, 'Formula')
      element.set(PDFName.of('Alt'), PDFHexString.fromText(alternative.slice(formulaLabel.length)))
    }
  }
}

/** Whether there is more in an element than plain content: a `figure` round a picture, a table or a listing. */
function holdsBlock(file: PdfFile, element: PDFDict): boolean {
  return kidsOf(file, element).some(kid => {
    const found = elementOf(file, kid)
    if (!found) return false
    const isPlain = ['NonStruct', 'Span'].includes(typeOf(file, found.element) ?? '')
    return !isPlain || holdsBlock(file, found.element)
  })
}
