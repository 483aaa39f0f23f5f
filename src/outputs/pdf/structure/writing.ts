import type {PDFDict, PDFObject, PDFRef} from 'pdf-lib'
import {largestOf} from '../../../core/extremes.ts'
import {dictionary, members, numberOf, type PdfFile} from '../file/index.ts'
import {isElement, type StructureElement, type StructureKid} from '../file/structure-tree.ts'

/** The state while a structure tree is being written. */
type Writing = {
  readonly file: PdfFile
  /** The references to the old tree's objects, and the number of objects that have been reused. */
  readonly old: readonly PDFRef[]
  used: number
  /** The elements that contain marked content and annotations, by the keys of the parent tree. */
  readonly parents: Map<number, PDFRef | PDFRef[]>
  readonly identified: [string, PDFRef][]
  readonly written: Map<StructureElement, PDFRef>
}

/** The elements of a structure tree, as written in the file. */
export type WrittenStructure = Readonly<{
  elements: ReadonlyMap<StructureElement, PDFRef>
  /** The elements that contain marked content and annotations, by their keys in the parent tree. */
  parents: ReadonlyMap<number, PDFRef | readonly PDFRef[]>
}>

/**
 * Replaces the structure tree of a file, including its parent tree and its tree of identifiers. The objects of the old
 * tree are reused, because pdf-lib also writes objects to which nothing refers.
 */
export function writeStructure(
  file: PdfFile,
  root: StructureElement,
  old: readonly PDFRef[]
): WrittenStructure | undefined {
  const {document, library, name} = file
  const {context} = document
  const reference = document.catalog.get(name('StructTreeRoot'))
  const tree = dictionary(file, reference)
  if (!tree || !(reference instanceof library.PDFRef)) return undefined
  const writing: Writing = {file, old, used: 0, parents: new Map(), identified: [], written: new Map()}
  for (const key of ['ParentTree', 'IDTree']) deleteTree(file, tree.get(name(key)))
  const kids = root.kids.flatMap(kid => (isElement(kid) ? [writeElement(writing, kid, reference)] : []))
  tree.set(name('K'), context.obj(kids))
  for (const unused of old.slice(writing.used)) context.delete(unused)
  tree.set(name('ParentTree'), context.register(context.obj({Nums: parentNumbers(writing)})))
  const next = largestOf([-1, ...writing.parents.keys()]) + 1
  tree.set(name('ParentTreeNextKey'), library.PDFNumber.of(next))
  if (writing.identified.length === 0) tree.delete(name('IDTree'))
  else tree.set(name('IDTree'), context.register(identifierTree(writing)))
  return {elements: writing.written, parents: writing.parents}
}

function writeElement(writing: Writing, element: StructureElement, parent: PDFRef): PDFRef {
  const {file, old, identified} = writing
  const {document, library, name} = file
  const {PDFHexString, PDFString} = library
  const reference = old[writing.used++] ?? document.context.nextRef()
  const page = pageOf(element)
  const written = library.PDFDict.withContext(document.context)
  written.set(name('Type'), name('StructElem'))
  written.set(name('S'), name(element.type))
  written.set(name('P'), parent)
  if (page) written.set(name('Pg'), page)
  if (element.language !== undefined) written.set(name('Lang'), PDFString.of(element.language))
  if (element.alternative !== undefined) written.set(name('Alt'), PDFHexString.fromText(element.alternative))
  if (element.actualText !== undefined)
    written.set(name('ActualText'), PDFHexString.fromText(element.actualText))
  if (element.identifier !== undefined) {
    written.set(name('ID'), PDFString.of(element.identifier))
    identified.push([element.identifier, reference])
  }
  const attributes = attributesOf(file, element)
  if (attributes) written.set(name('A'), attributes)
  const kids = element.kids.map(kid => writeKid(writing, kid, reference, page))
  if (kids.length === 1) written.set(name('K'), kids[0]!)
  else if (kids.length > 1) written.set(name('K'), document.context.obj(kids))
  document.context.assign(reference, written)
  writing.written.set(element, reference)
  return reference
}

