import {isInset, textBlockOf} from './baseline-grid.ts'
import type {LaidArticle} from './compose-article.ts'
import type {AddedSpace, Column, ComposedPage, Composition, NotePart, Region} from './composition.ts'
import {cutBefore, isInlineName} from './cut.ts'
import type {ColumnFlow} from './endless-columns.ts'
import type {Footnote} from './footnotes.ts'
import type {PageGeometry} from './page-geometry.ts'
import {type FlowInPages, floated, takeFloats} from './taken-floats.ts'

/** The input for building pages. Building moves all content out of the endless columns. */
type Building = Readonly<{
  flows: readonly FlowInPages[]
  notes: readonly Footnote[]
  geometry: PageGeometry
  gutters: Readonly<Record<'Left' | 'Right', number>>
}>

/**
 * Builds the composed pages.
 * - Needs the composed endless columns, in the document.
 * - Leaves the pages in their place; each is a box with columns, floats and notes.
 */
export function buildPages(
  article: HTMLElement,
  flows: readonly ColumnFlow[],
  composed: Composition['flows'],
  notes: readonly Footnote[],
  pages: readonly ComposedPage[],
  {geometry, part}: Pick<LaidArticle, 'geometry' | 'part'>
): readonly HTMLElement[] {
  const building: Building = {
    flows: flows.map((flow, index) => ({flow, composed: composed[index]!.items, floats: new Map()})),
    notes,
    geometry,
    gutters: guttersOf(document.body)
  }
  // Cutting content outside the document causes no layout.
  const lang = article.closest<HTMLElement>('[lang]')?.lang ?? 'und'
  for (const {element} of flows) {
    element.remove()
    element.lang = lang
  }
  const [first] = flows
  const start = pages[0]?.before.item ?? 0
  // The text before a part of a paper is on earlier pages.
  const place = part.pagesBefore > 0 ? first?.items[start]?.cut : undefined
  if (first && place) cutBefore(first.element, place)
  const built = pages.map((page, index) => buildPage(building, page, index === pages.length - 1))
  article.append(...built)
  return built
}

function buildPage(building: Building, {regions}: ComposedPage, isLast: boolean): HTMLElement {
  const {geometry, gutters} = building
  const page = box('section', 'page')
  page.style.height = `${geometry.height}px`
  page.style.paddingTop = `${geometry.headroom}px`
  // The box extends into the gutters, so that content that hangs into the margins is not clipped.
  for (const side of ['Left', 'Right'] as const) {
    page.style[`margin${side}`] = `-${gutters[side]}px`
    page.style[`padding${side}`] = `${gutters[side]}px`
  }
  if (!isLast) page.style.breakAfter = 'page'
  let top = 0
  for (const region of regions) {
    const element = buildRegion(building, region)
    element.style.marginTop = `${region.top - top}px`
    top = region.top + region.height
    page.append(element)
  }
  return page
}

function buildRegion({flows, notes}: Building, region: Region): HTMLElement {
  const own = flows[region.flow]!
  const element = box('div', 'region')
  // The style of a float can depend on the number of columns of the text around it.
  element.style.setProperty('--columns', `${own.flow.columns}`)
  element.style.height = `${region.height}px`
  for (const float of region.floats) element.append(floated(own, float, 'head'))
  const columns = box('div', 'page-columns')
  columns.style.columnGap = `${own.flow.columnGap}px`
  for (const column of region.columns) columns.append(buildColumn(own, column, notes))
  element.append(columns)
  return element
}

function buildColumn(own: FlowInPages, column: Column, notes: readonly Footnote[]): HTMLElement {
  const element = box('div', 'page-column')
  element.style.width = `${own.flow.width}px`
  element.style.height = `${column.height}px`
  takeFloats(own, column.left)
  for (const stretch of column.stretches) addRoom(own.flow, stretch)
  for (const float of column.floats) element.append(floated(own, float, 'head'))
  if (column.to > column.from) appendText(element, own, column)
  if (column.feet.length > 0) {
    const feet = box('div', 'foot-floats')
    feet.style.bottom = `${column.notesHeight}px`
    feet.append(...column.feet.map(float => floated(own, float, 'foot')))
    element.append(feet)
  }
  if (column.notes.length > 0) {
    const foot = box('div', 'footnotes')
    foot.append(...column.notes.map(part => noteOf(notes, part)))
    element.append(foot)
  }
  return element
}

/** Moves the text of a column out of its endless column, and removes the space above its first block. */
function appendText(element: HTMLElement, {flow, composed, floats}: FlowInPages, column: Column): void {
  const end = flow.items[column.to]
  const {indent} = flow.items[column.from]!
  const text = end ? cutBefore(flow.element, end.cut) : allOf(flow.element)
  const first = text.firstElementChild
  element.append(text)
  if (!(first instanceof HTMLElement)) return
  beginColumn(first, indent)
  const room = composed[column.from]!.repeated
  const begun = element.querySelector(':scope > .text > :first-child')
  const heading = lastHeading(begun)
  const last = column.floats.at(-1)
  // Below a float, the space is above the heading. At the top of the column, it is below, so that columns begin level.
  if (heading && last !== undefined)
    floats.get(last)!.style.marginBottom = `${composed[last]!.float!.below + room}px`
  else if (heading) heading.style.paddingBottom = `${room}px`
  else if (isInset(begun)) begun.style.paddingBottom = `${room}px`
}

/** The last of the headings that begin with an element, if it is one. */
function lastHeading(first: Element | null): HTMLElement | undefined {
  const isHeading = (element: Element | null): element is HTMLHeadingElement =>
    element instanceof HTMLHeadingElement
  if (!isHeading(first)) return undefined
  let last = first
  while (isHeading(last.nextElementSibling)) last = last.nextElementSibling
  return last
}

function addRoom({element, items}: ColumnFlow, {item, room}: AddedSpace): void {
  const {cut, top} = items[item]!
  const margin = top - items[item - 1]!.bottom
  const block = cut.node instanceof HTMLHeadingElement ? cut.node : textBlockOf(element, cut.node)
  if (block) block.style.marginTop = `${margin + room}px`
}

function noteOf(notes: readonly Footnote[], {note, to}: NotePart): Node {
  const {element, items} = notes[note]!
  const end = items[to]
  if (end === undefined) return element
  // The first part keeps the id; the other parts have none. The language of all parts contains the number of the note,
  // by which the PDF's tags join the parts.
  const part = element.cloneNode(false) as HTMLElement
  part.append(cutBefore(element, end.cut))
  element.removeAttribute('id')
  element.classList.add('continued')
  return part
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

/**
 * Removes the space above the first block of a column, and keeps the indent that the block had after its previous
 * neighbour.
 */
function beginColumn(first: HTMLElement, indent: string): void {
  for (
    let element: Element | null = first;
    element instanceof HTMLElement;
    element = element.firstElementChild
  ) {
    // A displayed formula in a paragraph is a block, and so is a picture if the style makes it one.
    const isBlock = !isInlineName(element) || element.localName === 'img' || element.matches('.equation')
    if (!isBlock) break
    element.style.marginTop = '0'
    const isText = element.localName === 'p' && !element.classList.contains('continued')
    if (isText && indent !== '') element.style.textIndent = indent
    if (element.childNodes[0] !== element.firstElementChild && element.firstChild?.textContent?.trim() !== '')
      break
  }
}
