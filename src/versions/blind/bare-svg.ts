import {textOfBytes} from '../../core/bytes.ts'
import {attributesOfTag, markupAt, type XmlMarkup} from '../../core/xml-markup.ts'
import {withoutPictureMetadata} from './pictures.ts'

/**
 * Removes everything from an SVG that is not part of the drawing: comments, processing instructions, `metadata`,
 * `title` and `desc`, `data-*` attributes, comments in its style sheets, the metadata of embedded pictures, and the
 * elements and attributes of Inkscape, Sodipodi, Illustrator, RDF and any other namespace that browsers do not draw.
 */
export function bareSvg(text: string): string {
  const prefixes = [...foreignPrefixes, ...otherPrefixes(text)].join('|')
  const foreignElement = new RegExp(`^(?:metadata|title|desc|(?:${prefixes}):.*)$`)
  const data = text.includes('[data-') ? 'data-author' : 'data-.*'
  const foreignAttribute = new RegExp(`^(?:(?:${prefixes}):.*|xmlns:(?:${prefixes})|${data})$`)
  let made = ''
  // The end tags of elements that are currently being removed.
  const within: string[] = []
  let isSheet = false
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    const words = text.slice(at, end)
    if (within.length === 0) made += isSheet ? bareSheet(words) : words
    const markup = next < 0 ? undefined : markupAt(text, next)
    if (markup?.kind === 'tag' && (within.length > 0 || foreignElement.test(markup.name))) {
      if (!markup.isEnd && !markup.isEmpty) within.push(markup.name)
      else if (markup.isEnd && within.includes(markup.name)) within.length = within.lastIndexOf(markup.name)
    } else if (within.length === 0)
      made += markup === undefined ? text.slice(end, end + 1) : kept(text, markup, foreignAttribute, isSheet)
    if (markup?.kind === 'tag' && /^(?:\w+:)?style$/.test(markup.name))
      isSheet = !markup.isEnd && !markup.isEmpty
    at = markup?.end ?? end + 1
  }
  return made
}

const foreignPrefixes = ['inkscape', 'sodipodi', 'rdf', 'dc', 'cc', 'i', 'x', 'xmp', 'xap', 'pdf']

/** The prefixes of namespaces that browsers do not draw. */
function otherPrefixes(text: string): readonly string[] {
  return Array.from(text.matchAll(/\bxmlns:([\w-]+)\s*=\s*["']([^"'&][^"']*)["']/g)).flatMap(
    ([, prefix = '', uri = '']) => (drawn.test(uri) ? [] : [prefix])
  )
}

const drawn = /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/(?:xlink|xhtml)|1998\/Math\/MathML)$/

/** A style sheet without its comments. */
function bareSheet(sheet: string): string {
  return sheet.replaceAll(stringOrComment, found => (found.startsWith('/*') ? '' : found))
}

const stringOrComment = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*[\s\S]*?\*\//g

/** The part of some markup that is kept because it belongs to the drawing. */
function kept(text: string, markup: XmlMarkup, foreignAttribute: RegExp, isSheet: boolean): string {
  const {kind, start, end} = markup
  if (kind === 'comment') return ''
  if (kind === 'section' && isSheet) return bareSheet(text.slice(start, end))
  if (kind === 'instruction') return text.startsWith('<?xml ', start) ? text.slice(start, end) : ''
  if (kind !== 'tag') return text.slice(start, end)
  let made = ''
  let at = start
  for (const attribute of attributesOfTag(markup)) {
    const isForeign = foreignAttribute.test(attribute.name)
    const picture = isForeign ? undefined : barePicture(attribute.value)
    if (!isForeign && picture === undefined) continue
    const before = text.slice(at, attribute.start)
    made += picture === undefined ? before.trimEnd() : `${before}${attribute.name}="${picture}"`
    at = attribute.end
  }
  return made + text.slice(at, end)
}

/** A `data:` URL without the metadata of its picture; undefined for any other URL. */
function barePicture(address: string): string | undefined {
  const [, start = '', base64 = ''] = /^\s*(data:image\/[\w.+-]+;base64,)([\w+/=\s]*)$/.exec(address) ?? []
  if (start === '') return undefined
  try {
    const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
    const bare = withoutPictureMetadata('', bytes, bareSvg)
    return `${start}${btoa(textOfBytes(bare))}`
  } catch {
    // A browser cannot draw a damaged picture, either.
    return undefined
  }
}
