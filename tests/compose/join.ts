import type {Article, Block, Change, Node} from '../../src/core/article.ts'
import {changeNodes} from '../../src/core/change-article.ts'

/**
 * Merges two versions of an article: the blocks of the new version, with new ones marked as inserted, and between them
 * the missing blocks of the old version, marked as deleted. No link leads to or from a deleted block.
 */
export function joinArticles(old: Article, next: Article): Article {
  const before = new Set(old.body.map(({id}) => id))
  const after = new Set(next.body.map(({id}) => id))
  const body: Block[] = []
  let at = 0
  const takeDeleted = (): void => {
    for (; at < old.body.length && !after.has(old.body[at]!.id); at++) body.push(...deleted(old.body[at]!))
  }
  for (const block of next.body) {
    takeDeleted()
    body.push(before.has(block.id) ? block : {...block, change: {kind: 'inserted'}})
    at = Math.max(at, old.body.findIndex(({id}) => id === block.id) + 1)
  }
  takeDeleted()
  return {...next, body}
}

function deleted(block: Block): readonly Block[] {
  const change: Change = {kind: 'deleted'}
  return changeNodes([{...block, change} as Block], withoutPlace)
}

/** A node without its anchor and links. */
function withoutPlace(node: Node): Node | readonly Node[] {
  if (node.type === 'noteCall') return {type: 'superscript', children: [{type: 'text', value: node.label}]}
  if (node.type === 'crossReference') return node.children
  if (node.type === 'work') {
    const {target: _, ...bare} = node
    return bare
  }
  if (!('anchor' in node)) return node
  const {anchor: _, ...bare} = node
  return bare
}
