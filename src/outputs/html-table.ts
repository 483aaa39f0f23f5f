import type {HtmlElement, Node, Table, TableCell, TableRow} from '../core/article.ts'

/** Converts an HTML table to a table of the article. */
export function tableOfHtml(node: HtmlElement): Table {
  const rowsIn = (...names: readonly string[]): readonly TableRow[] =>
    htmlElementsIn(node.children)
      .filter(({tagName}) => names.includes(tagName))
      .flatMap(part => (part.tagName === 'tr' ? [part] : htmlElementsIn(part.children)))
      .filter(({tagName}) => tagName === 'tr')
      .map(row => htmlElementsIn(row.children).map(cellOf))
  return {
    type: 'table',
    id: node.id ?? '',
    head: rowsIn('thead'),
    body: rowsIn('tbody', 'tr'),
    foot: rowsIn('tfoot')
  }
}

/** The elements among nodes of the author's HTML. */
export function htmlElementsIn(nodes: readonly Node[]): readonly HtmlElement[] {
  return nodes.filter((node): node is HtmlElement => node.type === 'element')
}

function cellOf({tagName, columns, rows, children}: HtmlElement): TableCell {
  const count = (text: string | undefined): number =>
    Math.min(1000, Math.max(1, Math.floor(Number(text)) || 1))
  return {
    ...(tagName === 'th' && {isHead: true as const}),
    ...(count(columns) > 1 && {columns: count(columns)}),
    ...(count(rows) > 1 && {rows: count(rows)}),
    children: children.filter(child => !isBlank(child))
  }
}

/** Whether a node is white space between elements. */
export function isBlank(node: Node): boolean {
  return node.type === 'text' && node.value.trim() === ''
}
