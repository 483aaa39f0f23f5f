import type {Article, Node} from '../../core/article.ts'
import type {BrokenTable} from '../../core/finished-facts.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import type {Pagination} from './paginator/paginate.ts'

/** The places of the tables in which the finished pages break words. */
export function brokenTables(article: Article, {broken}: Pagination): readonly BrokenTable[] {
  if (broken.length === 0) return []
  const pages = new Map(broken.map(({block, page}) => [block, page]))
  const captioned = new Set<Node>()
  const found: BrokenTable[] = []
  walkNodes(topNodes(article), node => {
    if (node.type === 'figure') for (const child of node.children) captioned.add(child)
    if (node.type !== 'table' || node.place === undefined) return undefined
    const page = pages.get(node.id)
    if (page !== undefined) found.push({place: node.place, page, hasCaption: captioned.has(node)})
    return undefined
  })
  return found
}
