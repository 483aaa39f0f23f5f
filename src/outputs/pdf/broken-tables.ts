import type {Article} from '../../core/article.ts'
import type {BrokenTable} from '../../core/finished-facts.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import type {Pagination} from './paginator/paginate.ts'

/** The tables in which words are broken on the finished pages, with their places in the source. */
export function brokenTables(article: Article, {broken}: Pagination): readonly BrokenTable[] {
  if (broken.length === 0) return []
  const byBlock = new Map(broken.map(({block, ...rest}) => [block, rest]))
  const found: BrokenTable[] = []
  walkNodes(topNodes(article), node => {
    if (node.type !== 'table' || node.place === undefined) return undefined
    const one = byBlock.get(node.id)
    if (one !== undefined) found.push({place: node.place, ...one})
    return undefined
  })
  return found
}
