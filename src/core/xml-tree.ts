import {escapeXml, escapeXmlText, type XmlAttributes} from './write-xml.ts'
import type {XmlElement} from './xml.ts'

/** A node of an XML tree. */
export type XmlNode = XmlElement | string

/** The content of an element: nodes, lists of them, or nothing. */
export type XmlContent = XmlNode | readonly XmlNode[] | undefined

/** An element of a tree; attributes without a value are left out. */
export function xml(
  name: string,
  attributes: XmlAttributes = {},
  ...content: readonly XmlContent[]
): XmlElement {
  const given = new Map<string, string>()
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) given.set(key, String(value))
  }
  const children: XmlNode[] = []
  for (const part of content) {
    if (part === undefined || part === '') continue
    if (typeof part === 'string' || 'name' in part) children.push(part)
    else for (const node of part) if (node !== '') children.push(node)
  }
  return {name, attributes: given, children}
}

/** An element with other children. */
export function withChildren(element: XmlElement, children: readonly XmlNode[]): XmlElement {
  return {...element, children}
}

/** An element with some attributes set, or left out if they are undefined. */
export function withAttributes(element: XmlElement, changed: XmlAttributes): XmlElement {
  const attributes = new Map(element.attributes)
  for (const key in changed) {
    const value = changed[key]
    if (value === undefined) attributes.delete(key)
    else attributes.set(key, String(value))
  }
  return {...element, attributes}
}

/** Whether a node is an element, of a name if one is given. */
export function isXmlElement(node: XmlNode | undefined, name?: string): node is XmlElement {
  return typeof node === 'object' && (name === undefined || node.name === name)
}

/** A tree as XML; parsing it gives the tree again, with adjacent texts joined. */
export function serializeXml(node: XmlNode): string {
  const pieces: string[] = []
  write(node, pieces)
  return pieces.join('')
}

function write(node: XmlNode, pieces: string[]): void {
  if (typeof node === 'string') {
    pieces.push(escapeXmlText(node))
    return
  }
  pieces.push('<', node.name)
  for (const [name, value] of node.attributes) pieces.push(' ', name, '="', escapeXml(value), '"')
  if (node.children.length === 0) {
    pieces.push('/>')
    return
  }
  pieces.push('>')
  for (const child of node.children) write(child, pieces)
  pieces.push('</', node.name, '>')
}
