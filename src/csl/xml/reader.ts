/** An element of a style or locale. Names have no prefix; `start` is the offset of its `<`. */
export type CslElement = Readonly<{
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly CslElement[]
  /** The element's own text, with references resolved. */
  text: string
  start: number
}>

/** A syntax error in XML, with its offset. */
export class XmlFault extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** The deepest nesting of elements, far more than in any style. */
const deepest = 100

/** Parses the first element at or after an offset. Throws an `XmlFault` for invalid XML. */
export function readElement(source: string, from: number): CslElement {
  const tag = openingTag(source, nextTag(source, from))
  return read(source, tag, 0).element
}

/**
 * Parses a text with a single element, and otherwise only comments, declarations and instructions. Throws an
 * `XmlFault`.
 */
export function readRoot(source: string): CslElement {
  const start = nextTag(source, 0)
  const {element, end} = read(source, openingTag(source, start), 0)
  const before = /[^\s\ufeff<]/.exec(source)
  if (before !== null && before.index < source.indexOf('<'))
    throw new XmlFault(`Unexpected text, expected \`<${element.name}>\``, before.index)
  const after = source.slice(end).search(/\S/)
  if (after >= 0 && !/^<[!?]/.test(source.slice(end + after)))
    throw new XmlFault(`The file continues after \`</${element.name}>\``, end + after)
  return element
}

/** The offset of the next opening or closing tag, skipping comments, declarations and instructions. */
export function nextTag(source: string, from: number): number {
  let at = source.indexOf('<', from)
  for (;;) {
    if (at < 0) throw new XmlFault('Unexpected end of the file, expected an element', source.length)
    const after = source[at + 1]
    if (after === '!') {
      const end = source.startsWith('<!--', at) ? after2(source, '-->', at + 4) : endOfDeclaration(source, at)
      at = source.indexOf('<', end)
    } else if (after === '?') at = source.indexOf('<', after2(source, '?>', at))
    else return at
  }
}

function after2(source: string, end: string, from: number): number {
  const at = source.indexOf(end, from)
  if (at < 0) throw new XmlFault(`Unexpected end of the file, expected \`${end}\``, from)
  return at + end.length
}

/**
 * The end of a declaration, which can contain an internal subset in brackets. The entities of the subset are not
 * defined.
 */
function endOfDeclaration(source: string, at: number): number {
  const close = source.indexOf('>', at)
  const subset = source.indexOf('[', at)
  if (close < 0) throw new XmlFault('Unexpected end of the file, expected `>`', at)
  return subset > 0 && subset < close ? after2(source, ']>', subset) : close + 1
}

type Tag = Readonly<{
  name: string
  attributes: Readonly<Record<string, string>>
  isEmpty: boolean
  start: number
  end: number
}>

const tagPattern = /<([A-Za-z_][\w.:-]*)/y
const attributePattern = /\s+([\w.:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const endPattern = /\s*(\/?)>/y

/** The opening tag at an offset. */
export function openingTag(source: string, start: number): Tag {
  const fault = (): XmlFault =>
    new XmlFault('This is not an XML tag, expected a name, attributes such as `form="short"`, and `>`', start)
  tagPattern.lastIndex = start
  const name = tagPattern.exec(source)?.[1]
  if (name === undefined) throw fault()
  const attributes: Record<string, string> = {}
  let at = start + name.length + 1
  while (source[at] !== '>') {
    attributePattern.lastIndex = at
    const match = attributePattern.exec(source)
    if (match === null) break
    const own = withoutPrefix(match[1]!)
    if (Object.hasOwn(attributes, own) && own === match[1])
      throw new XmlFault(`\`${name}\` has the attribute \`${own}\` twice`, start)
    attributes[own] = attributeValue(match[2] ?? match[3]!)
    at = attributePattern.lastIndex
  }
  if (source[at] === '>') return {name: withoutPrefix(name), attributes, isEmpty: false, start, end: at + 1}
  endPattern.lastIndex = at
  const end = endPattern.exec(source)
  if (end === null) throw fault()
  return {name: withoutPrefix(name), attributes, isEmpty: end[1] === '/', start, end: endPattern.lastIndex}
}

/** The value of an attribute, with its references resolved. Line breaks in the value become spaces (XML 1.0, 3.3.3). */
function attributeValue(written: string): string {
  return resolved(/[\r\n]/.test(written) ? written.replace(/\s*[\r\n]\s*/g, ' ') : written)
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function read(source: string, tag: Tag, depth: number): Readonly<{element: CslElement; end: number}> {
  const {name, attributes, start} = tag
  if (tag.isEmpty) return {element: {name, attributes, children: [], text: '', start}, end: tag.end}
  if (depth > deepest) throw new XmlFault('Elements are nested too deeply', start)
  const children: CslElement[] = []
  let text = ''
  let at = tag.end
  for (;;) {
    const next = source.indexOf('<', at)
    if (next < 0) throw new XmlFault(`Unexpected end of the file, expected \`</${name}>\``, start)
    if (next > at) text += source.slice(at, next)
    if (source.startsWith('<![CDATA[', next)) {
      const end = after2(source, ']]>', next)
      text += source.slice(next + 9, end - 3).replaceAll('&', '&amp;')
      at = end
    } else if (source[next + 1] === '!' || source[next + 1] === '?') {
      at = source.startsWith('<!--', next) ? after2(source, '-->', next + 4) : after2(source, '>', next)
    } else if (source[next + 1] === '/') {
      const end = after2(source, '>', next)
      const closed = withoutPrefix(source.slice(next + 2, end - 1).trimEnd())
      if (closed !== name) throw new XmlFault(`Unexpected \`</${closed}>\`, expected \`</${name}>\``, next)
      return {element: {name, attributes, children, text: resolved(text), start}, end}
    } else {
      const child = read(source, openingTag(source, next), depth + 1)
      children.push(child.element)
      at = child.end
    }
  }
}

const references: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

/** Resolves the references in a text; entities that XML does not define stay as they are. */
function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hexadecimal, name) => {
    if (name !== undefined) return references[name] ?? all
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}
