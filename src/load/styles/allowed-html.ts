import type {HtmlAttribute} from '../../core/html-scan.ts'

/** Elements that only show or arrange text. None of them changes how a browser parses its content. */
export const htmlElements: ReadonlySet<string> = new Set(
  `a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
  figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q s samp search
  section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr`.split(/\s+/)
)

/** Elements of a drawing. None refers to another one, so the size of a drawing limits the time that drawing takes. */
export const svgElements: ReadonlySet<string> = new Set(
  `svg g path rect circle ellipse line polyline polygon text tspan title desc defs lineargradient radialgradient stop
  clippath`.split(/\s+/)
)

/** Elements whose content is not parsed as HTML; they are removed with their content. */
export const opaqueElements: ReadonlySet<string> = new Set(
  'script style title textarea xmp iframe noembed noframes noscript plaintext'.split(' ')
)

/** Slots whose values may be used in attributes. */
const attributeSlots: ReadonlySet<string> = new Set(['lang', 'dir', 'class', 'skip-to-text'])

const htmlAttributes: ReadonlySet<string> = new Set(
  `about alt charset class colspan content datatype datetime dir headers height hidden href hreflang id itemprop
  itemscope itemtype lang name open prefix property rel resource reversed role rowspan scope src start style tabindex
  title translate type typeof width`.split(/\s+/)
)

/** The reason why an attribute is not allowed in a page, for the message of a finding; undefined if it is allowed. */
export function attributeFault(
  element: string,
  {name, value = ''}: HtmlAttribute,
  isDrawing: boolean
): string | undefined {
  const lower = name.toLowerCase()
  if (/^on/.test(lower)) return `\`${name}=\` runs a script, which the page of a style may not do`
  const isKnown = isDrawing
    ? /^[a-z][\w.-]*$/.test(lower) && lower !== 'href'
    : htmlAttributes.has(lower) || /^(?:aria|data)-[\w-]+$/.test(lower)
  const isNamespace = isDrawing && /^xmlns(?::[a-z]+)?$/.test(lower)
  if (!isKnown && !isNamespace) return `A page may not have the attribute \`${shown(name)}\``
  if (lower === 'href') return linkFault(element, value.trim())
  if (lower === 'src' && (element !== 'img' || !/^\s*data:image\//i.test(value))) return pictureFault(value)
  const address = /url\(\s*["']?(?!["']|data:|#)([^"')\s]*)/i.exec(value)?.[1]
  if (address !== undefined) return pictureFault(address)
  const slot = [...value.matchAll(/\{\{\s*([\w-]*)\s*\}\}/g)].find(
    ([, slot = '']) => !attributeSlots.has(slot)
  )
  return slot && `The slot \`${slot[0]}\` is in an attribute, and slots belong between elements`
}

/** The fault in a URL. It is checked as written, so a character reference in it cannot hide a scheme. */
function linkFault(element: string, address: string): string | undefined {
  const isAddress = /^(?:https?:\/\/|mailto:|#|\.{0,2}\/(?!\/)|[\w%.-]+(?:[/?#]|$))/i.test(address)
  if (element === 'a' && isAddress && !address.includes('{{')) return undefined
  return `The URL \`${shown(address)}\` is neither on the web nor in the page`
}

function pictureFault(address: string): string {
  return `The URL \`${shown(address)}\` is outside the page, expected a \`data:\` URL, or the SVG itself`
}

function shown(text: string): string {
  const line = text.replace(/[\s`]+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
