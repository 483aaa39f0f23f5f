import type {
  Article,
  Block,
  Change,
  Entry,
  Inline,
  Node,
  Note,
  ReferencesPlace,
  Table,
  TableRow
} from '../../core/article.ts'
import {comparedAs, slotsOf} from '../../core/kinds.ts'
import {needsSpaceBetween} from '../../core/paragraph-joint.ts'
import {childNodes} from '../../core/walk-article.ts'

/** The version of the article to restore. */
type Side = 'old' | 'new'

/** The new version of a redline: every change is accepted, and no mark is left. */
export function acceptAll(article: Article): Article {
  return settle(article, 'new')
}

/**
 * The old version of a redline: every change is rejected. Parts that are not changes, such as the numbers that galley
 * counts, stay as in the new version.
 */
export function rejectAll(article: Article): Article {
  return settle(article, 'old')
}

function settle(article: Article, side: Side): Article {
  const blocks = (all: readonly Block[]): readonly Block[] => settleNodes(all, side)
  const nodes = (all: readonly Node[]): readonly Node[] => settleNodes(all, side)
  const {front} = article
  return {
    ...article,
    front: {
      title: nodes(front.title),
      subtitle: nodes(front.subtitle),
      titles: withContent(front.titles, nodes),
      abstracts: withContent(front.abstracts, blocks)
    },
    body: blocks(article.body),
    notes: article.notes.flatMap((note): readonly Note[] => {
      if (isAbsent(note.change, side)) return []
      const {change: _, ...kept} = note
      const was = side === 'old' ? note.change?.was : undefined
      return [{...kept, children: (was as readonly Block[] | undefined) ?? blocks(note.children)}]
    }),
    lists: article.lists.map(list => ({
      ...list,
      entries: list.entries.flatMap(entry => settleEntry(entry, side))
    })),
    statements: withContent(article.statements, blocks)
  }
}

/** Reduces texts to their content in a version; texts that become empty are left out. */
function withContent<Item extends Readonly<{children: readonly Node[]}>>(
  items: readonly Item[],
  within: (nodes: Item['children']) => readonly Node[]
): readonly Item[] {
  return items.flatMap(item => {
    const children = within(item.children)
    return children.length === 0 && item.children.length > 0 ? [] : [{...item, children}]
  })
}

function settleEntry(entry: Entry, side: Side): readonly Entry[] {
  const {change, was, ...kept} = entry
  if (isAbsent(change, side)) return []
  if (side === 'old' && was !== undefined) return [was]
  return [{...kept, children: settleNodes(kept.children, side)}]
}

/** Whether a marked node does not exist in a version. */
function isAbsent(change: Change | undefined, side: Side): boolean {
  if (change === undefined) return false
  return side === 'new'
    ? change.kind === 'deleted' || change.kind === 'movedFrom'
    : change.kind === 'inserted' || change.kind === 'movedTo'
}

/** Reduces nodes to their content in a version. */
export function settleNodes<Kind extends Node>(nodes: readonly Kind[], side: Side): readonly Kind[] {
  const settled: Node[] = []
  for (const node of nodes) {
    const {change} = node
    if (isAbsent(change, side)) continue
    if (side === 'old' && change?.was !== undefined) for (const was of change.was) add(settled, was)
    else if (change?.kind === (side === 'new' ? 'joined' : 'split')) join(settled, settleNode(node, side))
    else {
      const bare = settleNode(node, side)
      if (!isEmptied(bare, node)) add(settled, bare)
    }
  }
  const isSame = settled.length === nodes.length && settled.every((node, index) => node === nodes[index])
  return isSame ? nodes : (settled as readonly Node[] as readonly Kind[])
}

/** Whether a node is empty only because the text that it wraps does not exist in a version. */
function isEmptied(settled: Node, node: Node): boolean {
  return (
    settled !== node &&
    comparedAs(settled) === 'wraps' &&
    childNodes(settled).length === 0 &&
    childNodes(node).length > 0
  )
}

/** Adds a node; text is appended to preceding text. */
function add(nodes: Node[], node: Node): void {
  const last = nodes.at(-1)
  if (node.type !== 'text' || last?.type !== 'text') nodes.push(node)
  else nodes[nodes.length - 1] = {...last, value: last.value + node.value}
}

/** Appends the text of a block to the preceding paragraph. */
function join(nodes: Node[], node: Node): void {
  const last = nodes.at(-1)
  if (last?.type !== 'paragraph' || node.type !== 'paragraph') {
    nodes.push(node)
    return
  }
  const children: Inline[] = [...last.children]
  const space = needsSpaceBetween([last], [node]) ? [{type: 'text', value: ' '} as const] : []
  for (const child of [...space, ...node.children]) add(children, child)
  nodes[nodes.length - 1] = {...last, children}
}

function settleNode(node: Node, side: Side): Node {
  const {change, ...kept} = node
  const bare = (change === undefined ? node : kept) as Node
  if (bare.type === 'table') return settleTable(bare, side)
  if (bare.type === 'references' && bare.oldTitle !== undefined) return settleTitle(bare, side)
  const changed: Record<string, unknown> = {}
  for (const [name, form] of slotsOf(bare)) {
    const held = (bare as unknown as Readonly<Record<string, readonly unknown[] | undefined>>)[name]
    if (held === undefined) continue
    const within = (nodes: readonly Node[]): readonly Node[] => settleNodes(nodes, side)
    const settled =
      form === 'lines' ? held.map(line => within(line as readonly Node[])) : within(held as readonly Node[])
    if (!isSameList(settled, held)) changed[name] = settled
  }
  return Object.keys(changed).length === 0 ? bare : ({...bare, ...changed} as Node)
}

function settleTitle(place: ReferencesPlace, side: Side): ReferencesPlace {
  const {oldTitle, title, ...rest} = place
  const settled = side === 'old' ? oldTitle : title
  return settled ? {...rest, title: settled} : rest
}

function settleTable(table: Table, side: Side): Table {
  const rows = (part: readonly TableRow[]): readonly TableRow[] => {
    const settled = part.flatMap((row): readonly TableRow[] => {
      const cells = row.flatMap(cell => {
        const {change, ...bare} = cell
        if (isAbsent(change, side) || change?.was?.length === 0) return []
        const children = side === 'old' && change?.was ? change.was : settleNodes(cell.children, side)
        return [change === undefined && children === cell.children ? cell : {...bare, children}]
      })
      if (cells.length === 0 && row.length > 0) return []
      return [isSameList(cells, row) ? row : cells]
    })
    return isSameList(settled, part) ? part : settled
  }
  const [head, body, foot] = [rows(table.head), rows(table.body), rows(table.foot)]
  if (head === table.head && body === table.body && foot === table.foot) return table
  const widths = table.widths?.filter((_, column) => hasColumn(table, column, side))
  return {...table, ...(widths && {widths}), head, body, foot}
}

/** Whether a column of a table exists in a version. */
function hasColumn({head, body, foot}: Table, column: number, side: Side): boolean {
  const cells = [...head, ...body, ...foot].flatMap(row => row[column] ?? [])
  return cells.length === 0 || cells.some(({change}) => !isAbsent(change, side) && change?.was?.length !== 0)
}

function isSameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
