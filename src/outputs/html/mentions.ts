import type {Article, Block, Node} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {perObject} from '../../core/per-object.ts'
import {walkNodes} from '../../core/walk-article.ts'

/**
 * Adds an anchor to each mention of a figure or table in the text, and these anchors to the figure, so that it links
 * back to them. Notes are unchanged, because they have their own back links.
 */
export function withMentions(article: Article): Article {
  const figures = new Set(article.body.flatMap(figuresIn))
  if (figures.size === 0) return article
  const mentions = new Map<string, string[]>()
  const named = changeSome(article.body, holdsMention, node => {
    if (node.type !== 'crossReference' || node.page || !figures.has(node.target)) return node
    const before = mentions.get(node.target) ?? []
    const anchor = `mention--${node.target}--${before.length + 1}`
    mentions.set(node.target, [...before, anchor])
    return {...node, anchor}
  })
  const body = changeSome(
    named,
    block => figuresIn(block).length > 0,
    node => {
      if (node.type !== 'figure' && node.type !== 'figurePart') return node
      const mentionedIn = mentions.get(node.anchor ?? '')
      return mentionedIn === undefined ? node : {...node, mentionedIn}
    }
  )
  return {...article, body}
}

/** Transforms the blocks that pass a test. */
function changeSome(
  blocks: readonly Block[],
  isConcerned: (block: Block) => boolean,
  change: (node: Node) => Node
): readonly Block[] {
  return blocks.flatMap(block => (isConcerned(block) ? changeNodes([block], change) : [block]))
}

/** The anchors of the figures in a block. */
const figuresIn = perObject((block: Block): readonly string[] => {
  const anchors: string[] = []
  walkNodes([block], node => {
    if ((node.type === 'figure' || node.type === 'figurePart') && node.anchor !== undefined)
      anchors.push(node.anchor)
    return undefined
  })
  return anchors
})

const holdsMention = perObject((block: Block): boolean => {
  let isFound = false
  walkNodes([block], node => {
    if (node.type === 'crossReference') isFound = true
    return !isFound
  })
  return isFound
})
