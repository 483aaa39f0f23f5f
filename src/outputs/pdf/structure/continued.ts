import {
  contentIn,
  isElement,
  keyOf,
  mapStructure,
  type StructureElement,
  type StructureKid,
  withKids
} from '../file/structure-tree.ts'
import {headRows, rowTypes} from './tables.ts'

/**
 * Joins elements that the paginator divided between pages: a continued element is merged into the preceding element of
 * the same type, so that a screen reader reads one paragraph, list or table. Elements between the parts, such as notes
 * and figures, follow the joined element. Repeated table heads are removed from the tree, and the keys of their content
 * are added to `artifacts`.
 */
export function joinContinued(root: StructureElement, artifacts: Set<number>): StructureElement {
  const renamed = new Map<string, string>()
  const joined = joinedWithin({artifacts, renamed}, root)
  return renamed.size === 0 ? joined : withHeaders(joined, renamed)
}

/** Results of joining: the content that was repeated, and the cells that were merged into other cells. */
type Joining = Readonly<{artifacts: Set<number>; renamed: Map<string, string>}>

/** Joins the parts of divided elements from the outside in: the parts of a list before the parts of its items. */
function joinedWithin(joining: Joining, element: StructureElement): StructureElement {
  const kids: StructureKid[] = []
  for (const kid of element.kids) add(joining, kids, kid)
  const joined = withKids(
    element,
    kids.map(kid => (isElement(kid) ? joinedWithin(joining, kid) : kid))
  )
  // If the first part is missing, the content stays where it is, so that it is not lost.
  return joined.continues ? {...joined, continues: undefined} : joined
}

function add(joining: Joining, result: StructureKid[], kid: StructureKid): void {
  const index = isElement(kid) ? beginningOf(result, kid) : -1
  const before = result[index]
  if (isElement(before) && isElement(kid)) result[index] = join(joining, before, kid)
  else result.push(kid)
}

/** The index of the element that another element continues; -1 if it continues none. */
function beginningOf(
  result: readonly StructureKid[],
  {type, noteNumber, continues, kids}: StructureElement
): number {
  if (noteNumber !== undefined)
    return result.findIndex(before => isElement(before) && before.noteNumber === noteNumber)
  const inner = type === 'Div' ? kids.find(kid => isElement(kid)) : undefined
  // The box around a table without a caption is not itself marked as continued.
  if (!continues && !(inner?.type === 'Table' && inner.continues)) return -1
  const isSame = (before: StructureKid): before is StructureElement =>
    isElement(before) && before.type === type
  // The box of a figure can be between the two boxes of a divided table.
  const alike = result.findLastIndex(
    before => isSame(before) && before.kids.some(kid => isElement(kid) && kid.type === inner?.type)
  )
  return alike >= 0 ? alike : result.findLastIndex(isSame)
}

function join(joining: Joining, first: StructureElement, second: StructureElement): StructureElement {
  const kids = [...first.kids]
  const [only, goesOn] = [first, second].map(part => (part.kids.length === 1 ? part.kids[0] : undefined))
  // A listing is a paragraph with one code element, so the code elements of its parts are joined.
  if (isElement(only) && isElement(goesOn) && only.type === 'Code' && goesOn.type === 'Code')
    return {...first, kids: [join(joining, only, goesOn)]}
  const rest = second.type === 'Table' ? withoutRepeatedHead(joining, first, second) : second.kids
  if (second.type === 'TR') return {...first, kids: joinedCells(joining, first, second)}
  for (const kid of rest) {
    if (second.type === 'LI' && isElement(kid) && kid.type === 'LBody')
      add(joining, kids, {...kid, continues: true})
    else if (second.type === 'LI' && isElement(kid) && kid.type === 'Lbl') dropContent(joining, kid)
    else add(joining, kids, kid)
  }
  return {...first, kids}
}

/** Joins the cells of a divided row; both parts have the same number of cells. */
function joinedCells(joining: Joining, first: StructureElement, second: StructureElement): StructureKid[] {
  const kids: StructureKid[] = [...first.kids]
  for (const [index, cell] of second.kids.entries()) {
    const before = kids[index]
    if (isElement(before) && isElement(cell)) {
      if (cell.identifier !== undefined && before.identifier !== undefined)
        joining.renamed.set(cell.identifier, before.identifier)
      kids[index] = join(joining, before, cell)
    } else kids.push(cell)
  }
  return kids
}

function withoutRepeatedHead(
  joining: Joining,
  first: StructureElement,
  second: StructureElement
): readonly StructureKid[] {
  const [head, repeated] = [first, second].map(table =>
    table.kids.filter(kid => isElement(kid, rowTypes)).slice(0, headRows(table))
  ) as [StructureElement[], StructureElement[]]
  const isRepeated =
    repeated.length >= head.length &&
    head.every((row, index) => row.kids.length === repeated[index]?.kids.length)
  if (!isRepeated) return second.kids
  const rows = repeated.slice(0, head.length)
  for (const [rowIndex, row] of rows.entries()) {
    dropContent(joining, row)
    for (const [index, cell] of row.kids.entries()) {
      const original = head[rowIndex]?.kids[index]
      if (!isElement(cell) || !isElement(original)) continue
      if (cell.identifier !== undefined && original.identifier !== undefined)
        joining.renamed.set(cell.identifier, original.identifier)
    }
  }
  return second.kids.filter(kid => !isElement(kid) || !rows.includes(kid))
}

function dropContent({artifacts}: Joining, element: StructureElement): void {
  for (const content of contentIn(element)) artifacts.add(keyOf(content))
}

/** Makes cells refer to header cells in the first part of a joined table instead of those in their own part. */
function withHeaders(root: StructureElement, renamed: ReadonlyMap<string, string>): StructureElement {
  return mapStructure(root, element => {
    if (!element.table?.headers.some(header => renamed.has(header))) return element
    const headers = element.table.headers.map(header => renamed.get(header) ?? header)
    return {...element, table: {...element.table, headers}}
  })
}
