import type {Nodes, Table} from 'mdast'
import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter} from '../../core/types.ts'
import type {Rule} from './rule.ts'

export const tableCaption = {
  code: 'G310',
  name: 'table-caption',
  severity: 'info',
  summary: 'Every table has a caption.',
  why: 'A table without a caption has no number, and readers who jump to it do not learn what it shows. This is a hint.',
  examples: [
    {
      name: 'without',
      files: {'01.md': '| a | b |\n|---|---|\n| 1 | 2 |'},
      expect: ['01.md:1:1-3:10 The table has no caption, expected a line `: Caption {#tbl:label}` below it']
    },
    {name: 'with', files: {'01.md': '| a | b |\n|---|---|\n| 1 | 2 |\n\n: Two numbers.'}, expect: []}
  ],
  *check({chapters}) {
    for (const chapter of chapters) yield* bareTablesOf(chapter)
  }
} satisfies Rule

const bareTablesOf = perObject(({tree, path}: Chapter) =>
  Array.from(bareTables(tree), table => ({
    file: path,
    place: placeOf(table),
    message: 'The table has no caption, expected a line `: Caption {#tbl:label}` below it'
  }))
)

/** The tables that are not part of a figure; only nodes that can contain blocks are searched. */
function* bareTables(node: Nodes): Generator<Table> {
  if (node.type === 'table') yield node
  else if (holders.has(node.type) && 'children' in node)
    for (const child of node.children) yield* bareTables(child)
}

const holders: ReadonlySet<string> = new Set<Nodes['type']>(['root', 'div', 'blockquote', 'list', 'listItem'])
