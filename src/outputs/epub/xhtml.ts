import type {Element, ElementContent} from 'hast'
import {html, type Schema, svg} from 'property-information'
import {voidElements} from '../../core/html-scan.ts'
import {htmlAttribute, htmlWithinSvg} from '../../core/serialize.ts'
import {escapeXml, escapeXmlText} from '../../core/write-xml.ts'
import {parseXml, type XmlElement} from '../../core/xml.ts'

/**
 * Serializes hast as XHTML (HTML, “The XML syntax”), so that an XML parser builds the same tree. Formulas and drawings
 * get their namespaces, and languages are also written as `xml:lang`.
 */
export function serializeXhtml(nodes: readonly ElementContent[]): string {
  const pieces: string[] = []
  writeAll(nodes, html, pieces)
  return pieces.join('')
}

function writeAll(nodes: readonly ElementContent[], schema: Schema, pieces: string[]): void {
  for (const node of nodes) {
    if (node.type === 'text') pieces.push(escapeXmlText(node.value))
    else if (node.type === 'element') writeElement(node, schema, pieces)
  }
}

function writeElement({tagName, properties, children}: Element, outer: Schema, pieces: string[]): void {
  const isOuter = outer === html
  const schema = isOuter && tagName === 'svg' ? svg : isOuter && tagName === 'math' ? mathml : outer
  pieces.push('<', tagName)
  if (schema !== outer && properties.xmlns === undefined) pieces.push(` xmlns="${namespaces[tagName]}"`)
  for (const property in properties) {
    const attribute = attributeOf(property, properties[property], schema)
    if (attribute === undefined) continue
    const {name, value} = attribute
    const text = escapeXml(value === true ? name : value)
    pieces.push(' ', name, '="', text, '"')
    if (name === 'lang') pieces.push(' xml:lang="', text, '"')
  }
  if (children.length === 0 && (schema !== html || voidElements.has(tagName))) {
    pieces.push('/>')
    return
  }
  pieces.push('>')
  writeAll(children, schema === svg && htmlWithinSvg.has(tagName) ? html : schema, pieces)
  pieces.push('</', tagName, '>')
}

/** Converts an attribute to XML; names in formulas stay unchanged. */
function attributeOf(
  name: string,
  value: Element['properties'][string],
  schema: Schema
): ReturnType<typeof htmlAttribute> {
  if (schema !== mathml) return htmlAttribute(name, value, schema)
  return typeof value === 'string' ? {name, value} : undefined
}

const mathml: Schema = {...svg}

const namespaces: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML'
}

/** Nodes in which the formulas, final markup in HTML, are parsed into elements. */
export function withParsedMarkup(nodes: readonly ElementContent[]): readonly ElementContent[] {
  return nodes.flatMap((node): readonly ElementContent[] => {
    if (node.type === 'raw') return parseXml(node.value).root.children.map(ofXml)
    return node.type === 'element' ? [{...node, children: [...withParsedMarkup(node.children)]}] : [node]
  })
}

function ofXml(node: XmlElement | string): ElementContent {
  if (typeof node === 'string') return {type: 'text', value: node}
  const {name, attributes, children} = node
  return {
    type: 'element',
    tagName: name,
    properties: Object.fromEntries(attributes),
    children: children.map(ofXml)
  }
}
