import type {Element, ElementContent, Root} from 'hast'
import type {Root as MarkdownRoot, Nodes} from 'mdast'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'
import {articleHandlers} from './handlers.ts'

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

/** A text that is printed inside a line, such as a title: its paragraphs without their tags. */
export function lineToHast(tree: MarkdownRoot, context: ArticleContext): ElementContent[] {
  return textToHast(tree, context).flatMap(block =>
    block.type === 'element' && block.tagName === 'p' ? block.children : isBlank(block) ? [] : [block]
  )
}

/**
 * Makes of the converter's elements what a page needs: cells are aligned by classes, since HTML has no `align` any more;
 * what may be wider than the page scrolls in its own place and can be reached by the keyboard (WCAG 2.1.1).
 */
function finish(node: Root | Element, context: ArticleContext): void {
  for (const [index, child] of node.children.entries()) {
    if (child.type !== 'element') continue
    const {align} = child.properties
    if (typeof align === 'string') {
      delete child.properties.align
      child.properties.className = [`align-${align}`]
    }
    if (child.tagName === 'th') child.properties.scope = 'col'
    if (child.tagName === 'pre') child.properties.tabIndex = 0
    finish(child, context)
    if (child.tagName === 'table' && !isFigure(node)) node.children[index] = scrollingTable(child, context)
  }
}

/** A table without a caption; one that has a caption scrolls with its figure. */
function scrollingTable(table: Element, {terms}: ArticleContext): Element {
  const properties = {className: ['table-scroll'], role: 'group', ariaLabel: terms.names.table, tabIndex: 0}
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
