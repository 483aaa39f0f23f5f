import type {Nodes, Table} from 'mdast'
import {placeOf} from '../../core/position.ts'
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
    for (const {tree, path} of chapters) {
      for (const table of bareTables(tree)) {
        yield {
          file: path,
          place: placeOf(table),
          message: 'The table has no caption, expected a line `: Caption {#tbl:label}` below it'
        }
      }
    }
  }
} satisfies Rule

/** The tables that are not part of a figure; only nodes that can contain blocks are searched. */
function* bareTables(node: Nodes): Generator<Table> {
  if (node.type === 'table') yield node
  else if (holders.has(node.type) && 'children' in node)
    for (const child of node.children) yield* bareTables(child)
}

const holders: ReadonlySet<string> = new Set<Nodes['type']>(['root', 'div', 'blockquote', 'list', 'listItem'])
