/**
 * A piece of markup in an XML text, from its `<` to its end. Callers decide which markup they accept: `xml.ts`
 * accepts everything that it can parse, the code that checks pictures only markup that a browser would draw.
 */
export type XmlMarkup = Readonly<{start: number; end: number}> &
  (
    | Readonly<{
        kind: 'comment' | 'section' | 'instruction' | 'declaration'
        /** Whether the markup has an end; if not, it extends to the end of the text. */
        isClosed: boolean
      }>
    | Readonly<{
        kind: 'tag'
        name: string
        isEnd: boolean
        isEmpty: boolean
        /** The attributes as written. */
        attributes: string
      }>
  )

/** An attribute as written, with its offsets in the text; character references in its value are not decoded. */
export type WrittenAttribute = Readonly<{name: string; value: string; start: number; end: number}>

/** The markup that begins at a `<`; undefined if none does. */
export function markupAt(text: string, start: number): XmlMarkup | undefined {
  const next = text[start + 1]
  if (next === '!' || next === '?') {
    const [begin, finish, kind] = specials.find(([begin]) => text.startsWith(begin, start))!
    const found = text.indexOf(finish, start + begin.length)
    const isClosed = found >= 0
    return {kind, start, end: isClosed ? found + finish.length : text.length, isClosed}
  }
  tag.lastIndex = start
  const match = tag.exec(text)
  if (match === null) return undefined
  const [, closing, name = '', attributes = '', empty] = match
  return {
    kind: 'tag',
    start,
    end: tag.lastIndex,
    name,
    isEnd: closing !== undefined,
    isEmpty: empty !== undefined,
    attributes
  }
}

/** The attributes of a tag whose values are in quotation marks. */
export function attributesOfTag({
  start,
  name,
  isEnd,
  attributes
}: Extract<XmlMarkup, {kind: 'tag'}>): readonly WrittenAttribute[] {
  if (attributes === '') return []
  const first = start + name.length + (isEnd ? 2 : 1)
  return Array.from(
    attributes.matchAll(attribute),
    ({index, 0: whole, 1: own = '', 2: double, 3: single}) => ({
      name: own,
      value: double ?? single ?? '',
      start: first + index,
      end: first + index + whole.length
    })
  )
}

const specials = [
  ['<!--', '-->', 'comment'],
  ['<![CDATA[', ']]>', 'section'],
  ['<?', '?>', 'instruction'],
  ['<!', '>', 'declaration']
] as const

const nameStart =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'

/** The source of a regular expression for an XML name (XML 1.0, 2.3). */
export const xmlName = `[${nameStart}][${nameStart}.\\d\\xB7\\u0300-\\u036F\\u203F\\u2040-]*`

const tag = new RegExp(
  `<(\\/)?(${xmlName})((?:\\s+[^\\s"'<>/=]+(?:\\s*=\\s*(?:"[^"]*"|'[^']*'))?)*)\\s*(\\/)?>`,
  'y'
)
const attribute = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The entities that XML itself defines. */
export const xmlEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"]
])
