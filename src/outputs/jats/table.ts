import type {Node, Table, TableCell, TableRow} from '../../core/article.ts'
import type {XmlElement} from '../../core/xml.ts'
import {isXmlElement, type XmlNode, xml} from '../../core/xml-tree.ts'
import {anchorId, type JatsContext, type WriteNodes} from './context.ts'

/** A table in a `table-wrap`, after its label and caption, if it has them. */
export function tableWrap(
  {id, heads = []}: Readonly<{id?: string | undefined; heads?: readonly XmlNode[]}>,
  node: Table,
  context: JatsContext,
  write: WriteNodes<Node>
): XmlElement {
  return xml('table-wrap', {id}, heads, table(node, context, write))
}

/** A table with its rows and spans; if its body has no rows, the rows of its head become the body. */
export function table(node: Table, context: JatsContext, write: WriteNodes<Node>): XmlElement {
  const [head, body, foot] = [node.head, node.body, node.foot].map(rows => rows.filter(row => row.length > 0))
  const part = (name: string, rows: readonly TableRow[] = []): XmlElement | undefined =>
    rows.length === 0
      ? undefined
      : xml(
          name,
          {},
          rows.map(row =>
            xml(
              'tr',
              {},
              row.map(cell => cellElement(cell, context, write))
            )
          )
        )
  const isHeadAlone = body!.length === 0
  const columns = node.widths?.map(width => xml('col', {width: `${width}%`}))
  return xml(
    'table',
    {id: anchorId(node.anchor)},
    columns,
    isHeadAlone ? undefined : part('thead', head),
    part('tfoot', foot),
    part('tbody', isHeadAlone ? head : body) ?? xml('tbody', {}, xml('tr', {}, xml('td')))
  )
}

function cellElement(
  {isHead, align, columns, rows, children}: TableCell,
  context: JatsContext,
  write: WriteNodes<Node>
): XmlElement {
  const scope = isHead && (columns === undefined ? 'col' : 'colgroup')
  return xml(
    isHead ? 'th' : 'td',
    {align, colspan: columns, rowspan: rows, scope: scope || undefined},
    onlyWords(write(children, context))
  )
}

/** The content of a cell; if that is a single paragraph, only its words. */
function onlyWords(content: readonly XmlNode[]): readonly XmlNode[] {
  const [only, ...rest] = content
  return rest.length === 0 && isXmlElement(only, 'p') ? only.children : content
}
