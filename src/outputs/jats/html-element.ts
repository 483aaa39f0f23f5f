import type {HtmlElement, Node} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import {htmlElementsIn, isBlank, tableOfHtml} from '../html-table.ts'
import {anchorId, type JatsContext, type WriteNodes} from './context.ts'
import {tableWrap} from './table.ts'

/**
 * The table of inline HTML elements and their JATS equivalents; for other elements, only the words are written, with
 * their language.
 */
const inLine: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  del: 'strike',
  sub: 'sub',
  sup: 'sup',
  code: 'monospace',
  kbd: 'monospace',
  samp: 'monospace',
  tt: 'monospace'
}

/** An inline element of the author's HTML, around words that are already written. */
export function htmlInline(node: HtmlElement, words: readonly XmlNode[]): readonly XmlNode[] {
  const {tagName, lang, anchor} = node
  if (tagName === 'br') return [xml('break')]
  const id = anchorId(anchor)
  const own = lang === undefined ? words : [xml('styled-content', {'xml:lang': lang}, words)]
  const name = Object.hasOwn(inLine, tagName) ? inLine[tagName] : undefined
  if (name !== undefined) return [xml(name, {id}, own)]
  return id === undefined ? own : [xml('styled-content', {id}, own)]
}

type Write = WriteNodes<Node>

/** A block element of the author's HTML. */
export function htmlBlock(node: HtmlElement, context: JatsContext, write: Write): readonly XmlNode[] {
  const {tagName, children} = node
  const writer = Object.hasOwn(blockWriters, tagName) ? blockWriters[tagName] : undefined
  if (writer !== undefined) return writer(node, context, write)
  const words = write(
    children.filter(child => !isBlank(child)),
    context
  )
  // Content that is a line of text becomes a paragraph; blocks remain blocks.
  const isLine = children.every(standsInLine)
  return isLine ? paragraph(node, write(children, context)) : words
}

function paragraph({anchor, lang}: HtmlElement, words: readonly XmlNode[]): readonly XmlNode[] {
  if (words.length === 0 && anchor === undefined) return []
  return [xml('p', {id: anchorId(anchor), 'xml:lang': lang}, words)]
}

function heading(node: HtmlElement, context: JatsContext, write: Write): readonly XmlNode[] {
  const id = anchorId(node.anchor)
  return [xml('p', {id, 'content-type': 'heading'}, xml('bold', {}, write(node.children, context)))]
}

function list(node: HtmlElement, context: JatsContext, write: Write): readonly XmlNode[] {
  const items = htmlElementsIn(node.children).map(item =>
    xml('list-item', {id: anchorId(item.anchor)}, write(item.children, context))
  )
  const type = node.tagName === 'ol' ? 'order' : 'bullet'
  if (items.length === 0) return write(node.children, context)
  return [xml('list', {id: anchorId(node.anchor), 'list-type': type}, items)]
}

type Writer = (node: HtmlElement, context: JatsContext, write: Write) => readonly XmlNode[]

/** The table of block elements of HTML that do not become paragraphs. */
const blockWriters: Readonly<Record<string, Writer>> = {
  table: (node, context, write) => {
    const captions = htmlElementsIn(node.children).filter(({tagName}) => tagName === 'caption')
    const caption = captions.map(({children}) => xml('caption', {}, xml('p', {}, write(children, context))))
    return [tableWrap({id: anchorId(node.anchor), heads: caption}, tableOfHtml(node), context, write)]
  },
  blockquote: (node, context, write) => [
    xml('disp-quote', {id: anchorId(node.anchor), 'xml:lang': node.lang}, write(node.children, context))
  ],
  pre: (node, context, write) => [
    xml('preformat', {id: anchorId(node.anchor)}, write(node.children, context))
  ],
  hr: () => [xml('p', {'content-type': 'thematic-break'})],
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
