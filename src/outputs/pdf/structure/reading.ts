import type {PDFDict, PDFObject, PDFRef} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../file/index.ts'
import type {StructureElement, StructureKid, TableAttributes} from '../file/structure-tree.ts'
import {type MarkedLanguage, type MarkedRole, readMarks} from '../paginator/language-marks.ts'

/** The structure tree of a file as plain data, and the references to its original objects. */
export type ReadStructure = Readonly<{root: StructureElement; references: readonly PDFRef[]}>

/**
 * Reads the structure tree; undefined for a PDF without tags. For a newly printed file, `typeOfPlace` returns the type
 * of the element with a given place mark; a finished file has no such marks.
 */
export function readStructure(
  file: PdfFile,
  typeOfPlace: (place: number | undefined) => string | undefined = () => undefined
): ReadStructure | undefined {
  const {library, name} = file
  const tree = dictionary(file, file.document.catalog.get(name('StructTreeRoot')))
  if (!tree) return undefined
  const references: PDFRef[] = []
  const seen = new Set<PDFRef>()
  const types = new Map<PDFObject | undefined, string>()
  return {root: {kind: 'element', type: 'StructTreeRoot', kids: kidsOf(tree, undefined)}, references}

  function kidsOf(element: PDFDict, page: PDFRef | undefined): StructureKid[] {
    const kids: StructureKid[] = []
    for (const member of members(file, element.get(name('K')))) {
      const kid = readKid(member, page)
      if (kid) kids.push(kid)
    }
    return kids
  }

  function readKid(kid: PDFObject, page: PDFRef | undefined): StructureKid | undefined {
    const number = kid instanceof library.PDFNumber ? kid.asNumber() : undefined
    if (number !== undefined) return page && {kind: 'content', page, id: number}
    const found = dictionary(file, kid)
    if (!found) return undefined
    const ownPage = found.get(name('Pg'))
    const onPage = ownPage instanceof library.PDFRef ? ownPage : page
    if (found.has(name('S'))) {
      if (!(kid instanceof library.PDFRef) || seen.has(kid)) return undefined
      seen.add(kid)
      references.push(kid)
      return readElement(found, onPage)
    }
    const id = numberOf(file, found.get(name('MCID')))
    if (id !== undefined) {
      const form = found.get(name('Stm'))
      return (
        onPage && {kind: 'content', page: onPage, form: form instanceof library.PDFRef ? form : undefined, id}
      )
    }
    const reference = found.get(name('Obj'))
    const annotation = dictionary(file, reference)
    if (!annotation || !(reference instanceof library.PDFRef)) return undefined
    return {kind: 'annotation', page: onPage, reference, annotation}
  }

  function readElement(element: PDFDict, page: PDFRef | undefined): StructureElement {
    const tag = textOf(file, element.get(name('Lang')))
    const {language, depth, note, role, place} = tag === undefined ? unmarked : readMarks(tag)
    const {table, listNumbering} = readAttributes(file, element.get(name('A')))
    // The keys are always in the same order, because V8 reads objects of the same shape faster.
    return {
      kind: 'element',
      type: typeOfPlace(place) ?? (role && rolesOfMarks[role]) ?? typeOf(element.get(name('S'))),
      kids: kidsOf(element, page),
      language,
      alternative: textOf(file, element.get(name('Alt'))),
      actualText: textOf(file, element.get(name('ActualText'))),
      identifier: textOf(file, element.get(name('ID'))),
      table,
      listNumbering,
      continues: depth === undefined ? undefined : true,
      noteNumber: note,
      places: place === undefined ? undefined : [place]
    }
  }

  /**
   * The type of an element, cached because a tree has many elements but few types, and pdf-lib decodes a name every
   * time.
   */
  function typeOf(object: PDFObject | undefined): string {
    const type = types.get(object) ?? textOf(file, object) ?? 'NonStruct'
    types.set(object, type)
    return type
  }
}

const unmarked: Partial<MarkedLanguage> = {}

const rolesOfMarks: Readonly<Record<MarkedRole, string>> = {ins: 'Ins', del: 'Del', lbl: 'Lbl'}

function readAttributes(
  file: PdfFile,
  attributes: PDFObject | undefined
): Pick<StructureElement, 'table' | 'listNumbering'> {
  const {name} = file
  let listNumbering: string | undefined
  let table: TableAttributes | undefined
  for (const attribute of members(file, attributes)) {
    const found = dictionary(file, attribute)
    listNumbering ??= textOf(file, found?.get(name('ListNumbering')))
    if (!found || textOf(file, found.get(name('O'))) !== 'Table') continue
    table = {
      scope: textOf(file, found.get(name('Scope'))) ?? table?.scope,
      headers:
        table?.headers.length === undefined || table.headers.length === 0
          ? members(file, found.get(name('Headers'))).map(header => textOf(file, header) ?? '')
          : table.headers,
      rowSpan: numberOf(file, found.get(name('RowSpan'))) ?? table?.rowSpan ?? 1,
      columnSpan: numberOf(file, found.get(name('ColSpan'))) ?? table?.columnSpan ?? 1
    }
  }
  return {table, listNumbering}
}
