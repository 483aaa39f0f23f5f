import {attributesOfTag, markupAt, type XmlMarkup} from '../../core/xml-markup.ts'

/**
 * Removes everything from an SVG that is not part of the drawing: comments, processing instructions, `metadata`, `title`
 * and `desc`, `data-*` attributes, and the elements and attributes of Inkscape, Sodipodi, Illustrator, RDF and every
 * other namespace that a browser does not draw.
 */
export function bareSvg(text: string): string {
  const prefixes = [...foreignPrefixes, ...otherPrefixes(text)].join('|')
  const foreignElement = new RegExp(`^(?:metadata|title|desc|(?:${prefixes}):.*)$`)
  const data = text.includes('[data-') ? 'data-author' : 'data-.*'
  const foreignAttribute = new RegExp(`^(?:(?:${prefixes}):.*|xmlns:(?:${prefixes})|${data})$`)
  let made = ''
  // The end tags of elements that are being removed.
  const within: string[] = []
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    if (within.length === 0) made += text.slice(at, end)
    const markup = next < 0 ? undefined : markupAt(text, next)
    if (markup?.kind === 'tag' && (within.length > 0 || foreignElement.test(markup.name))) {
      if (!markup.isEnd && !markup.isEmpty) within.push(markup.name)
      else if (markup.isEnd && within.includes(markup.name)) within.length = within.lastIndexOf(markup.name)
    } else if (within.length === 0)
      made += markup === undefined ? text.slice(end, end + 1) : kept(text, markup, foreignAttribute)
    at = markup?.end ?? end + 1
  }
  return made
}

const foreignPrefixes = ['inkscape', 'sodipodi', 'rdf', 'dc', 'cc', 'i', 'x', 'xmp', 'xap', 'pdf']

/** The prefixes of namespaces that a browser does not draw. */
function otherPrefixes(text: string): readonly string[] {
  return Array.from(text.matchAll(/\bxmlns:([\w-]+)\s*=\s*["']([^"'&][^"']*)["']/g)).flatMap(
    ([, prefix = '', uri = '']) => (drawn.test(uri) ? [] : [prefix])
  )
}

const drawn = /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/(?:xlink|xhtml)|1998\/Math\/MathML)$/

/** The part of some markup that belongs to the drawing. */
function kept(text: string, markup: XmlMarkup, foreignAttribute: RegExp): string {
  const {kind, start, end} = markup
  if (kind === 'comment') return ''
  if (kind === 'instruction') return text.startsWith('<?xml ', start) ? text.slice(start, end) : ''
  if (kind !== 'tag') return text.slice(start, end)
  let made = ''
  let at = start
  for (const attribute of attributesOfTag(markup)) {
    if (!foreignAttribute.test(attribute.name)) continue
    made += text.slice(at, attribute.start).trimEnd()
    at = attribute.end
  }
  return made + text.slice(at, end)
}
