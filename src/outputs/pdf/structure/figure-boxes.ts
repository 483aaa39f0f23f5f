import {addAll} from '../../../core/add-all.ts'
import {readOperator} from '../file/content-stream.ts'
import {type Box, type Matrix, type PagePoint, pointIn} from '../file/geometry.ts'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../file/index.ts'
import {
  nameOperand,
  nextOperator,
  numberOperand,
  type OperatorReader,
  operatorReader
} from '../file/operator-reader.ts'
import {contentIn, contentKey, keyOf, mapStructure, type StructureElement} from '../file/structure-tree.ts'
import type {PageContent} from '../text/page-content.ts'
import {trackTransforms} from '../text/transforms.ts'

/** Adds to each picture the area that it covers (ISO 32000-1, 14.8.5.4.3), if it is on a single page. */
export function withFigureBoxes(
  file: PdfFile,
  root: StructureElement,
  contents: readonly PageContent[]
): StructureElement {
  const boxes = new Map<number, Box>()
  let isRead = false
  return mapStructure(root, element => {
    if (element.type !== 'Figure' || element.box !== undefined) return element
    // The content is read only if the first picture needs it, because many papers have none.
    if (!isRead) for (const content of contents) readBoxes(file, content, boxes)
    isRead = true
    const parts = [...contentIn(element)]
    const isOnOnePage = parts.every(({page, form}) => form === undefined && page === parts[0]?.page)
    const found = parts.map(part => boxes.get(keyOf(part))).filter(box => box !== undefined)
    return isOnOnePage && found.length > 0 ? {...element, box: around(found)} : element
  })
}

/** Adds the areas of all pictures and paths in the marked content of a page. */
function readBoxes(file: PdfFile, content: PageContent, boxes: Map<number, Box>): void {
  const {owner, container, text, operators} = content
  const page = members(file, owner.get(file.name('MediaBox'))).map(side => numberOf(file, side) ?? 0)
  if (page.length !== 4) return
  const objects = dictionary(
    file,
    dictionary(file, owner.get(file.name('Resources')))?.get(file.name('XObject'))
  )
  const transforms = trackTransforms()
  const reader = operatorReader(text)
  const open: (number | undefined)[] = []
  let path: PagePoint[] = []
  for (const operator of operators) {
    const {name} = operator
    transforms.take(text, operator)
    if (name === 'BDC' || name === 'BMC') open.push(operator.mark?.id ?? open.at(-1))
    else if (name === 'EMC') open.pop()
    const id = open.at(-1)
    if (id === undefined) continue
    if (name === 'Do') {
      const object = file.document.context.lookup(
        objects?.get(file.name(nameOperand(readOperator(text, operator), 0)))
      )
      path = cornersOf(file, object, transforms.current())
    } else if (constructs.has(name)) {
      reader.position = operator.start
      nextOperator(reader)
      addAll(path, pointsOf(reader, transforms.current()))
    }
    if (name === 'Do' || paints.has(name)) add(boxes, contentKey(container, id), path, page as unknown as Box)
    if (name === 'Do' || name === 'n' || paints.has(name)) path = []
  }
}

const constructs: ReadonlySet<string> = new Set(['m', 'l', 'c', 'v', 'y', 're'])
const paints: ReadonlySet<string> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'])

/** The corners of a picture, which is painted in the unit square, or of a form. */
function cornersOf(file: PdfFile, object: unknown, matrix: Matrix): PagePoint[] {
  if (!(object instanceof file.library.PDFStream)) return []
  const {dict} = object
  const numbers = (key: string) =>
    members(file, dict.get(file.name(key))).map(each => numberOf(file, each) ?? 0)
  const isForm = textOf(file, dict.get(file.name('Subtype'))) === 'Form'
  const [left = 0, bottom = 0, right = 1, top = 1] = isForm ? numbers('BBox') : []
  const inner = isForm ? numbers('Matrix') : []
  const own: Matrix = inner.length === 6 ? (inner as unknown as Matrix) : [1, 0, 0, 1, 0, 0]
  const corners: readonly PagePoint[] = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top]
  ]
  return corners.map(corner => pointIn(matrix, pointIn(own, corner)))
}

/** The points of an operator that constructs a path; its operands are pairs of coordinates. */
function pointsOf(reader: OperatorReader, matrix: Matrix): PagePoint[] {
  const number = (index: number) => numberOperand(reader, index) || 0
  const [x, y] = [number(0), number(1)]
  if (reader.name === 're') {
    const [right, top] = [x + number(2), y + number(3)]
    return [
      pointIn(matrix, [x, y]),
      pointIn(matrix, [right, y]),
      pointIn(matrix, [right, top]),
      pointIn(matrix, [x, top])
    ]
  }
  const points = [pointIn(matrix, [x, y])]
  for (let index = 2; index + 1 < reader.count; index += 2)
    points.push(pointIn(matrix, [number(index), number(index + 1)]))
  return points
}

/** Adds an area to the areas of a key, limited to the page. */
function add(boxes: Map<number, Box>, key: number, points: readonly PagePoint[], page: Box): void {
  if (points.length === 0) return
  const [left, bottom, right, top] = around(points.map(([x, y]): Box => [x, y, x, y]))
  const area: Box = [
    Math.max(left, page[0]),
    Math.max(bottom, page[1]),
    Math.min(right, page[2]),
    Math.min(top, page[3])
  ]
  const known = boxes.get(key)
  if (area[0] <= area[2] && area[1] <= area[3]) boxes.set(key, known ? around([known, area]) : area)
}

function around(boxes: readonly Box[]): Box {
  const side = (index: number, choose: (...values: number[]) => number) =>
    Math.round(choose(...boxes.map(box => box[index]!)) * 100) / 100
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)]
}
