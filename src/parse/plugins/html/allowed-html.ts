import type {Attributes} from '../../../core/mdast.ts'

/** The content that an element may have: running text, blocks as well, nothing, or only the named elements. */
export type Content = 'phrasing' | 'flow' | 'none' | readonly string[]

/**
 * The table of HTML elements that a manuscript may contain. They only format text: none of them loads or runs anything.
 * Each is allowed only where the HTML standard allows it, and only with the content that the standard allows, so that
 * every browser builds the same tree from galley's output.
 */
const elements: ReadonlyMap<string, Content> = new Map<string, Content>([
  ...words(
    'a abbr b bdi big cite code del dfn em font i ins kbd mark q rb rp rt ruby s samp small span strong sub sup u var',
    'phrasing'
  ),
  ...words('br img wbr', 'none'),
  ...words('p', 'phrasing'),
  ...words('center details div blockquote li dd td th', 'flow'),
  ...words('figure', ['img', 'figcaption']),
  ...words('hr', 'none'),
  ...words('dt caption figcaption summary', 'phrasing'),
  ...words('ul ol', ['li']),
  ...words('dl', ['dt', 'dd']),
  ...words('table', ['caption', 'thead', 'tbody', 'tfoot', 'tr']),
  ...words('thead tbody tfoot', ['tr']),
  ...words('tr', ['td', 'th'])
])

/** The elements that are blocks. All others are part of running text, or of the elements that name them above. */
const blocks: ReadonlySet<string> = new Set(
  'blockquote center details div dl figure hr ol p summary table ul'.split(' ')
)
const parts: ReadonlySet<string> = new Set(
  'caption dd dt figcaption li tbody td tfoot th thead tr'.split(' ')
)

/** The content that an element may have; undefined for an element that is not allowed. */
export function contentModel(tagName: string): Content | undefined {
  return elements.get(tagName)
}

/** Whether an element is part of running text. */
export function isPhrasing(tagName: string): boolean {
  return elements.has(tagName) && !blocks.has(tagName) && !parts.has(tagName)
}

/** Whether an element is allowed in this content. */
export function fits(tagName: string, content: Content): boolean {
  if (content === 'none') return false
  if (content === 'phrasing') return isPhrasing(tagName)
  return content === 'flow' ? !parts.has(tagName) : content.includes(tagName)
}

/** Converts the attributes of a tag to Pandoc's form; undefined if any of them is not allowed. */
export function readTagAttributes(
  tagName: string,
  written: ReadonlyMap<string, string>
): Attributes | undefined {
  const pairs: Record<string, string> = {}
  for (const [name, value] of written) {
    // Attributes with data for other programs, which readers do not see.
    if (/^(?:data|aria)-/.test(name)) continue
    const isAllowed = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    if (isAllowed?.(value, tagName) !== true) return undefined
    if (kept.has(name) && !(isSized.test(name) && tagName !== 'img')) pairs[name] = value
  }
  const id = written.get('id') ?? written.get('name')
  const classes = (written.get('class') ?? '').split(/\s+/).filter(name => name !== '')
  Object.assign(pairs, sizesOf(tagName, written.get('style') ?? ''))
  if (/small-caps/.test(written.get('style') ?? '')) classes.push('smallcaps')
  // Words do not flow around a picture in the text.
  const align =
    (tagName === 'img' ? undefined : written.get('align')) ??
    (alignable.test(tagName) ? alignment.exec(written.get('style') ?? '')?.[1] : undefined)
  if (align !== undefined) classes.push(`align-${align.toLowerCase()}`)
  return {...(id !== undefined && {id}), classes, pairs}
}

/** The table of allowed attributes, each with a test for its value. */
const attributes: Readonly<Record<string, (value: string, tagName: string) => boolean>> = {
  class: () => true,
  id: value => /^\S+$/.test(value),
  lang: value => /^[A-Za-z0-9-]{1,35}$/.test(value),
  dir: value => /^(?:ltr|rtl|auto)$/.test(value),
  title: () => true,
  colspan: (value, tagName) => /^t[dh]$/.test(tagName) && /^[1-9]\d{0,2}$/.test(value),
  rowspan: (value, tagName) => /^t[dh]$/.test(tagName) && /^[1-9]\d{0,2}$/.test(value),
  alt: (_, tagName) => tagName === 'img',
  width: isSize,
  height: isSize,
  // A relative path: no scheme, no host, no absolute path on the reader's machine.
  src: (value, tagName) => tagName === 'img' && /^(?![/\\])[^:\\]+$/.test(value.trim()),
  href: (value, tagName) => tagName === 'a' && value.trim() !== '',
  name: (value, tagName) => tagName === 'a' && /^\S+$/.test(value),
  align: (value, tagName) =>
    (alignable.test(tagName) || tagName === 'img') &&
    /^(?:left|right|center|top|middle|bottom)$/i.test(value),
  color: (_, tagName) => tagName === 'font',
  size: (_, tagName) => tagName === 'font',
  face: (_, tagName) => tagName === 'font',
  // A `style` is accepted without effect, because the journal's style determines the formatting; but a style that hides
  // its element is not accepted, because the hidden words would be shown.
  style: value => !/display\s*:\s*none|visibility\s*:\s*hidden/i.test(value),
  // Attributes that programs add. They have no effect, because the journal's style determines the formatting of links
  // and tables.
  bgcolor: (_, tagName) => alignable.test(tagName),
  cite: () => true,
  loading: (_, tagName) => tagName === 'img',
  markdown: () => true,
  nowrap: (_, tagName) => alignable.test(tagName),
  open: (_, tagName) => tagName === 'details',
  valign: (_, tagName) => alignable.test(tagName),
  target: (_, tagName) => tagName === 'a',
  rel: (_, tagName) => tagName === 'a',
  border: (_, tagName) => tagName === 'table',
  cellpadding: (_, tagName) => tagName === 'table',
  cellspacing: (_, tagName) => tagName === 'table',
  scope: (_, tagName) => tagName === 'th'
}

/**
 * Whether a size is allowed. For tables and blocks, any size is; the columns of a table have the widths that their
 * words need.
 */
function isSize(value: string, tagName: string): boolean {
  return tagName === 'img' ? /^\d+(?:\.\d+)?(?:%|px)?$/.test(value) : alignable.test(tagName)
}

const alignable = /^(?:div|p|t[dhr]|table)$/
const alignment = /(?:^|;)\s*text-align\s*:\s*(left|right|center)\s*(?:;|$)/i

/** The width and height in the `style` of a picture, as Pandoc writes it: `style="width:50.0%"`. */
function sizesOf(tagName: string, style: string): Readonly<Record<string, string>> {
  if (tagName !== 'img') return {}
  const sizes = style.matchAll(
    /(?<![a-z-])(width|height)\s*:\s*(\d+(?:\.\d+)?(?:%|px|cm|mm|in|em))\s*(?:;|$)/g
  )
  return Object.fromEntries(Array.from(sizes, ([, name = '', size = '']) => [name, size]))
}

const isSized = /^(?:width|height)$/

/** The attributes that are kept in the tree as pairs. Others become the classes or the id, or have no effect. */
const kept: ReadonlySet<string> = new Set(
  'lang dir title colspan rowspan alt width height src href'.split(' ')
)

function words(names: string, content: Content): ReadonlyArray<readonly [string, Content]> {
  return names.split(' ').map(name => [name, content] as const)
}
