import type {Comment, Element, Nodes, Properties, RootContent} from 'hast'
import type {Raw} from 'mdast-util-to-hast'
import {find, html, type Schema, svg} from 'property-information'

type PropertyValue = Properties[string]

/** The nodes of an HTML page; `raw` is serialized HTML. */
export type HtmlNode = Nodes | RootContent | Raw

declare const serialized: unique symbol

/** Finished HTML text, which is written, hashed and typeset, but never parsed again. */
export type Serialized = string & {readonly [serialized]: true}

/**
 * Serializes hast as HTML by the HTML standard (“Serializing HTML fragments”). The result is identical to the result
 * of `hast-util-to-html`, which escapes more characters than the standard requires.
 */
export function serializeHast(nodes: HtmlNode | readonly HtmlNode[]): Serialized {
  const pieces: string[] = []
  serializeAll('type' in nodes ? [nodes] : nodes, html, false, pieces)
  return pieces.join('') as Serialized
}

/** Appends the text of nodes to `pieces`. Joining these once is faster than concatenating strings. */
function serializeAll(
  nodes: readonly HtmlNode[],
  schema: Schema,
  isProgram: boolean,
  pieces: string[]
): void {
  for (const node of nodes) serializeNode(node, schema, isProgram, pieces)
}

function serializeNode(node: HtmlNode, schema: Schema, isProgram: boolean, pieces: string[]): void {
  switch (node.type) {
    case 'element':
      serializeElement(node, schema, pieces)
      break
    case 'text':
      pieces.push(isProgram ? node.value : node.value.replace(/[<&]/g, reference))
      break
    case 'raw':
      pieces.push(node.value)
      break
    case 'root':
      serializeAll(node.children, schema, false, pieces)
      break
    case 'comment':
      pieces.push(serializeComment(node))
      break
    case 'doctype':
      pieces.push('<!doctype html>')
  }
}

function serializeElement(element: Element, outer: Schema, pieces: string[]): void {
  const {tagName, properties, children} = element
  const schema = outer.space === 'html' && tagName === 'svg' ? svg : outer
  const inner = schema.space === 'svg' && htmlWithinSvg.has(tagName) ? html : schema
  pieces.push(`<${tagName}${serializeAttributes(properties, schema)}>`)
  const start = pieces.length
  if (outer.space === 'html' && tagName === 'template' && element.content)
    serializeAll(element.content.children, inner, false, pieces)
  else serializeAll(children, inner, tagName === 'script' || tagName === 'style', pieces)
  const isVoid = outer.space === 'html' && voids.has(tagName.toLowerCase())
  if (!isVoid || pieces.slice(start).some(piece => piece !== '')) pieces.push(`</${tagName}>`)
}

function serializeAttributes(properties: Properties, schema: Schema): string {
  let text = ''
  for (const name in properties) {
    const value = properties[name]
    if (value !== null && value !== undefined) text += serializeAttribute(name, value, schema)
  }
  return text
}

function serializeAttribute(name: string, given: PropertyValue, schema: Schema): string {
  const attribute = htmlAttribute(name, given, schema)
  if (attribute === undefined) return ''
  const written = attribute.name.replace(noName, reference)
  return attribute.value === true
    ? ` ${written}`
    : ` ${written}="${attribute.value.replace(unsafe, reference)}"`
}

/** A schema of property-information, typed loosely because the package does not export a matching type. */
type AttributeSchema = Readonly<{property: object; normal: object}>

/** Converts a property to an attribute with a name and a value; undefined if the property is not set. */
export function htmlAttribute(
  name: string,
  given: PropertyValue,
  schema: AttributeSchema
): Readonly<{name: string; value: string | true}> | undefined {
  const info = find(schema as Schema, name)
  const isSwitch = info.boolean || info.overloadedBoolean
  const value =
    info.overloadedBoolean && (given === info.attribute || given === '')
      ? true
      : isSwitch && (typeof given !== 'string' || given === info.attribute || given === '')
        ? Boolean(given)
        : given
  if (value === null || value === undefined || value === false || Number.isNaN(value)) return undefined
  if (value === true) return {name: info.attribute, value}
  return {
    name: info.attribute,
    value: Array.isArray(value) ? joined(value, info.commaSeparated) : String(value)
  }
}

/**
 * Serializes a list as an attribute value. If a comma-separated list ends with an empty item, it needs another comma.
 */
function joined(values: readonly (string | number)[], hasCommas: boolean): string {
  if (!hasCommas) return values.join(' ').trim()
  const items = values.at(-1) === '' ? [...values, ''] : values
  return items.join(', ').trim()
}

function serializeComment({value}: Comment): string {
  const text = value.replace(/^>|^->|<!--|-->|--!>|<!-$/g, marks => marks.replace(/[<>]/g, reference))
  return `<!--${text}-->`
}

/** Writes a character as a hexadecimal character reference. */
function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}

const unsafe = /[\0"&'`]/g
const noName = /[\0\t\n\f\r "&'/<=>`]/g

/** SVG elements that contain HTML (HTML, “HTML integration point”). */
export const htmlWithinSvg: ReadonlySet<string> = new Set(['desc', 'foreignObject', 'title'])

/** Void elements (HTML, “Void elements”), including obsolete ones. */
const voids: ReadonlySet<string> = new Set([
  'area',
  'base',
  'basefont',
  'bgsound',
  'br',
  'col',
  'command',
  'embed',
  'frame',
  'hr',
  'image',
  'img',
  'input',
  'keygen',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr'
])
