import type {Element, ElementContent} from 'hast'
import type {Node, Table, TableCell, TableRow} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import {capitalised} from '../../core/terms/index.ts'
import {changed} from './changed.ts'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'
import {type CellLook, type TableNeed, tableLooks, tableNeed} from './table-columns.ts'

/** A table; if it has a caption, it scrolls with its figure. */
export function table(
  node: Table,
  all: All<ElementContent>,
  parent: Node | undefined,
  context: ArticleContext
): Element {
  return scrolling(tableElement(node, all, context), parent, context, tableNeed(node))
}

/** A table without a caption. It scrolls if it is wider than the page, and is focusable. */
export function scrolling(
  table: Element,
  parent: Node | undefined,
  {terms}: ArticleContext,
  need?: TableNeed
): Element {
  if (parent?.type === 'figure' || parent?.type === 'figurePart') return table
  const properties = {
    className: ['table-scroll'],
    role: 'group',
    ariaLabel: capitalised(terms.names.table.one),
    tabIndex: 0,
    ...needed(need)
  }
  return h('div', properties, table)
}

/** The `style` property that passes the width of a table to the style sheet of screens. */
export function needed(need: TableNeed | undefined): Readonly<{style?: string}> {
  if (need === undefined) return {}
  const values = [`--need:${need.need}rem`]
  if (need.prose !== undefined) values.push(`--rest:${need.rest}rem`, `--prose:${need.prose}`)
  return {style: values.join(';')}
}

/** A table with its head, which repeats on every page, and with spanning cells. In print it has the id of its block. */
export function tableElement(
  node: Table,
  all: All<ElementContent>,
  {isPrint}: Pick<ArticleContext, 'isPrint'>
): Element {
  const looks = tableLooks(node)
  const part = (tagName: string, rows: readonly TableRow[]): Element | undefined => {
    if (rows.length === 0) return undefined
    const cells = rows.map(row =>
      h(
        'tr',
        {},
        row.map(cell => cellElement(cell, looks.get(cell), all))
      )
    )
    return h(tagName, {}, cells)
  }
  return h(
    'table',
    isPrint ? {dataTable: node.id} : {},
    columnGroup(node.widths),
    part('thead', node.head),
    part('tbody', node.body),
    part('tfoot', node.foot)
  )
}

function cellElement(cell: TableCell, look: CellLook | undefined, all: All<ElementContent>): Element {
  const {isHead, align, columns, rows, children, change} = cell
  const content = all(children)
  const classes = [
    ...(align ? [`align-${align}`] : []),
    ...(look?.isNumber ? ['number'] : []),
    ...(look?.isProse ? ['prose'] : []),
    ...(look?.isPhrase ? ['phrase'] : []),
    ...(look?.isWhole ? ['whole'] : []),
    ...(change ? [`change-${change.kind}`] : [])
  ]
  return h(
    isHead ? 'th' : 'td',
    {
      ...(isHead && {scope: columns === undefined ? 'col' : 'colgroup'}),
      ...(columns !== undefined && {colSpan: columns}),
      ...(rows !== undefined && {rowSpan: rows}),
      ...(classes.length > 0 && {className: classes}),
      ...(look?.pad !== undefined && {dataPad: look.pad})
    },
    change === undefined ? content : changed(content, change)
  )
}

function columnGroup(widths: readonly number[] | undefined): Element | undefined {
  if (widths === undefined) return undefined
  return h(
    'colgroup',
    {},
    widths.map(width => h('col', {style: `width:${width}%`}))
  )
}
