import {soundText} from './sound-text.ts'
import {attributesOfTag, markupAt, type XmlMarkup, xmlEntities} from './xml-markup.ts'

/** An XML element, whose children are elements and texts. */
export type XmlElement = Readonly<{
  name: string
  attributes: ReadonlyMap<string, string>
  children: ReadonlyArray<XmlElement | string>
}>

type OpenElement = Readonly<{
  name: string
  attributes: ReadonlyMap<string, string>
  children: Array<XmlElement | string>
}>

/**
 * Parses XML leniently. Returns a root element without a name, which contains everything, and the offset of the first
 * error. Stray end tags are skipped, and unclosed elements end with the text. Document types are not parsed, so only
 * the entities of XML itself are known. Characters that XML does not allow, even as references, become U+FFFD. Takes
 * time linear in the length of the text.
 */
export function parseXml(
  text: string
): Readonly<{root: XmlElement; fault: number | undefined; isTooDeep: boolean}> {
  const root: OpenElement = {name: '', attributes: new Map(), children: []}
  const open: OpenElement[] = [root]
  const openNames = new Map<string, number>()
  let fault: number | undefined
  let isTooDeep = false
  let offset = 0
  const close = (): void => {
    const {name} = open.pop()!
    openNames.set(name, openNames.get(name)! - 1)
  }
  const addText = (value: string): void => {
    if (value !== '') open.at(-1)!.children.push(soundText(value))
  }
  while (offset < text.length) {
    const next = text.indexOf('<', offset)
    addText(decodeEntities(text.slice(offset, next === -1 ? text.length : next)))
    if (next === -1) break
    const markup = markupAt(text, next)
    if (markup === undefined) {
      fault ??= next
      addText('<')
      offset = next + 1
      continue
    }
    offset = markup.end
    if (markup.kind !== 'tag') {
      const {kind, isClosed, end} = markup
      if (!isClosed) fault ??= next
      if (kind === 'section')
        addText(text.slice(next + '<![CDATA['.length, isClosed ? end - ']]>'.length : end))
      continue
    }
    const {name, isEnd, isEmpty} = markup
    if (isEnd) {
      if ((openNames.get(name) ?? 0) > 0) {
        if (open.at(-1)!.name !== name) fault ??= next
        while (open.at(-1)!.name !== name) close()
        close()
      } else fault ??= next
      continue
    }
    const element: OpenElement = {name, attributes: decodedAttributes(markup), children: []}
    open.at(-1)!.children.push(element)
    // Deeper nesting, which no real file has, would overflow the call stack when the tree is walked.
    if (!isEmpty && open.length < deepestXml) {
      open.push(element)
      openNames.set(name, (openNames.get(name) ?? 0) + 1)
    } else isTooDeep ||= !isEmpty
  }
  if (open.length > 1) fault ??= text.length
  return {root, fault, isTooDeep}
}

/** The descendants with a given name, in order; descendants inside another match are not included. */
export function elementsOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return childElements(element).flatMap(child => (child.name === name ? [child] : elementsOf(child, name)))
}

/** The first element at a path of element names. */
export function elementAt(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (from, name) => childElements(from).find(child => child.name === name),
    element
  )
}

/** The children that are elements. */
export function childElements(element: XmlElement | undefined): readonly XmlElement[] {
  return (element?.children ?? []).filter(child => typeof child !== 'string')
}

/** The text of an element with its white space collapsed; empty if the element is undefined. */
export function xmlText(element: XmlElement | undefined): string {
  return rawText(element).replace(/\s+/g, ' ').trim()
}

/** The text of an element with its white space unchanged. */
export function rawText(element: XmlElement | undefined): string {
  return (element?.children ?? []).map(child => (typeof child === 'string' ? child : rawText(child))).join('')
}

/** The maximum nesting depth of elements. */
export const deepestXml = 200

function decodedAttributes(tag: Extract<XmlMarkup, {kind: 'tag'}>): ReadonlyMap<string, string> {
  return new Map(attributesOfTag(tag).map(({name, value}) => [name, soundText(decodeEntities(value))]))
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return xmlEntities.get(name.toLowerCase())!
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? soundText(String.fromCodePoint(code)) : '\ufffd'
    }
  )
}
