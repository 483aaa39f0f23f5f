import {markElement} from './language-marks.ts'

/** Information about a marked element of the page, for the structure tree. */
export type MarkedElement = Readonly<{
  /** The name of the element's place, if a link refers to it: its id as in a URL, `%C3%A9tude`. */
  name?: string | undefined
  /** Whether the element is in the outline. */
  isHeading: boolean
  /** The structure type of the element, if it is more specific than the browser's. */
  type?: string | undefined
  /** The MathML, if the element is a formula. */
  formula?: string | undefined
}>

/**
 * Runs in the page after it is paginated: marks formulas, and for PDF 2.0 also headings and targets of links, with
 * their numbers in the returned list.
 */
export function markPlaces({isSecond}: Readonly<{isSecond: boolean}>): readonly MarkedElement[] {
  const places = isSecond ? linkedPlaces() : new Set<string>()
  const marked: MarkedElement[] = []
  for (const element of document.body.querySelectorAll<HTMLElement | MathMLElement>('*')) {
    const address = element.id === '' ? '' : addressOf(element.id)
    const place = places.delete(address) ? address : undefined
    const type = isSecond ? types.find(([selector]) => element.matches(selector))?.[1] : undefined
    const formula = mathmlOf(element)
    const isHeading = isSecond && element.matches(headings)
    if (place === undefined && type === undefined && formula === undefined && !isHeading) continue
    markElement(element, {place: marked.length})
    // Chromium writes no structure element for a box without an id.
    element.id ||= `marked-${marked.length}`
    marked.push({name: place, isHeading, type, formula})
  }
  return marked
}

const headings = 'h1, h2, h3, h4, h5, h6'

/** The table of elements whose structure type the browser does not write. */
const types: readonly (readonly [selector: string, type: string])[] = [
  ['.title-block > :is(.title, .subtitle, .title-translated)', 'Title'],
  ['.line-block > .line', 'Sub'],
  [':is([class^="callout-"], [class*=" callout-"])', 'Callout']
]

/** The names of the places to which links of the page refer. */
function linkedPlaces(): Set<string> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
  return new Set(links.map(({hash}) => hash.slice(1)))
}

/** An id in the form used in URLs. */
function addressOf(id: string): string {
  const link = document.createElement('a')
  link.href = '#'
  link.hash = id
  return link.hash.slice(1)
}

/** The MathML of a formula with spoken words; undefined for other elements. */
function mathmlOf(element: Element): string | undefined {
  if (!element.hasAttribute('aria-label')) return undefined
  const kept = element.getAttribute('data-mathml')
  if (element.localName !== 'math' && kept === null) return undefined
  const template = document.createElement('template')
  template.innerHTML = kept ?? ''
  const copy = template.content.firstElementChild ?? (element.cloneNode(true) as Element)
  for (const each of [copy, ...copy.querySelectorAll('*')])
    for (const attribute of forPrint) each.removeAttribute(attribute)
  return new XMLSerializer().serializeToString(copy)
}

/** Attributes that mean nothing to programs that read MathML. */
const forPrint = ['role', 'aria-label', 'style', 'class', 'id', 'lang'] as const
