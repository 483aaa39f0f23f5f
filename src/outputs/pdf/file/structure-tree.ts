import type {PDFDict, PDFRef} from 'pdf-lib'

/** An element of the structure tree (ISO 32000-1, 14.7.2), as plain data. */
export type StructureElement = Readonly<{
  kind: 'element'
  /** The structure type, such as `P`. */
  type: string
  kids: readonly StructureKid[]
  /** A BCP 47 language tag, if it differs from the parent's. */
  language?: string | undefined
  alternative?: string | undefined
  /** The text of the element's content, if that is not painted in reading order. */
  actualText?: string | undefined
  identifier?: string | undefined
  table?: TableAttributes | undefined
  listNumbering?: string | undefined
  /** The left, bottom, right and top of a picture on its page. */
  box?: readonly [number, number, number, number] | undefined
  /** Whether the element continues the last element of the previous page. */
  continues?: boolean | undefined
  /** The number of the note. */
  noteNumber?: number | undefined
  /** The indexes of this element in the list of marked elements of the page (`mark-places.ts`), for PDF 2.0. */
  places?: readonly number[] | undefined
}>

/** The attributes of a table cell (ISO 32000-1, table 349). */
export type TableAttributes = Readonly<{
  scope?: string | undefined
  /** The identifiers of header cells. */
  headers: readonly string[]
  rowSpan: number
  columnSpan: number
}>

/** A marked-content sequence, on a page or in a form that pages paint. */
export type MarkedContent = Readonly<{kind: 'content'; page: PDFRef; form?: PDFRef | undefined; id: number}>

/** An annotation that belongs to an element, such as the area of a link. */
export type AnnotationKid = Readonly<{
  kind: 'annotation'
  page: PDFRef | undefined
  reference: PDFRef
  annotation: PDFDict
}>

export type StructureKid = StructureElement | MarkedContent | AnnotationKid

/** Combines the container and the id of a marked-content sequence into one number. */
export function contentKey(container: PDFRef, id: number): number {
  return container.objectNumber * 65_536 + id
}

/** The number of the page or form in a key. */
export function containerNumber(key: number): number {
  return Math.floor(key / 65_536)
}

/** The key of a child that is marked content. */
export function keyOf({form, page, id}: MarkedContent): number {
  return contentKey(form ?? page, id)
}

/** Whether a child is an element, optionally of one of these types. */
export function isElement(
  kid: StructureKid | undefined,
  types?: ReadonlySet<string>
): kid is StructureElement {
  return kid?.kind === 'element' && (types === undefined || types.has(kid.type))
}

/**
 * Returns an element with other children: the same object if the children are unchanged, because a tree has thousands
 * of elements.
 */
export function withKids(element: StructureElement, kids: readonly StructureKid[]): StructureElement {
  const isSame =
    kids.length === element.kids.length && kids.every((kid, index) => kid === element.kids[index])
  return isSame ? element : {...element, kids}
}

/** Transforms an element from the leaves up: `change` gets each element with its children already transformed. */
export function mapStructure(
  element: StructureElement,
  change: (element: StructureElement) => StructureElement
): StructureElement {
  const kids = element.kids.map(kid => (kid.kind === 'element' ? mapStructure(kid, change) : kid))
  return change(withKids(element, kids))
}

/**
 * Transforms an element and its descendants in reading order: `change` gets each element with its children not yet
 * transformed.
 */
export function mapInOrder(
  element: StructureElement,
  change: (element: StructureElement) => StructureElement
): StructureElement {
  const changed = change(element)
  return withKids(
    changed,
    changed.kids.map(kid => (kid.kind === 'element' ? mapInOrder(kid, change) : kid))
  )
}

/** Visits the descendants of an element in reading order, parents before children. */
export function visitElements(element: StructureElement, visit: (element: StructureElement) => void): void {
  for (const kid of element.kids) {
    if (kid.kind !== 'element') continue
    visit(kid)
    visitElements(kid, visit)
  }
}

/** All marked content in an element. */
export function* contentIn(element: StructureElement): Generator<MarkedContent> {
  for (const kid of element.kids) {
    if (kid.kind === 'content') yield kid
    else if (isElement(kid)) yield* contentIn(kid)
  }
}
