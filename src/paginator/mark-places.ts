/** What the structure tree of a PDF 2.0 has to know of an element of the page. */
export type MarkedElement = Readonly<{
  /** Its id, if a link leads to it. */
  id?: string | undefined
  /** Whether it is an entry of the outline. */
  isHeading: boolean
  /** Its structure type, if that says more than the browser's. */
  type?: string | undefined
  /** The MathML of a formula. */
  formula?: string | undefined
}>

/**
 * Runs in the page after it is paginated: marks the elements that links lead to, headings and formulas by their numbers
 * in the returned list, from 0: `en-x-to17`. The mark is in the language tag, the one attribute that Chromium writes
 * into the structure tree.
 */
export function markPlaces(_: null): readonly MarkedElement[] {
  const places = linkedPlaces()
  const isFirst = firstOf<string>()
  const marked: MarkedElement[] = []
  for (const element of document.body.querySelectorAll<HTMLElement | MathMLElement>('*')) {
    const {id} = element
    const place = places.has(id) && isFirst(id) ? id : undefined
    const type = types.find(([selector]) => element.matches(selector))?.[1]
    const formula = isFormula(element) ? mathmlOf(element) : undefined
    const isHeading = element.matches(headings)
    if (place === undefined && type === undefined && formula === undefined && !isHeading) continue
    const language = markedLanguage(element, marked.length)
    if (!element.hasAttribute('lang')) element.classList.add('same-language')
    element.setAttribute('lang', language)
    // Chromium writes no element for a box without an id.
    element.id ||= `marked-${marked.length}`
    marked.push({id: place, isHeading, type, formula})
  }
  return marked
}

const headings = 'h1, h2, h3, h4, h5, h6'

/** THE TABLE of elements whose type the browser does not write. */
const types: readonly (readonly [selector: string, type: string])[] = [
  ['.title-block > :is(.title, .subtitle, .title-translated)', 'Title'],
  ['.line-block > .line', 'Sub'],
  [':is([class^="callout-"], [class*=" callout-"])', 'Callout']
]

/** The ids that links of the page lead to. */
function linkedPlaces(): ReadonlySet<string> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
  return new Set(links.map(link => decodeURIComponent(link.hash.slice(1))))
}

function firstOf<Value>(): (value: Value) => boolean {
  const seen = new Set<Value>()
  return value => !seen.has(value) && seen.add(value) !== undefined
}

function isFormula(element: Element): boolean {
  return element.matches('math, .typeset') && element.hasAttribute('aria-label')
}

/** The formula for other programs, without what is for print. */
function mathmlOf(element: HTMLElement | MathMLElement): string {
  if (element.dataset.mathml !== undefined) return element.dataset.mathml
  const copy = element.cloneNode(true) as Element
  for (const attribute of ['role', 'aria-label', 'style', 'class', 'id', 'lang'])
    copy.removeAttribute(attribute)
  return new XMLSerializer().serializeToString(copy)
}

/** The language of an element with its number; a mark of its own stays before it. */
function markedLanguage(element: HTMLElement | MathMLElement, number: number): string {
  const own = element.getAttribute('lang') ?? ''
  const around = element.closest('[lang]')?.getAttribute('lang') ?? 'und'
  return own.includes('-x-') ? `${own}-to${number}` : `${around.replace(/-x-.*/, '')}-x-to${number}`
}
