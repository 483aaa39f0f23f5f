import type {Node, TableRow} from './article.ts'
import {slotsOf} from './kinds.ts'
import {childNodes} from './walk-article.ts'

/**
 * Transforms trees from the leaves up. `change` is called with each node after its children are transformed, and
 * returns its replacements. A node without changes remains the same object.
 */
export function changeNodes<Kind extends Node>(
  nodes: readonly Kind[],
  change: (node: Node) => Node | readonly Node[]
): readonly Kind[] {
  const changed = nodes.flatMap(node => change(withChildren(node, change)))
  const isSame = changed.length === nodes.length && changed.every((node, index) => node === nodes[index])
  return isSame ? nodes : (changed as readonly Node[] as readonly Kind[])
}

function withChildren(node: Node, change: (node: Node) => Node | readonly Node[]): Node {
  if (childNodes(node).length === 0) return node
  const parts = Object.entries(partsOf(node, change)).filter(
    ([name, value]) => value !== (node as unknown as Readonly<Record<string, unknown>>)[name]
  )
  return parts.length === 0 ? node : {...node, ...Object.fromEntries(parts)}
}

/** The properties of a node that contain other nodes, with those nodes transformed. */
function partsOf(
  node: Node,
  change: (node: Node) => Node | readonly Node[]
): Readonly<Record<string, unknown>> {
  const within = (nodes: readonly Node[]): readonly Node[] => changeNodes(nodes, change)
  const rowsWithin = (rows: readonly TableRow[]): readonly TableRow[] => {
    const cells = (row: TableRow) =>
      sameOr(
        row,
        row.map(cell => cellWith(cell, within(cell.children)))
      )
    return sameOr(rows, rows.map(cells))
  }
  const parts: Record<string, unknown> = {}
  for (const [name, form] of slotsOf(node)) {
    const held = (node as unknown as Readonly<Record<string, unknown>>)[name]
    if (held === undefined) continue
    if (form === 'rows') parts[name] = rowsWithin(held as readonly TableRow[])
    else if (form === 'lines') {
      const lines = held as ReadonlyArray<readonly Node[]>
      parts[name] = sameOr(lines, lines.map(within))
    } else parts[name] = within(held as readonly Node[])
  }
  return parts
}

function cellWith<Cell extends Readonly<{children: readonly Node[]}>>(
  cell: Cell,
  children: readonly Node[]
): Cell {
  return children === cell.children ? cell : {...cell, children}
}

function sameOr<Item>(old: readonly Item[], next: readonly Item[]): readonly Item[] {
  return next.every((item, index) => item === old[index]) ? old : next
}
