import type {DrawnElement} from './xml.ts'

/**
 * A reference to another element by its `id`: how often that element is drawn, and the additional cost of a layer, in
 * elements.
 */
export type SvgReference = Readonly<{id: string; times: number; layer: number}>

/**
 * The references of each element: in its URLs, and in its properties, whether its own, from style sheets or from
 * ancestors.
 */
export function referencesOf(elements: readonly DrawnElement[]): SvgReference[][] {
  const sheet = sheetOf(elements)
  const around: Properties[] = []
  return elements.map(element => {
    const {name, depth, attributes} = element
    const inherited = depth > 0 ? around[depth - 1]! : none
    const own = ownProperties(element, sheet)
    const all = own.size === 0 ? inherited : new Map([...inherited, ...own])
    around[depth] = own.size === 0 ? inherited : new Map([...all].filter(([key]) => inheritable.test(key)))
    const address = attributes.get('href') ?? attributes.get('xlink:href')
    const used =
      address?.startsWith('#') === true && name !== 'a' ? [{id: address.slice(1), times: 1, layer: 0}] : []
    return [
      ...used,
      ...Array.from(all, ([key, id]) => ({id, times: timesOf(key, attributes), layer: layers.get(key) ?? 0}))
    ]
  })
}

/** The ids of referenced elements by property. */
type Properties = ReadonlyMap<string, string>

const none: Properties = new Map()
const inheritable = /^(?:fill|stroke|marker.*)$/
const property = 'fill|stroke|marker(?:-start|-mid|-end)?|mask|clip-path|filter'
const properties: ReadonlySet<string> = new Set([
  ...['fill', 'stroke', 'marker', 'marker-start', 'marker-mid', 'marker-end'],
  ...['mask', 'clip-path', 'filter']
])

function declarations(css: string): readonly (readonly [property: string, id: string])[] {
  if (!css.includes('url(')) return []
  return [...css.matchAll(declaration)].map(([, key = '', id = '']) => [key, id] as const)
}

const declaration = new RegExp(`(?<![\\w-])(${property})\\s*:\\s*url\\(\\s*["']?#([^"')\\s]+)`, 'g')

/**
 * The declarations in the style sheets of a drawing, by the tag, class or id in the selector: possibly more than a
 * browser would apply, never fewer.
 */
type Sheet = ReadonlyMap<string, Properties>

function sheetOf(elements: readonly DrawnElement[]): Sheet {
  const sheet = new Map<string, Map<string, string>>()
  for (const {name, text} of elements) {
    if (name !== 'style' || !text.includes('url(')) continue
    for (const [, selectors = '', body = ''] of text.matchAll(/([^{}]{0,1000})\{([^{}]*)\}/g)) {
      const found = declarations(body)
      if (found.length === 0) continue
      for (const [key] of selectors.matchAll(/[.#]?[\w-]+|\*/g)) {
        const known = sheet.get(key) ?? new Map<string, string>()
        for (const [property, id] of found) known.set(property, id)
        sheet.set(key, known)
      }
    }
  }
  return sheet
}

function ownProperties({name, attributes}: DrawnElement, sheet: Sheet): Properties {
  const own = new Map<string, string>()
  if (sheet.size === 0 && attributes.size === 0) return own
  for (const [key, value] of attributes) {
    if (!properties.has(key) || !value.includes('#')) continue
    const id = /^\s*url\(\s*["']?#([^"')\s]+)/.exec(value)?.[1]
    if (id !== undefined) own.set(key, id)
  }
  if (sheet.size > 0) {
    const classes = (attributes.get('class') ?? '').split(/\s+/).map(name => `.${name}`)
    for (const key of ['*', name, ...classes, `#${attributes.get('id')}`])
      for (const [property, id] of sheet.get(key) ?? none) own.set(property, id)
  }
  for (const [property, id] of declarations(attributes.get('style') ?? '')) own.set(property, id)
  return own
}

/**
 * The measured cost, in elements, of a mask or a pattern, which is drawn separately and then composited over all
 * pixels.
 */
const layers: ReadonlyMap<string, number> = new Map([
  ['mask', 1000],
  ['fill', 100],
  ['stroke', 100]
])

/** The number of times that an element is drawn: a marker at every point of a line, other elements once. */
function timesOf(property: string, attributes: DrawnElement['attributes']): number {
  if (property !== 'marker' && property !== 'marker-mid') return 1
  const line = attributes.get('d') ?? attributes.get('points') ?? ''
  return Math.max(1, (line.match(/[\d.]+/g)?.length ?? 0) / 2)
}
