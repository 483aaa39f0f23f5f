import type {Ruler} from './ruler.ts'

/**
 * The overhang of a character at the end of a line into the margin, so that the edge looks straight: small marks
 * have little ink, and a line that ends in one looks short. In CSS px, after the protrusion of pdfTeX and its
 * package microtype.
 */
export function hangAtEnd(node: Text, mark: string, ruler: Ruler): number {
  const part = endParts.get(mark)
  return part === undefined ? 0 : part * ruler.mark(node, mark)
}

/** The same for a character at the beginning of a line. */
export function hangAtStart(node: Text, mark: string, ruler: Ruler): number {
  const part = startParts.get(mark)
  return part === undefined ? 0 : part * ruler.mark(node, mark)
}

/** The ends at which lines of a text can hang. */
export type Hanging = Readonly<{atStart: boolean; atEnd: boolean}>

/**
 * Punctuation hangs only in lines of whole left-to-right paragraphs, unless the style has `--optical-margins: off`, and
 * only on a side where the page has a gutter, because content outside the page area is missing from the PDF.
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

/** As wide as the overhang, in CSS px. */
const leastGutter = 4

const quotationMarks = ["'", '"', '‘', '’', '‚', '“', '”', '„'].map(mark => [mark, 0.5] as const)

/** The fraction of a character's width that hangs. */
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
