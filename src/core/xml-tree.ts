import {escapeXml, escapeXmlText, type XmlAttributes} from './write-xml.ts'
import type {XmlElement} from './xml.ts'

/** A node of an XML tree. */
export type XmlNode = XmlElement | string

/** The content of an element: a node, a list of nodes, or undefined. */
export type XmlContent = XmlNode | readonly XmlNode[] | undefined

/** Creates an element; attributes with the value undefined are omitted. */
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

/** A copy of an element with other children. */
export function withChildren(element: XmlElement, children: readonly XmlNode[]): XmlElement {
  return {...element, children}
}

/** A copy of an element with some attributes set, or removed if their value is undefined. */
export function withAttributes(element: XmlElement, changed: XmlAttributes): XmlElement {
  const attributes = new Map(element.attributes)
  for (const key in changed) {
    const value = changed[key]
    if (value === undefined) attributes.delete(key)
    else attributes.set(key, String(value))
  }
  return {...element, attributes}
}

/** Whether a node is an element and, if a name is given, has that name. */
export function isXmlElement(node: XmlNode | undefined, name?: string): node is XmlElement {
  return typeof node === 'object' && (name === undefined || node.name === name)
}

/** Serializes a tree as XML. Parsing the result gives the same tree, except that adjacent texts are joined. */
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
