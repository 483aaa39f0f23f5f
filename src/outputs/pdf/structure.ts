import type {PdfFile} from './file.ts'
import {repairFigures} from './structure-figures.ts'
import {identifyNotesAndHeaders} from './structure-identifiers.ts'
import {describeLinks} from './structure-links.ts'
import {giveListBodies} from './structure-lists.ts'
import {structureElements, structureRoot} from './structure-tree.ts'

/**
 * Makes of Chromium's structure tree one that PDF/UA-1 (ISO 14289-1) and PDF 1.7 (ISO 32000-1, 14.8.4) know.
 * A PDF without tags is left as it is.
 */
export function repairStructure(file: PdfFile): void {
  const root = structureRoot(file)
  if (!root) return
  const {PDFName} = file.library
  const roles = Object.entries(standardRoles).map(([role, type]) => [role, PDFName.of(type)])
  root.set(PDFName.of('RoleMap'), file.document.context.obj(Object.fromEntries(roles)))
  const elements = structureElements(file)
  describeLinks(file, elements)
  repairFigures(file, elements)
  giveListBodies(file, elements)
  identifyNotesAndHeaders(file, elements)
}

/** The types of PDF 2.0 that Chromium writes into its PDF 1.4, and what they are in PDF 1.7. */
const standardRoles = {Em: 'Span', Strong: 'Span', Aside: 'Div', Title: 'P', Sub: 'Span', FENote: 'Note'}
