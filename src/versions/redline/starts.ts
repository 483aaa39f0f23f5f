import type {Article, Change, Entry, Node, Note, Table, TableCell} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'

/**
 * Marks the first node of each change as such, in reading order; a move has a first node at each of its two places.
 * Entries of lists count as nodes.
 */
export function withStarts(article: Article): Article {
  const seen = new Set<string>()
  const started = <Part extends Readonly<{change?: Change | undefined}>>(part: Part): Part => {
    const {change} = part
    if (change?.number === undefined) return part
    const name = `${change.number}${change.kind === 'movedTo' ? ' to' : ''}`
    if (seen.has(name)) return part
    seen.add(name)
    return {...part, change: {...change, start: true}}
  }
  const node = (each: Node): Node =>
    started(each.type === 'table' ? withCells(each, started) : (each as Marked))
  const nodes = <Kind extends Node>(all: readonly Kind[]): readonly Kind[] => changeNodes(all, node)
  const within = <Part extends Readonly<{children: readonly Node[]}>>(part: Part): Part => ({
    ...part,
    children: nodes(part.children)
  })
  const entry = (each: Entry): Entry => started(within(each))
  const note = (each: Note): Note => started(within(each))
  const {front} = article
  // The members are in reading order, since they are evaluated in this order.
  return {
    ...article,
    front: {
      title: nodes(front.title),
      subtitle: nodes(front.subtitle),
      titles: front.titles.map(within),
      abstracts: front.abstracts.map(within)
    },
    body: nodes(article.body),
    notes: article.notes.map(note),
    lists: article.lists.map(list => ({...list, entries: list.entries.map(entry)})),
    statements: article.statements.map(within)
  }
}

type Marked = Node & Readonly<{change?: Change | undefined}>

function withCells(table: Table, started: (cell: TableCell) => TableCell): Marked {
  const rows = (part: Table['head']): Table['head'] => part.map(row => row.map(started))
  return {...table, head: rows(table.head), body: rows(table.body), foot: rows(table.foot)}
}
