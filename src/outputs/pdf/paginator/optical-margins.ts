import type {Ruler} from './ruler.ts'

/**
 * The overhang of a character at the end of a line into the margin, in CSS px, so that the edge looks straight. Small
 * marks have little ink, so a line that ends in one looks short. The values follow the protrusion of pdfTeX and its
 * package microtype.
 */
export function hangAtEnd(node: Text, mark: string, ruler: Ruler): number {
  const part = endParts.get(mark)
  return part === undefined ? 0 : part * ruler.mark(node, mark)
}

/** The overhang of a character at the beginning of a line. */
export function hangAtStart(node: Text, mark: string, ruler: Ruler): number {
  const part = startParts.get(mark)
  return part === undefined ? 0 : part * ruler.mark(node, mark)
}

/** The sides on which lines of a text can hang into the margin; `atFirst`: whether the first line does at its start. */
export type Hanging = Readonly<{atFirst: boolean; atStart: boolean; atEnd: boolean}>

/**
 * Whether punctuation hangs at the start and at the end of the lines of a paragraph. It hangs only in whole
 * left-to-right paragraphs, unless the style sets `--optical-margins: off`, and only on a side where the page has a
 * gutter, because content outside the page area is missing from the PDF. As in TeX, the first line does not hang at its
 * start if it is indented or follows the marker of a list item.
 */
export function hangingOf(parent: HTMLElement, nodes: readonly Node[]): Hanging {
  if (parent.localName !== 'p' || nodes.length !== parent.childNodes.length) return none
  const style = getComputedStyle(parent)
  if (style.direction !== 'ltr' || style.display !== 'block' || parent.closest('td, th') !== null) return none
  if (style.getPropertyValue('--optical-margins').trim() === 'off') return none
  const {paddingLeft, paddingRight} = getComputedStyle(document.body)
  const isWide = (gutter: string) => Number.parseFloat(gutter) >= leastGutter
  const atStart = isWide(paddingLeft)
  const isMarked = parent.parentElement?.localName === 'li' && parent.previousElementSibling === null
  const isIndented = Number.parseFloat(style.textIndent) !== 0
  return {atFirst: atStart && !isMarked && !isIndented, atStart, atEnd: isWide(paddingRight)}
}

const none: Hanging = {atFirst: false, atStart: false, atEnd: false}

/** The minimum width of a gutter into which lines can hang: the greatest overhang, in CSS px. */
const leastGutter = 4

const quotationMarks = ["'", '"', '‘', '’', '‚', '“', '”', '„'].map(mark => [mark, 0.5] as const)

/** The fraction of a character's width that hangs at the end of a line. */
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

const startParts: ReadonlyMap<string, number> = new Map([
  ...quotationMarks,
  ['«', 0.3],
  ['»', 0.3],
  ['(', 0.1],
  ['¿', 0.1],
  ['¡', 0.1]
])
