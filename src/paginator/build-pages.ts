import type {Column, Composition, NotePart, Page, Region} from './composition.ts'
import {cutBefore, isInlineName} from './cut.ts'
import {marginOnGrid} from './floats.ts'
import type {Footnote} from './footnotes.ts'
import type {GalleyFlow} from './galley.ts'
import type {PageGeometry} from './page-geometry.ts'

/** Makes the pages that were composed, out of the galley, which is used up by it. */
export function buildPages(
  article: HTMLElement,
  flows: readonly GalleyFlow[],
  composed: Composition['flows'],
  notes: readonly Footnote[],
  pages: readonly Page[],
  geometry: PageGeometry
): readonly HTMLElement[] {
  const floats = new Map<GalleyFlow, Map<number, HTMLElement>>(flows.map(flow => [flow, new Map()]))

  const gutters = guttersOf(document.body)

  function buildPage({regions}: Page, index: number): HTMLElement {
    const page = box('section', 'page')
    page.style.height = `${geometry.height}px`
    page.style.paddingTop = `${geometry.headroom}px`
    // As wide as the page area, so that content that hangs into the gutters is not clipped.
    for (const side of ['Left', 'Right'] as const) {
      page.style[`margin${side}`] = `-${gutters[side]}px`
      page.style[`padding${side}`] = `${gutters[side]}px`
    }
    if (index < pages.length - 1) page.style.breakAfter = 'page'
    let top = 0
    for (const region of regions) {
      const element = buildRegion(region)
      element.style.marginTop = `${region.top - top}px`
      top = region.top + region.height
      page.append(element)
    }
    return page
  }

  function buildRegion(region: Region): HTMLElement {
    const flow = flows[region.flow]!
    const element = box('div', 'region')
    // The style of a float may depend on the number of columns of its text.
    element.style.setProperty('--columns', `${flow.columns}`)
    element.style.height = `${region.height}px`
    for (const float of region.floats) element.append(floated(flow, float, 'head'))
    const columns = box('div', 'page-columns')
    columns.style.columnGap = `${flow.columnGap}px`
    for (const column of region.columns) columns.append(buildColumn(flow, column))
    element.append(columns)
    return element
  }

  function buildColumn(flow: GalleyFlow, column: Column): HTMLElement {
    const element = box('div', 'page-column')
    element.style.width = `${flow.width}px`
    element.style.height = `${column.height}px`
    takeFloats(flow, column.left)
    for (const {item, room} of column.stretches) addRoom(flow, item, room)
    for (const float of column.floats) element.append(floated(flow, float, 'head'))
    const end = flow.items[column.to]
    if (column.to > column.from) {
      const indent = flow.items[column.from]!.indent
      const text = end ? cutBefore(flow.element, end.cut) : allOf(flow.element)
      const first = text.firstElementChild
      element.append(text)
      if (first instanceof HTMLElement) {
        beginColumn(first, indent)
        const {items} = composed[flows.indexOf(flow)]!
        const [heading] = element.querySelectorAll(':scope > .text > :is(h1, h2, h3, h4, h5, h6):first-child')
        const room = heading ? items[column.from]!.repeated : 0
        const last = column.floats.at(-1)
        // Under a float, whose margin would swallow that of the heading, the space belongs to the float.
        if (last !== undefined)
          floats.get(flow)!.get(last)!.style.marginBottom = `${items[last]!.float!.below + room}px`
        else if (heading instanceof HTMLElement) heading.style.marginTop = `${room}px`
      }
    }
    if (column.feet.length > 0) {
      const feet = box('div', 'foot-floats')
      feet.style.bottom = `${column.notesHeight}px`
      feet.append(...column.feet.map(float => floated(flow, float, 'foot')))
      element.append(feet)
    }
    if (column.notes.length > 0) {
      const foot = box('div', 'footnotes')
      foot.append(...column.notes.map(part => noteOf(part)))
      element.append(foot)
    }
    return element
  }

  function addRoom({items}: GalleyFlow, index: number, room: number): void {
    const {cut, top} = items[index]!
    const margin = top - items[index - 1]!.bottom
    if (cut.node instanceof HTMLElement) cut.node.style.marginTop = `${margin + room}px`
  }

  function takeFloats(flow: GalleyFlow, left: readonly number[]): void {
    const {items} = composed[flows.indexOf(flow)]!
    let first: number | undefined
    for (const index of left) {
      const {float} = flow.items[index]!
      const next = float!.nextElementSibling
      first = left.includes(index - 1) ? first : index
      const margin = marginOnGrid(items, first!, index)
      if (margin !== undefined && next instanceof HTMLElement) next.style.marginTop = `${margin}px`
      float!.remove()
      floats.get(flow)!.set(index, float!)
    }
  }

  function floated(flow: GalleyFlow, index: number, end: 'head' | 'foot'): HTMLElement {
    const float = floats.get(flow)!.get(index)!
    const {above, below} = composed[flows.indexOf(flow)]!.items[index]!.float!
    float.classList.add('floated')
    float.style.marginTop = end === 'foot' ? `${above}px` : '0'
    float.style.marginBottom = end === 'head' ? `${below}px` : '0'
    return float
  }

  function noteOf({note, to}: NotePart): Node {
    const {element, items} = notes[note]!
    const end = items[to]
    if (end === undefined) return element
    // The first part keeps the id, and the rest has none. The language of both carries the number of the note, from
    // which the PDF's tags join them into one note.
    const part = element.cloneNode(false) as HTMLElement
    part.append(cutBefore(element, end.cut))
    element.removeAttribute('id')
    element.classList.add('continued')
    return part
  }

  // Outside the document a cut causes no layout.
  const lang = article.closest<HTMLElement>('[lang]')?.lang ?? 'und'
  for (const {element} of flows) {
    element.remove()
    element.lang = lang
  }
  const built = pages.map(buildPage)
  article.append(...built)
  return built
}

function guttersOf(body: HTMLElement): Readonly<Record<'Left' | 'Right', number>> {
  const {paddingLeft, paddingRight} = getComputedStyle(body)
  return {Left: Number.parseFloat(paddingLeft) || 0, Right: Number.parseFloat(paddingRight) || 0}
}

function box(name: 'section' | 'div', className: string): HTMLElement {
  const element = document.createElement(name)
  element.className = className
  return element
}

function allOf(element: HTMLElement): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(...element.childNodes)
  return fragment
}

/** Removes the space above the first block of a column, and keeps the indent that it has among its neighbours. */
function beginColumn(first: HTMLElement, indent: string): void {
  for (
    let element: Element | null = first;
    element instanceof HTMLElement;
    element = element.firstElementChild
  ) {
    // A picture that is a paragraph, or the end of one, is a block by its style.
    if (isInlineName(element) && element.localName !== 'img') break
    element.style.marginTop = '0'
    const isText = element.localName === 'p' && !element.classList.contains('continued')
    if (isText && indent !== '') element.style.textIndent = indent
    if (element.childNodes[0] !== element.firstElementChild && element.firstChild?.textContent?.trim() !== '')
      break
  }
}
