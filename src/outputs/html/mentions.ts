import type {Article, Block, Node} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {perItems, perObject, perObjectIn} from '../../core/per-object.ts'
import {walkNodes} from '../../core/walk-article.ts'

/**
 * Adds an anchor to each mention of a figure or table in the text, and lists these anchors in the figure, which then
 * links back to its mentions. Notes are unchanged, because they have their own back links. A block with the same
 * anchors as in an earlier article is the same object.
 */
export const withMentions = perObject((article: Article): Article => {
  const figures = new Set(figuresAmong(article.body))
  if (figures.size === 0) return article
  const mentions = new Map<string, string[]>()
  const anchorOf = (target: string): string => {
    if (!figures.has(target)) return ''
    const before = mentions.get(target) ?? []
    const anchor = `mention--${target}--${before.length + 1}`
    mentions.set(target, [...before, anchor])
    return anchor
  }
  const named = changeSome(article.body, mentioningAmong(article.body), block =>
    withAnchors(block, JSON.stringify(targetsIn(block).map(anchorOf)))
  )
  const body = changeSome(named, figureBlocksAmong(named), block =>
    withBackLinks(block, JSON.stringify(figuresIn(block).map(figure => [figure, mentions.get(figure)])))
  )
  return {...article, body}
})

/** Transforms the blocks that are in `concerned`. */
function changeSome(
  blocks: readonly Block[],
  concerned: readonly Block[],
  change: (block: Block) => Block
): readonly Block[] {
  const some = new Set(concerned)
  return blocks.map(block => (some.has(block) ? change(block) : block))
}

/**
 * Adds the anchors in a list to the mentions in a block, in order; the list has an empty anchor for a mention of
 * something other than a figure.
 */
const withAnchors = perObjectIn((block: Block, list: string): Block => {
  const anchors: string[] = JSON.parse(list)
  let index = 0
  return changed(block, node => {
    const anchor = isMention(node) ? anchors[index++] : ''
    return anchor ? {...node, anchor} : node
  })
})

/** A block whose figures link back to their mentions. */
const withBackLinks = perObjectIn((block: Block, list: string): Block => {
  const mentions = new Map<string, readonly string[] | null>(JSON.parse(list))
  return changed(block, node => {
    if (node.type !== 'figure' && node.type !== 'figurePart') return node
    const mentionedIn = mentions.get(node.anchor ?? '')
    return mentionedIn ? {...node, mentionedIn} : node
  })
})

function changed(block: Block, change: (node: Node) => Node): Block {
  return changeNodes([block], change)[0] ?? block
}

function isMention(node: Node) {
  return node.type === 'crossReference' && !node.page
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

/** The targets that a block mentions, in the order in which its nodes are visited. */
const targetsIn = perObject((block: Block): readonly string[] => {
  const targets: string[] = []
  changeNodes([block], node => {
    if (node.type === 'crossReference' && !node.page) targets.push(node.target)
    return node
  })
  return targets
})

const figuresAmong = perItems(figuresIn)
const figureBlocksAmong = perItems((block: Block) => (figuresIn(block).length > 0 ? [block] : []))
const mentioningAmong = perItems((block: Block) => (targetsIn(block).length > 0 ? [block] : []))
