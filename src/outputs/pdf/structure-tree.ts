import type {PDFArray, PDFDict, PDFObject, PDFRef} from 'pdf-lib'
import {dictionary, members, type PdfFile, textOf} from './file.ts'

/** An element of the structure tree. */
export type StructureElement = Readonly<{reference: PDFRef; element: PDFDict}>

/** The root of the structure tree; undefined for a PDF without tags. */
export function structureRoot(file: PdfFile): PDFDict | undefined {
  return dictionary(file, file.document.catalog.get(file.library.PDFName.of('StructTreeRoot')))
}

/** All elements of the structure tree in reading order, parents before children. */
export function structureElements(file: PdfFile): StructureElement[] {
  const root = structureRoot(file)
  const elements: StructureElement[] = []
  const seen = new Set<PDFRef>()
  const pending = root ? kidsOf(file, root).reverse() : []
  while (pending.length > 0) {
    const found = elementOf(file, pending.pop())
    if (!found || seen.has(found.reference)) continue
    seen.add(found.reference)
    elements.push(found)
    pending.push(...kidsOf(file, found.element).reverse())
  }
  return elements
}

/** The structure element that a kid refers to; undefined for content and annotations. */
export function elementOf(file: PdfFile, kid: PDFObject | undefined): StructureElement | undefined {
  if (!(kid instanceof file.library.PDFRef)) return undefined
  const element = dictionary(file, kid)
  return element && typeOf(file, element) !== undefined ? {reference: kid, element} : undefined
}

/** The kids of an element: references of elements, numbers of marked content, references to annotations. */
export function kidsOf(file: PdfFile, element: PDFDict): PDFObject[] {
  return [...members(file, element.get(file.library.PDFName.of('K')))]
}

/** The structure type, such as `P`; undefined when the dictionary is no structure element. */
export function typeOf(file: PdfFile, element: PDFDict): string | undefined {
  return textOf(file, element.get(file.library.PDFName.of('S')))
}

/** Gives an element another structure type. */
export function retype({library}: PdfFile, element: PDFDict, type: string): void {
  element.set(library.PDFName.of('S'), library.PDFName.of(type))
}

/** The elements that own the marked content of one page or form, by MCID. */
export type ContentOwners = Readonly<{
  /**
   * Takes painting without text away from its owner when that is a table, a list or a part of one: then it is a
   * border or a background. Tells whether it did.
   */
  removeDecoration: (id: number) => boolean
}>

/** What `StructParents` of pages and forms points into (ISO 32000-1, 14.7.4.4). */
export type ParentTree = ReadonlyMap<number, ContentOwners>

export function readParentTree(file: PdfFile): ParentTree {
  const tree = new Map<number, ContentOwners>()
  const root = structureRoot(file)
  const {PDFName, PDFNumber, PDFArray} = file.library
  const pending = [dictionary(file, root?.get(PDFName.of('ParentTree')))]
  while (pending.length > 0) {
    const node = pending.pop()
    if (!node) continue
    for (const kid of members(file, node.get(PDFName.of('Kids')))) pending.push(dictionary(file, kid))
    const numbers = members(file, node.get(PDFName.of('Nums')))
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const key = file.document.context.lookup(numbers[index])
      const owners = file.document.context.lookup(numbers[index + 1])
      if (key instanceof PDFNumber && owners instanceof PDFArray) {
        tree.set(key.asNumber(), {removeDecoration: id => removeDecoration(file, owners, id)})
      }
    }
  }
  return tree
}

const decoratedTypes: ReadonlySet<string> = new Set([
  'Table',
  'THead',
  'TBody',
  'TFoot',
  'TR',
  'TH',
  'TD',
  'L',
  'LI'
])

function removeDecoration(file: PdfFile, owners: PDFArray, id: number): boolean {
  const {PDFName, PDFNumber, PDFNull} = file.library
  if (id >= owners.size()) return false
  const owner = dictionary(file, owners.get(id))
  if (!owner || !decoratedTypes.has(typeOf(file, owner) ?? '')) return false
  const kids = kidsOf(file, owner)
  const kept = kids.filter(kid => contentId(file, kid) !== id)
  // The same number on two pages cannot be told apart here; then the decoration stays what it was.
  if (kids.length - kept.length !== 1) return false
  if (kept.length === 0) owner.delete(PDFName.of('K'))
  else owner.set(PDFName.of('K'), file.document.context.obj(kept))
  owners.set(id, PDFNull)
  return true

  function contentId(file: PdfFile, kid: PDFObject): number | undefined {
    const number = kid instanceof PDFNumber ? kid : dictionary(file, kid)?.lookup(PDFName.of('MCID'))
    return number instanceof PDFNumber ? number.asNumber() : undefined
  }
}
