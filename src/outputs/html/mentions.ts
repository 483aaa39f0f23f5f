import type {Article} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {walkNodes} from '../../core/walk-article.ts'

/**
 * The article with an anchor on each mention of a figure or table in the text, and with these anchors at the figure, so
 * that it leads back to them. Notes are left as they are: they have ways back of their own.
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
