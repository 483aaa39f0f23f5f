/**
 * Removes everything from an SVG that is not part of the drawing: comments, processing instructions, `metadata`, and
 * the elements and attributes of Inkscape, Sodipodi, Illustrator and RDF.
 */
export function bareSvg(text: string): string {
  let made = ''
  let at = 0
  while (at < text.length) {
    const next = text.indexOf('<', at)
    if (next < 0) break
    made += text.slice(at, next)
    const skipped = endOfSkipped(text, next)
    if (skipped !== undefined) {
      at = skipped
      continue
    }
    const end = endOfTag(text, next)
    made += text.slice(next, end).replace(foreignAttribute, '')
    at = end
  }
  return at < text.length ? made + text.slice(at) : made
}

const foreign = 'inkscape|sodipodi|rdf|dc|cc|i|x|xmp|xap|pdf'
const foreignAttribute = new RegExp(
  `\\s(?:(?:${foreign}):[\\w.-]+|xmlns:(?:${foreign})|data-author)\\s*=\\s*(?:"[^"]*"|'[^']*')`,
  'g'
)
const foreignElement = new RegExp(`^<(metadata|(?:${foreign}):[\\w.-]+)(?=[\\s/>])`)

/** The offset after something to remove; undefined if there is nothing to remove at an offset. */
function endOfSkipped(text: string, at: number): number | undefined {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at)
  if (text.startsWith('<?', at) && !text.startsWith('<?xml ', at)) return behind(text, '?>', at)
  const name = foreignElement.exec(text.slice(at, at + 80))?.[1]
  if (name === undefined) return undefined
  const end = endOfTag(text, at)
  return text[end - 2] === '/' ? end : behind(text, `</${name}>`, end)
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at < 0 ? text.length : at + end.length
}

/** The offset after the `>` of a tag or declaration; a `>` in quotation marks does not count. */
function endOfTag(text: string, start: number): number {
  let quote = ''
  for (let at = start; at < text.length; at++) {
    const character = text[at]!
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return text.length
}
