import {attributesOfTag, markupAt, type XmlMarkup, xmlName} from '../../core/xml-markup.ts'
import {decodeReferences, type Entities, readDoctype} from './doctype.ts'
import {endOfComment, endOfInstruction, match, type RefusedXml, type Step, shownStart} from './xml-parts.ts'

/** An element of a drawing. */
export type DrawnElement = Readonly<{
  /** The local name of the element. */
  name: string
  namespace: string
  attributes: ReadonlyMap<string, string>
  /** The number of ancestors of the element. */
  depth: number
  /** The text directly inside the element. */
  text: string
}>

type Open = {-readonly [Key in keyof DrawnElement]: DrawnElement[Key]} & {
  readonly tag: string
  readonly prefixes: ReadonlyMap<string, string>
}

type Scan = {
  readonly text: string
  readonly elements: Open[]
  readonly open: Open[]
  entities: Entities
}

/**
 * Parses an SVG as strictly as a browser, which shows nothing of a document that is not well-formed (XML 1.0, and
 * Namespaces in XML 1.0); the import of references, in contrast, accepts everything readable. Returns the elements
 * in the order of their start tags. Takes time linear in the length of the text.
 */
export function readDrawing(text: string): readonly DrawnElement[] | RefusedXml {
  const scan: Scan = {text, elements: [], open: [], entities: {values: new Map(), left: mostExpanded}}
  const strange = controlCharacter.exec(text)
  if (strange !== null) return {fault: 'control character', offset: strange.index}
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    const step = readText(scan, at, end) ?? (next < 0 ? end : readMarkup(scan, next))
    if (typeof step !== 'number') return step
    at = step
  }
  const unclosed = scan.open.at(-1)
  if (unclosed !== undefined) return {fault: `element \`${unclosed.tag}\` is not closed`, offset: text.length}
  if (scan.elements.length === 0) return {fault: 'text without an element', offset: 0}
  return scan.elements
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern searches for them.
const controlCharacter = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/

/** The maximum number of characters that entities may add to a text; browsers accept slightly more. */
const mostExpanded = 1_000_000

/** Adds text to its parent element. */
function readText(scan: Scan, start: number, end: number): RefusedXml | undefined {
  const text = scan.text.slice(start, end)
  const within = scan.open.at(-1)
  if (within === undefined) {
    const stray = text.search(/[^\t\n\r ]/)
    return stray < 0 ? undefined : {fault: 'text outside the drawing', offset: start + stray}
  }
  const close = text.indexOf(']]>')
  if (close >= 0) return {fault: '`]]>`', offset: start + close}
  const decoded = decodeReferences(text, scan.entities)
  if (typeof decoded !== 'string') return {fault: decoded.fault, offset: start + decoded.offset}
  within.text += decoded
  return undefined
}

function readMarkup(scan: Scan, at: number): Step {
  const {text, open, elements} = scan
  const markup = markupAt(text, at)
  switch (markup?.kind) {
    case 'comment':
      return endOfComment(text, at)
    case 'instruction':
      return endOfInstruction(text, at)
    case 'section': {
      const within = open.at(-1)
      if (!markup.isClosed || within === undefined) return {fault: 'CDATA section', offset: at}
      within.text += text.slice(at + '<![CDATA['.length, markup.end - ']]>'.length)
      return markup.end
    }
    case 'declaration': {
      if (!text.startsWith('<!DOCTYPE', at)) return {fault: '`<`', offset: at}
      if (elements.length > 0) return {fault: 'document type', offset: at}
      const type = readDoctype(text, at)
      if ('fault' in type) return type
      for (const [name, value] of type.values) scan.entities.values.set(name, value)
      return type.end
    }
    default:
      return text[at + 1] === '/' ? readEndTag(scan, at, markup) : readStartTag(scan, at, markup)
  }
}

type Tag = Extract<XmlMarkup, {kind: 'tag'}>

