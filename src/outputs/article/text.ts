import type {Element, ElementContent, Root} from 'hast'
import type {Root as MarkdownRoot, Nodes} from 'mdast'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {isSafeUrl} from '../../core/url.ts'
import {capitalised} from '../../resolve/terms.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {articleHandlers} from './handlers.ts'
import {placeRaisedCitations} from './note-call.ts'

/** A text of the paper as HTML blocks. */
export function textToHast(tree: MarkdownRoot, context: ArticleContext): ElementContent[] {
  const processor = unified().use(remarkRehype, {handlers: articleHandlers(context)})
  const root = processor.runSync(tree) as Root
  finish(root, context)
  return root.children.filter(isContent)
}

/** Inline nodes of the paper as HTML. */
export function phrasingToHast(nodes: readonly Nodes[], context: ArticleContext): ElementContent[] {
  const paragraph = {type: 'paragraph', children: [...nodes]} as MarkdownRoot['children'][number]
  const [element] = textToHast({type: 'root', children: [paragraph]}, context)
  return element?.type === 'element' ? element.children : []
}

/** Blocks that are shown inside a line, such as those of a title: paragraphs without their tags. */
export function withoutParagraphs(blocks: readonly ElementContent[]): ElementContent[] {
  return blocks.flatMap(block =>
    block.type === 'element' && block.tagName === 'p' ? block.children : isBlank(block) ? [] : [block]
  )
}

/**
 * Adapts the converter's elements to the page: content that may be wider than the page scrolls in place and can be
 * reached by keyboard (WCAG 2.1.1); and white space is collapsed, so that a sheet can preserve it (see `singleSpaces`).
 */
function finish(node: Root | Element, context: ArticleContext): void {
  if (node.type === 'element' && inlineHolders.test(node.tagName)) {
    singleSpaces(node)
    placeRaisedCitations(node, context.notesAfterPunctuation)
  }
  for (const [index, child] of node.children.entries()) {
    if (child.type !== 'element' || child.tagName === 'code') continue
    const {href} = child.properties
    if (typeof href === 'string' && !isSafeUrl(href)) {
      // An address that could run a script is removed; its text stays.
      delete child.properties.href
      child.children.push(textNode(' '), h('code', {className: ['raw']}, href))
    }
    if (child.tagName === 'pre') child.properties.tabIndex = 0
    else finish(child, context)
    if (child.tagName === 'table' && !isFigure(node)) node.children[index] = scrollingTable(child, context)
  }
}

const inlineHolders = /^(p|h[1-6]|li|td|th|dt|dd|figcaption|caption|a|em|strong|del|span|sup|sub)$/
const blocks = /^(p|ul|ol|li|dl|pre|blockquote|table|figure|div|h[1-6]|hr)$/

/**
 * Puts one space where the author ended a line. Chromium paints no collapsed space at the end of a line, and a tagged
 * PDF then reads as if two words were one. So the page for the PDF preserves white space and must have no extra spaces.
 */
function singleSpaces(parent: Element): void {
  parent.children = parent.children.flatMap((child, index): ElementContent[] => {
    if (child.type !== 'text') return [child]
    const before = parent.children[index - 1]
    const after = parent.children[index + 1]
    const isBetweenBlocks =
      /^[ \t\r\n]*$/.test(child.value) && (isElement(before, blocks) || isElement(after, blocks))
    if (isBetweenBlocks) return []
    const value = child.value.replace(/[ \t\r\n]+/g, ' ')
    return [{...child, value: isElement(before, /^br$/) ? value.trimStart() : value}]
  })
}

function isElement(node: ElementContent | undefined, names: RegExp): boolean {
  return node?.type === 'element' && names.test(node.tagName)
}

/** A table without a caption; one that has a caption scrolls with its figure. */
function scrollingTable(table: Element, {terms}: ArticleContext): Element {
  const properties = {
    className: ['table-scroll'],
    role: 'group',
    ariaLabel: capitalised(terms.names.table.one),
    tabIndex: 0
  }
  return h('div', properties, table)
}

function isFigure(node: Root | Element): boolean {
  return node.type === 'element' && node.tagName === 'figure'
}

function isContent(node: Root['children'][number]): node is ElementContent {
  return node.type !== 'doctype'
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}
