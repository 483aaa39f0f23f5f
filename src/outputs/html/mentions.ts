import type {Article} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {walkNodes} from '../../core/walk-article.ts'

/**
 * Adds an anchor to each mention of a figure or table in the text, and these anchors to the figure, so that it links
 * back to them. Notes are unchanged, because they have their own back links.
 */
export function withMentions(article: Article): Article {
  const figures = new Set<string>()
  walkNodes(article.body, node => {
    if ((node.type === 'figure' || node.type === 'figurePart') && node.anchor !== undefined)
      figures.add(node.anchor)
    return undefined
  })
  if (figures.size === 0) return article
  const mentions = new Map<string, string[]>()
  const named = changeNodes(article.body, node => {
    if (node.type !== 'crossReference' || node.page || !figures.has(node.target)) return node
    const before = mentions.get(node.target) ?? []
    const anchor = `mention--${node.target}--${before.length + 1}`
    mentions.set(node.target, [...before, anchor])
    return {...node, anchor}
  })
  const body = changeNodes(named, node => {
    if (node.type !== 'figure' && node.type !== 'figurePart') return node
    const mentionedIn = mentions.get(node.anchor ?? '')
    return mentionedIn === undefined ? node : {...node, mentionedIn}
  })
  return {...article, body}
}
