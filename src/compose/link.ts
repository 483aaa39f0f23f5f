import type {Link as LinkNode, Parents} from 'mdast'
import type {Inline, NoteCall} from '../core/article.ts'
import {chapterLink} from '../core/chapter-links.ts'
import {anchorOf, articleText, type Composing, placeIn} from './context.ts'
import {runningText} from './running-text.ts'

/** Composes a link to a URL, to a heading named by its text, or to another chapter. */
export function link(node: LinkNode, composing: Composing): readonly Inline[] {
  const {manuscript, file} = composing
  const heading = manuscript.headingIds.get(node)
  const chapter = chapterLink(manuscript, node.url, file)
  const url = heading === undefined ? (chapter?.href ?? node.url) : `#${heading}`
  const words = chapter !== undefined && node.children.length === 0 ? [articleText(chapter.words)] : []
  return linksTo(url, node.title ?? undefined, node, [...runningText(node, composing), ...words], composing)
}

/**
 * Composes a link, followed by the note calls that its content contained. If its content is otherwise empty, the link
 * shows its URL. A link without a URL, `[words]()`, becomes its content.
 */
export function linksTo(
  url: string,
  tooltip: string | undefined,
  node: Parents,
  words: readonly Inline[],
  composing: Composing
): readonly Inline[] {
  if (url === '') return words
  const calls: NoteCall[] = []
  const children = words.flatMap(word => withoutCalls(word, calls))
  return [
    {
      type: 'link',
      url,
      ...(tooltip !== undefined && {tooltip}),
      ...anchorOf(node, composing),
      ...placeIn(node, composing),
      children: calls.length > 0 && !children.some(isSeen) ? [...children, articleText(url)] : children
    },
    ...calls
  ]
}

function withoutCalls(node: Inline, calls: NoteCall[]): readonly Inline[] {
  if (node.type === 'noteCall') {
    calls.push(node)
    return []
  }
  if (!('children' in node)) return [node]
  const children = (node.children as readonly Inline[]).flatMap(child => withoutCalls(child, calls))
  return [{...node, children} as Inline]
}

function isSeen(node: Inline): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  return node.type === 'image' || ('children' in node && (node.children as readonly Inline[]).some(isSeen))
}