function writeKid(writing: Writing, kid: StructureKid, owner: PDFRef, page: PDFRef | undefined): PDFObject {
  if (kid.kind === 'element') return writeElement(writing, kid, owner)
  const {file, parents} = writing
  const {document, library, name} = file
  const {context} = document
  if (kid.kind === 'annotation') {
    const key = numberOf(file, kid.annotation.get(name('StructParent')))
    if (key !== undefined) parents.set(key, owner)
    return context.obj({Type: 'OBJR', Obj: kid.reference, ...(kid.page && {Pg: kid.page})})
  }
  const container = containerOf(file, kid.form ?? kid.page)
  const key = numberOf(file, container?.get(name('StructParents')))
  if (key !== undefined) {
    const owners = parents.get(key)
    const list = Array.isArray(owners) ? owners : []
    list[kid.id] = owner
    parents.set(key, list)
  }
  if (kid.form === undefined && kid.page === page) return library.PDFNumber.of(kid.id)
  return context.obj({Type: 'MCR', Pg: kid.page, ...(kid.form && {Stm: kid.form}), MCID: kid.id})
}

/** The dictionary of a page or of a form. */
function containerOf(file: PdfFile, reference: PDFRef): PDFDict | undefined {
  const found = file.document.context.lookup(reference)
  return found instanceof file.library.PDFStream ? found.dict : dictionary(file, found)
}

function parentNumbers({file, parents}: Writing): PDFObject {
  const {document, library} = file
  const {context} = document
  const sorted = [...parents].sort(([left], [right]) => left - right)
  const numbers = sorted.flatMap(([key, owner]) => [
    library.PDFNumber.of(key),
    Array.isArray(owner) ? context.obj(Array.from(owner, one => one ?? library.PDFNull)) : owner
  ])
  return context.obj(numbers)
}

/** The tree of identifiers. A single node is enough, because the root can contain all names (ISO 32000-1, 7.9.6). */
function identifierTree({file, identified}: Writing): PDFObject {
  const sorted = identified.sort(([left], [right]) => (left < right ? -1 : 1))
  const names = sorted.flatMap(([text, reference]) => [file.library.PDFString.of(text), reference])
  return file.document.context.obj({Names: names})
}

/** The page on which an element's own content begins. */
function pageOf(element: StructureElement): PDFRef | undefined {
  for (const kid of element.kids) if (kid.kind === 'content' && kid.form === undefined) return kid.page
  return undefined
}

function attributesOf(file: PdfFile, {table, listNumbering, box}: StructureElement): PDFObject | undefined {
  const {context} = file.document
  if (listNumbering !== undefined) return context.obj({O: 'List', ListNumbering: listNumbering})
  if (box !== undefined) return context.obj({O: 'Layout', BBox: [...box], Placement: 'Block'})
  if (table === undefined) return undefined
  const {scope, headers, rowSpan, columnSpan} = table
  const attributes = {
    ...(scope !== undefined && {Scope: scope}),
    ...(headers.length > 0 && {Headers: headers.map(header => file.library.PDFString.of(header))}),
    ...(rowSpan !== 1 && {RowSpan: rowSpan}),
    ...(columnSpan !== 1 && {ColSpan: columnSpan})
  }
  return Object.keys(attributes).length > 0 ? context.obj({O: 'Table', ...attributes}) : undefined
}

/** Deletes a number tree or name tree. */
function deleteTree(file: PdfFile, object: PDFObject | undefined): void {
  const {library, document, name} = file
  const node = dictionary(file, object)
  for (const kid of members(file, node?.get(name('Kids')))) deleteTree(file, kid)
  for (const key of ['Nums', 'Names']) {
    // The arrays in a parent tree are deleted, but not the elements to which they refer.
    for (const member of members(file, node?.get(name(key)))) {
      const value = document.context.lookup(member)
      if (member instanceof library.PDFRef && value instanceof library.PDFArray)
        document.context.delete(member)
    }
  }
  if (object instanceof library.PDFRef) document.context.delete(object)
}
