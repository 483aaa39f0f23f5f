import type {PDFDict, PDFRef} from 'pdf-lib'
import {dictionary, members, type PdfFile, textOf} from './file.ts'
import {retype, type StructureElement, structureRoot, typeOf} from './structure-tree.ts'

/**
 * Makes notes of the asides and gives notes and header cells identifiers counted in reading order (ISO 14289-1,
 * 7.9 and 7.5). Chromium's own identifiers are numbers of DOM nodes, which differ from print to print.
 */
export function identifyNotesAndHeaders(file: PdfFile, elements: readonly StructureElement[]): void {
  const {PDFName, PDFString} = file.library
  const identified: Identified[] = []
  const renamed = new Map<string, string>()
  for (const {element, reference} of elements) {
    if (typeOf(file, element) === 'Aside') retype(file, element, 'Note')
    const prefix = {Note: 'note', TH: 'header'}[typeOf(file, element) ?? '']
    if (prefix === undefined) continue
    const identifier = `${prefix}-${identified.length + 1}`
    const old = textOf(file, element.get(PDFName.of('ID')))
    if (old !== undefined) renamed.set(old, identifier)
    element.set(PDFName.of('ID'), PDFString.of(identifier))
    identified.push({identifier, reference})
  }
  for (const {element} of elements) renameHeaders(file, element, renamed)
  replaceIdTree(file, identified)
}

type Identified = Readonly<{identifier: string; reference: PDFRef}>

/** Cells name their header cells by identifier, in the attributes of the table. */
function renameHeaders(file: PdfFile, element: PDFDict, renamed: ReadonlyMap<string, string>): void {
  const {PDFName, PDFString} = file.library
  for (const attributes of members(file, element.get(PDFName.of('A')))) {
    const table = dictionary(file, attributes)
    const headers = table?.get(PDFName.of('Headers'))
    if (!headers) continue
    const names = members(file, headers).map(header => textOf(file, header) ?? '')
    const strings = names.map(name => PDFString.of(renamed.get(name) ?? name))
    table?.set(PDFName.of('Headers'), file.document.context.obj(strings))
  }
}

function replaceIdTree(file: PdfFile, identified: readonly Identified[]): void {
  const {PDFName, PDFString} = file.library
  const {context} = file.document
  const root = structureRoot(file)
  const old = root?.get(PDFName.of('IDTree'))
  if (old instanceof file.library.PDFRef) deleteTree(file, old)
  root?.delete(PDFName.of('IDTree'))
  if (identified.length === 0) return
  const sorted = [...identified].sort((left, right) => (left.identifier < right.identifier ? -1 : 1))
  const names = sorted.flatMap(({identifier, reference}) => [PDFString.of(identifier), reference])
  root?.set(PDFName.of('IDTree'), context.register(context.obj({Names: context.obj(names)})))
}

/** pdf-lib writes objects that nothing refers to, so what is replaced must be deleted. */
function deleteTree(file: PdfFile, reference: PDFRef): void {
  const kids = members(file, dictionary(file, reference)?.get(file.library.PDFName.of('Kids')))
  file.document.context.delete(reference)
  for (const kid of kids) if (kid instanceof file.library.PDFRef) deleteTree(file, kid)
}
