import type {Ruler} from './ruler.ts'

/**
 * How far a mark that ends a line reaches into the margin, so that the edge looks straight: small marks have little
 * ink, and a line that ends in one looks short. In CSS px, after the protrusion of pdfTeX and its package microtype.
 */
export function hangAtEnd(node: Text, mark: string, ruler: Ruler): number {
  const part = endParts.get(mark)
  return part === undefined ? 0 : part * ruler.mark(node, mark)
}

/** The same for a mark that begins a line. */
export function hangAtStart(node: Text, mark: string, ruler: Ruler): number {
  const part = startParts.get(mark)
  return part === undefined ? 0 : part * ruler.mark(node, mark)
}

/** At which ends the lines of a text may hang. */
export type Hanging = Readonly<{atStart: boolean; atEnd: boolean}>

/**
 * Hanging marks: only lines of a whole left-to-right paragraph hang, unless the style says `--optical-margins: off`,
 * and only on a side where the page has a gutter, because content outside the page area is missing from the PDF.
 */
export function hangingOf(parent: HTMLElement, nodes: readonly Node[]): Hanging {
  if (parent.localName !== 'p' || nodes.length !== parent.childNodes.length) return none
  const style = getComputedStyle(parent)
  if (style.direction !== 'ltr' || style.display !== 'block' || parent.closest('td, th') !== null) return none
  if (style.getPropertyValue('--optical-margins').trim() === 'off') return none
  const {paddingLeft, paddingRight} = getComputedStyle(document.body)
  const isWide = (gutter: string) => Number.parseFloat(gutter) >= leastGutter
  return {atStart: isWide(paddingLeft), atEnd: isWide(paddingRight)}
}

const none: Hanging = {atStart: false, atEnd: false}

/** As wide as what hangs, in CSS px. */
const leastGutter = 4

const quotationMarks = ["'", '"', '‘', '’', '‚', '“', '”', '„'].map(mark => [mark, 0.5] as const)

/** Which part of the width of a mark hangs. */
const endParts: ReadonlyMap<string, number> = new Map([
  ...quotationMarks,
  ['.', 0.6],
  [',', 0.6],
  ['-', 0.55],
  ['‐', 0.55],
  [';', 0.35],
  [':', 0.4],
  ['–', 0.3],
  ['—', 0.25],
  ['«', 0.3],
  ['»', 0.3]
])

const startParts: ReadonlyMap<string, number> = new Map([...quotationMarks, ['«', 0.3], ['»', 0.3]])
