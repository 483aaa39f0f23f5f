import {type FormulaNode, nodeParts} from '../formula-tree.ts'

/** A row of a table: its cells, and its number if the formula contains one. */
export type FormulaRow = Readonly<{cells: readonly FormulaNode[]; label: FormulaNode | undefined}>

/** The rows of a table, without empty columns at the end. MathJax puts the number of a row before its cells. */
export function formulaRows(table: FormulaNode): readonly FormulaRow[] {
  const rows = nodeParts(table).map(row => {
    const cells = nodeParts(row)
    return row.kind === 'mlabeledtr' ? {cells: cells.slice(1), label: cells[0]} : {cells, label: undefined}
  })
  const lengths = rows.map(({cells}) => cells.findLastIndex(cell => nodeParts(cell).length > 0) + 1)
  const count = lengths.reduce((most, length) => Math.max(most, length), 1)
  return rows.map(({cells, label}) => ({cells: cells.slice(0, count), label}))
}

/** Returns a formula reduced to one row of its table; undefined if the table has no such row. */
export function withRow(tree: FormulaNode, index: number): FormulaNode | undefined {
  const table = wholeTable(tree)
  const row = table && nodeParts(table)[index]
  return table && row && {...tree, children: [{...table, children: [row]}]}
}

/** The table that makes up the whole formula; undefined if the formula is anything else. */
export function wholeTable(node: FormulaNode): FormulaNode | undefined {
  const [only, ...others] = nodeParts(node)
  if (node.kind === 'mtable') return node
  return only === undefined || others.length > 0 ? undefined : wholeTable(only)
}
