import {largestOf} from '../../../core/extremes.ts'
import {element} from '../../../core/write-xml.ts'
import {childElements, type XmlElement} from '../../../core/xml.ts'
import type {RowWriter} from './nary.ts'
import {argument, built, type MathPiece, nothing} from './pieces.ts'

/** Rows and columns; aligned formulas are columns without space between them. */
export function matrix(node: XmlElement, row: RowWriter): readonly MathPiece[] {
  const rows = childElements(node)
    .filter(({name}) => name === 'mtr' || name === 'mlabeledtr')
    .map(line => childElements(line).filter(({name}) => name === 'mtd'))
  const tagged = rows.map(withoutMargin)
  const count = largestOf([...tagged.map(({length}) => length), 0])
  if (count === 0) return []
  if (tagged.length === 1 && count === 1) return row(tagged[0]!.flatMap(childElements))
  const cells = tagged.map(line =>
    Array.from({length: count}, (_, column) => argument('m:e', cellPieces(line[column], row)))
  )
  if (count === 1) return [built(element('m:eqArr', {}, cells.flat()))]
  const columns = Array.from({length: count}, (_, column) =>
    element(
      'm:mc',
      {},
      element(
        'm:mcPr',
        {},
        element('m:count', {'m:val': 1}),
        element('m:mcJc', {'m:val': alignOf(tagged.find(line => line[column] !== undefined)?.[column])})
      )
    )
  )
  const isAligned = node.attributes.get('class')?.split(' ').includes('tml-jot') === true
  const properties = element(
    'm:mPr',
    {},
    element('m:plcHide', {'m:val': 1}),
    isAligned ? element('m:cGpRule', {'m:val': 3}) + element('m:cGp', {'m:val': 0}) : '',
    element('m:mcs', {}, columns)
  )
  return [
    built(
      element(
        'm:m',
        {},
        properties,
        cells.map(line => element('m:mr', {}, line))
      )
    )
  ]
}

/** A cell; as in TeX, an operator at its beginning has nothing before it, of which LibreOffice would show a question mark. */
function cellPieces(cell: XmlElement | undefined, row: RowWriter): readonly MathPiece[] {
  const pieces = row(childElements(cell))
  const [first] = pieces
  return first?.kind === 'run' && first.role === 'operator' ? [nothing, ...pieces] : pieces
}

/** The cells of a row that Temml widens to put a number at its end, without the empty one before them. */
function withoutMargin(cells: readonly XmlElement[]): readonly XmlElement[] {
  const [first] = cells
  const isWide = first?.attributes.get('style')?.includes('width:50%') === true
  return isWide ? cells.slice(1).filter(cell => childElements(cell).length > 0) : cells
}

function alignOf(cell: XmlElement | undefined): 'left' | 'center' | 'right' {
  const classes = cell?.attributes.get('class')?.split(' ') ?? []
  return classes.includes('tml-left') ? 'left' : classes.includes('tml-right') ? 'right' : 'center'
}
