import type {Figure, FigurePart, Node} from '../../core/article.ts'
import {isXmlElement, type XmlNode, xml} from '../../core/xml-tree.ts'
import {anchorId, type JatsContext, type WriteNodes} from './context.ts'
import {graphic} from './picture.ts'
import {table} from './table.ts'

type Write = WriteNodes<Node>

/** A figure, table or listing with its label and caption; parts of a figure are figures in a group. */
export function figure(node: Figure, context: JatsContext, write: Write): readonly XmlNode[] {
  const {kind, label, children} = node
  const id = anchorId(node.anchor)
  const heads = headsOf(label, node, context, write)
  if (kind === 'table') {
    const content = children.flatMap(child =>
      child.type === 'table' ? [table(child, context, write)] : contentOf(child, context, write)
    )
    return [xml('table-wrap', {id}, heads, content)]
  }
  const isGroup = children.length > 0 && children.every(({type}) => type === 'figurePart')
  const content = children.flatMap(child => contentOf(child, context, write))
  if (isGroup) return [xml('fig-group', {id}, heads, content)]
  // A figure without a picture becomes a box (JATS4R, “Display objects”).
  return content.some(hasGraphic)
    ? [xml('fig', {id}, heads, content)]
    : [xml('boxed-text', {id, 'content-type': kind}, heads, content)]
}

function hasGraphic(node: XmlNode): boolean {
  return isXmlElement(node) && (node.name === 'graphic' || node.children.some(hasGraphic))
}

/** A part of a figure, “(a)”. */
export function figurePart(node: FigurePart, context: JatsContext, write: Write): readonly XmlNode[] {
  const {letter, children} = node
  const heads = headsOf(`(${letter})`, node, context, write)
  const content = children.flatMap(child => contentOf(child, context, write))
  return [xml('fig', {id: anchorId(node.anchor)}, heads, content)]
}

function headsOf(
  label: string,
  {caption}: Figure | FigurePart,
  context: JatsContext,
  write: Write
): readonly XmlNode[] {
  const words = caption === undefined ? [] : [xml('caption', {}, xml('p', {}, write(caption, context)))]
  return [...(label === '' ? [] : [xml('label', {}, label)]), ...words]
}

/** Converts the content of a figure; a paragraph that contains only a picture is replaced by the picture. */
function contentOf(node: Node, context: JatsContext, write: Write): readonly XmlNode[] {
  const [only, ...rest] = node.type === 'paragraph' ? node.children : [node]
  if (only?.type === 'image' && rest.length === 0) return [graphic('graphic', only, context)]
  return write([node], context)
}