function readEndTag({text, open}: Scan, at: number, tag: Tag | undefined): Step {
  const isSound = tag !== undefined && !tag.isEmpty && tag.attributes === ''
  if (!isSound || open.at(-1)?.tag !== tag.name) return {fault: `end tag ${shownStart(text, at)}`, offset: at}
  open.pop()
  return tag.end
}

function readStartTag({text, open, elements, entities}: Scan, at: number, markup: Tag | undefined): Step {
  if (match(startOfTag, text, at) === undefined) return {fault: '`<`', offset: at}
  if (open.length === 0 && elements.length > 0) return {fault: 'second drawing', offset: at}
  if (open.length >= mostDepth) return {fault: `nesting of more than ${mostDepth} elements`, offset: at}
  if (markup === undefined) return {fault: `tag ${shownStart(text, at)}`, offset: at}
  const attributes = readAttributes(text, markup, entities)
  if ('fault' in attributes) return attributes
  const {name: tag, end, isEmpty} = markup
  const prefixes = withPrefixes(open.at(-1)?.prefixes ?? knownPrefixes, attributes)
  const fault = prefixFault(tag, attributes, prefixes)
  if (fault !== undefined) return {fault, offset: at}
  const colon = tag.indexOf(':')
  const element: Open = {
    tag,
    name: tag.slice(colon + 1),
    namespace: prefixes.get(tag.slice(0, Math.max(0, colon)))!,
    prefixes,
    attributes,
    depth: open.length,
    text: ''
  }
  elements.push(element)
  if (!isEmpty) open.push(element)
  return end
}

/** Parses the attributes of a tag; each must have a name and a value, as XML requires. */
function readAttributes(
  text: string,
  tag: Tag,
  entities: Entities
): ReadonlyMap<string, string> | RefusedXml {
  const refused = {fault: `tag ${shownStart(text, tag.start)}`, offset: tag.start}
  const attributes = new Map<string, string>()
  let position = tag.start + 1 + tag.name.length
  const last = position + tag.attributes.length
  for (const {name, value, start, end} of attributesOfTag(tag)) {
    const isSound = isBlank(text, position, start) && attributeName.test(name) && !value.includes('<')
    if (!isSound) return refused
    const decoded = decodeReferences(value, entities)
    if (typeof decoded !== 'string') return {fault: decoded.fault, offset: position}
    if (attributes.has(name)) return {fault: `second attribute \`${name}\``, offset: position}
    attributes.set(name, decoded)
    position = end
  }
  return isBlank(text, position, last) ? attributes : refused
}

/** Whether there is only white space between two offsets, and thus no attribute without a value. */
function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === ''
}

/** The fault in prefixed names: an undeclared prefix, or a duplicate name. */
function prefixFault(
  tag: string,
  attributes: ReadonlyMap<string, string>,
  prefixes: ReadonlyMap<string, string>
): string | undefined {
  const known = new Set<string>()
  for (const name of [tag, ...attributes.keys()]) {
    const colon = name.indexOf(':')
    if (colon < 0) continue
    if (colon === 0 || colon === name.length - 1) return `name \`${name}\``
    const namespace = prefixes.get(name.slice(0, colon))
    if (namespace === undefined) return `prefix \`${name.slice(0, colon)}:\` that is not declared`
    const whole = `{${namespace}}${name.slice(colon + 1)}`
    if (name !== tag && known.has(whole)) return `second attribute \`${name}\``
    if (name !== tag) known.add(whole)
  }
  return undefined
}

/** Deeper than any real drawing; browsers give up at a few thousand. */
const mostDepth = 1000

const startOfTag = new RegExp(`<${xmlName}`, 'y')
const attributeName = new RegExp(`^${xmlName}$`)

const knownPrefixes: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', 'http://www.w3.org/2000/xmlns/']
])

function withPrefixes(
  outer: ReadonlyMap<string, string>,
  attributes: ReadonlyMap<string, string>
): ReadonlyMap<string, string> {
  const own = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  return own.length === 0
    ? outer
    : new Map([...outer, ...own.map(([name, uri]) => [name.slice(6), uri] as const)])
}
