import type {Nodes, PhrasingContent} from 'mdast'
import type {Inline} from '../core/article.ts'
import {wordsForLink} from '../core/article-sections.ts'
import type {Caption} from '../core/mdast.ts'
import {plainText, wordsWithoutNotes} from '../core/walk.ts'
import {articleText, type Composing} from './context.ts'
import {runningTextOf} from './running-text.ts'

/**
 * The words that serve as the title of a target, as printed there: of a heading, or of the caption of a figure or
 * table; the whole text of a division would be too long. None if the target has no title.
 */
export function printedTitle(composing: Composing, node: Nodes): readonly Inline[] {
  const title = titleNodes(node)
  // Two headings that refer to each other's titles would never end.
  if (title === undefined || composing.isInTitle) {
    const words = plainTitle(node).trim()
    return words === '' ? [] : [articleText(words)]
  }
  return trimmed(wordsForLink(runningTextOf(title, {...composing, isInTitle: true})))
}

/** The nodes of a title with running text; undefined if the title is only plain text. */
function titleNodes(node: Nodes): readonly PhrasingContent[] | undefined {
  if (node.type === 'heading') return node.children
  if (node.type !== 'div' && node.type !== 'figure') return undefined
  const caption = (node.children as readonly Nodes[]).find(child => child.type === 'caption')
  if (caption === undefined) return undefined
  return node.type === 'figure' ? withoutLegend(caption) : withoutCitations(caption)
}

/** The words of a caption without its legend. */
function withoutLegend({children}: Caption): readonly PhrasingContent[] {
  const legend = children.findIndex(({type, data}) => type === 'text' && data?.beforeLegend === true)
  return children.slice(0, legend < 0 ? children.length : legend)
}

/** The name of a theorem without its citations, and without what comes before them. */
function withoutCitations({children}: Caption): readonly PhrasingContent[] {
  const words = children.filter(({type}) => type !== 'cite')
  if (words.length === children.length) return words
  for (let last = words.pop(); last !== undefined; last = words.pop()) {
    const value = last.type === 'text' ? last.value.replace(/[\s,;(]+$/, '') : undefined
    if (value === '') continue
    return [...words, last.type === 'text' && value !== undefined ? {...last, value} : last]
  }
  return []
}

/** A title as plain text. */
function plainTitle(node: Nodes): string {
  if (!('children' in node)) return plainText(node)
  if (node.type === 'div')
    return node.children[0]?.type === 'caption' ? wordsWithoutNotes(node.children[0]) : ''
  if (node.type !== 'htmlElement' || !isBlockOfHtml.test(node.tagName)) return wordsWithoutNotes(node)
  const caption = node.children.find(child => child.type === 'htmlElement' && child.tagName === 'caption')
  return caption === undefined ? '' : wordsWithoutNotes(caption)
}

const isBlockOfHtml = /^(?:div|blockquote|table|[duo]l)$/

/** Text without white space at its beginning and end. */
function trimmed(words: readonly Inline[]): readonly Inline[] {
  return words
    .map((node, index) => {
      if (node.type !== 'text') return node
      const start = index === 0 ? node.value.trimStart() : node.value
      return {...node, value: index === words.length - 1 ? start.trimEnd() : start}
    })
    .filter(node => node.type !== 'text' || node.value !== '')
}
