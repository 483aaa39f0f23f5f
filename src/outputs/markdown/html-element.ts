import type {HtmlElement, Node} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import {htmlElementsIn, isBlank, tableOfHtml} from '../html-table.ts'
import {attributes, division} from './attributes.ts'
import type {MarkdownContext, WriteMarkdown} from './context.ts'
import {asParagraph, indented} from './escape.ts'
import {markdownInlines} from './inline.ts'
import {pipeTable} from './table.ts'

/** A block element of the author's HTML. */
export function markdownOfHtml(
  node: HtmlElement,
  context: MarkdownContext,
  write: WriteMarkdown
): readonly string[] {
  const {tagName, children} = node
  const writer = Object.hasOwn(writers, tagName) ? writers[tagName] : undefined
  const blocks = writer?.(node, context, write) ?? contentOf(children, context, write)
  return division(blocks, attributes(node))
}

/** Writes the content of an element: a line of text becomes a paragraph, and blocks remain blocks. */
function contentOf(
  children: readonly Node[],
  context: MarkdownContext,
  write: WriteMarkdown
): readonly string[] {
  if (!children.every(standsInLine))
    return write(
      children.filter(child => !isBlank(child)),
      context
    )
  const line = asParagraph(markdownInlines(children, context))
  return line.trim() === '' ? [] : [line]
}

type Writer = (node: HtmlElement, context: MarkdownContext, write: WriteMarkdown) => readonly string[]

const heading: Writer = ({tagName, children}, context) => {
  const words = markdownInlines(children, context).replace(/\\?\n/g, ' ').trim()
  return words === '' ? [] : [`${'#'.repeat(Number(tagName.slice(1)))} ${words} {.unnumbered}`]
}

const list: Writer = (node, context, write) => {
  const marker = node.tagName === 'ol' ? '1.  ' : '-   '
  const items = htmlElementsIn(node.children)
  if (items.length === 0) return contentOf(node.children, context, write)
  return [
    items
      .map(item => `${marker}${indented(contentOf(item.children, context, write).join('\n\n'), '    ')}`)
      .join('\n\n')
  ]
}

/** The table of block elements of HTML that do not become paragraphs. */
const writers: Readonly<Record<string, Writer>> = {
  table: (node, context) => {
    const captions = htmlElementsIn(node.children).filter(({tagName}) => tagName === 'caption')
    const words = captions.map(caption => markdownInlines(childNodes(caption), context)).join(' ')
    return [pipeTable(tableOfHtml(node), words.replace(/\\?\n/g, ' '), context)]
  },
  blockquote: (node, context, write) => [
    contentOf(node.children, context, write).join('\n\n').replace(/^/gm, '> ')
  ],
  pre: node => [['```', wordsOf(node.children), '```'].join('\n')],
  hr: () => ['* * *'],
  br: () => [],
  ul: list,
  ol: list,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading
}
