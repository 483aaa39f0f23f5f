import type {Element, ElementContent, Root} from 'hast'
import type {Root as MarkdownRoot, Nodes} from 'mdast'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import type {ArticleContext} from './context.ts'
import {articleHandlers} from './handlers.ts'

/** A text of the paper as HTML blocks. */
export function textToHast(tree: MarkdownRoot, context: ArticleContext): ElementContent[] {
  const processor = unified().use(remarkRehype, {handlers: articleHandlers(context)})
  const root = processor.runSync(tree) as Root
  alignCells(root)
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

/** HTML has no `align` any more; the style sheets know the classes. */
function alignCells(node: Root | Element): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const {align} = child.properties
    if (typeof align === 'string') {
      delete child.properties.align
      child.properties.className = [`align-${align}`]
    }
    if (child.tagName === 'th') child.properties.scope = 'col'
    alignCells(child)
  }
}

function isContent(node: Root['children'][number]): node is ElementContent {
  return node.type !== 'doctype'
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}
