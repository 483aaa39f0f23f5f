import type {PDFDict, PDFRef} from 'pdf-lib'

/** An element of the structure tree (ISO 32000-1, 14.7.2), as plain data. */
export type StructureElement = Readonly<{
  kind: 'element'
  /** The structure type, such as `P`. */
  type: string
  kids: readonly StructureKid[]
  /** BCP 47 tag, if it differs from the parent's. */
  language?: string | undefined
  alternative?: string | undefined
  /** The text of its content, if that is not painted in reading order. */
  actualText?: string | undefined
  identifier?: string | undefined
  table?: TableAttributes | undefined
  listNumbering?: string | undefined
  /** Left, bottom, right and top of a picture on its page. */
  box?: readonly [number, number, number, number] | undefined
  /** Whether this continues the last element of the previous page. */
  continues?: boolean | undefined
  /** The number of the note that this is. */
  noteNumber?: number | undefined
}>

/** The attributes of a table cell (ISO 32000-1, table 349). */
export type TableAttributes = Readonly<{
  scope?: string | undefined
  /** Identifiers of header cells. */
  headers: readonly string[]
  rowSpan: number
  columnSpan: number
}>

/** A marked-content sequence: on a page, or in a form that pages paint. */
export type MarkedContent = Readonly<{kind: 'content'; page: PDFRef; form?: PDFRef | undefined; id: number}>

/** An annotation that belongs to an element, such as the place of a link. */
export type AnnotationKid = Readonly<{
  kind: 'annotation'
  page: PDFRef | undefined
  reference: PDFRef
  annotation: PDFDict
}>

export type StructureKid = StructureElement | MarkedContent | AnnotationKid

/** Names a marked-content sequence of the file by one number. */
export function contentKey(container: PDFRef, id: number): number {
  return container.objectNumber * 65_536 + id
}

/** The number of the page or form that a key is of. */
export function containerNumber(key: number): number {
  return Math.floor(key / 65_536)
}

/** The key of a kid that is marked content. */
export function keyOf({form, page, id}: MarkedContent): number {
  return contentKey(form ?? page, id)
}

/** Whether a kid is an element, of one of these types if any are named. */
export function isElement(
  kid: StructureKid | undefined,
  types?: ReadonlySet<string>
): kid is StructureElement {
  return kid?.kind === 'element' && (types === undefined || types.has(kid.type))
}

/** The element with other kids. A tree has thousands of elements, so unchanged ones are not copied. */
export function withKids(element: StructureElement, kids: readonly StructureKid[]): StructureElement {
  const isSame =
    kids.length === element.kids.length && kids.every((kid, index) => kid === element.kids[index])
  return isSame ? element : {...element, kids}
}

/** The element with its elements replaced from within: each is given with its own elements replaced already. */
export function mapElements(
  element: StructureElement,
  change: (element: StructureElement) => StructureElement
): StructureElement {
  const kids = element.kids.map(kid => (kid.kind === 'element' ? mapElements(kid, change) : kid))
  return change(withKids(element, kids))
}

/** Shows the elements under an element in reading order, parents before children. */
export function visitElements(element: StructureElement, visit: (element: StructureElement) => void): void {
  for (const kid of element.kids) {
    if (kid.kind !== 'element') continue
    visit(kid)
    visitElements(kid, visit)
  }
}

/** All marked content under an element. */
export function* contentIn(element: StructureElement): Generator<MarkedContent> {
  for (const kid of element.kids) {
    if (kid.kind === 'content') yield kid
    else if (isElement(kid)) yield* contentIn(kid)
  }
}
