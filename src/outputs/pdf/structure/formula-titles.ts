import {readFormulaLabel} from '../../formula-label.ts'
import {type PdfFile, textOf} from '../file/index.ts'
import {outlineEntries} from '../file/outline.ts'
import {type StructureElement, visitElements} from '../file/structure-tree.ts'

/**
 * Removes the labels of formulas from titles in the outline: Chromium writes both the label and the letters of a
 * formula.
 */
export function cleanTitles(file: PdfFile, root: StructureElement): void {
  const labels = new Set<string>()
  visitElements(root, ({type, alternative}) => {
    if (type === 'Figure' && alternative !== undefined && readFormulaLabel(alternative) !== undefined)
      labels.add(alternative)
  })
  if (labels.size === 0) return
  // The longest label comes first, because the label “x squared” begins with the label “x”.
  const sorted = [...labels].sort((left, right) => right.length - left.length)
  for (const entry of outlineEntries(file)) {
    const title = textOf(file, entry.get(file.name('Title'))) ?? ''
    const cleaned = sorted.reduce((text, label) => text.replaceAll(label, ''), title)
    if (cleaned !== title) entry.set(file.name('Title'), file.library.PDFHexString.fromText(cleaned))
  }
}
