import {largestOf} from '../../../core/extremes.ts'
import {ascender, createInkFinder, descender, type Ink, type InkFinder} from './line-ink.ts'
import {textsIn} from './measured-texts.ts'

/**
 * Keeps the distance between the lines of a text even if formulas in them are taller than letters: a formula may use
 * the space between two lines. By default, browsers make a line as high as its formulas.
 * - Needs a text whose lines are not set yet.
 * - Leaves formulas with margins that make them as high as letters for their lines, and with their actual height and
 *   depth in `data-height` and `data-depth`, in em.
 */
export function limitFormulas(article: HTMLElement): void {
  const sizes = article.querySelectorAll<HTMLElement>(`:is(${textBlocks}) :is(.typeset, .piece) > i`)
  for (const size of sizes) {
    if (size.closest(others) !== null) continue
    const depth = -(Number.parseFloat(size.style.verticalAlign) || 0)
    const height = Number.parseFloat(size.style.height) - depth
    if (height <= ascender && depth <= descender) continue
    const part = size.parentElement!
    part.dataset.height = String(height)
    part.dataset.depth = String(depth)
    part.style.marginTop = `${Math.min(0, ascender - height)}em`
    part.style.marginBottom = `${Math.min(0, descender - depth)}em`
  }
}

/**
 * Moves lines apart where a formula would be closer than a point to the ink above or below it, by the missing distance,
 * like TeX's `\lineskip`. In a block on a baseline grid (`isGridded`), lines move only where letters and
 * formulas are above each other; the block that follows is on the grid again.
 * - Needs text set in lines.
 * - Leaves lines where they are, except those that it moves down.
 */
export function moveLinesApart(
  blocks: readonly HTMLElement[],
  isGridded: (block: HTMLElement) => boolean
): void {
  const lines = tallLines(tallParts(blocks))
  const inkOf = createInkFinder()
  const moves = lines.map(line => {
    return {part: line[0]!, ...missingRoom(line, lines, inkOf, isGridded(line[0]!.block))}
  })
  for (const {part, above, below} of moves) {
    const {element, leading, top, height, depth} = part
    if (above > 0) element.style.marginTop = `${top + above - height}px`
    if (below > 0) element.style.marginBottom = `${leading - top + below - depth}px`
  }
}

/** Blocks of running text. */
const textBlocks = 'p, li, dd, dt'

/** Elements in which formulas are not part of running text. */
const others = '.equation, td, th, figcaption, caption, h1, h2, h3, h4, h5, h6'

/**
 * The minimum distance between characters in neighbouring lines, in CSS px: a point, plus a margin because browsers
 * round positions.
 */
const skip = 4 / 3 + 0.5

/** A part of a formula that is taller or deeper than letters; lengths are in CSS px. */
type TallPart = Readonly<{
  element: HTMLElement
  block: HTMLElement
  ink: Ink
  baseline: number
  height: number
  depth: number
  leading: number
  /** The distance of the baseline from the upper edge of the line, as if the line had no formulas. */
  top: number
}>

function tallParts(blocks: readonly HTMLElement[]): readonly TallPart[] {
  const elements = blocks.flatMap(block => [...block.querySelectorAll<HTMLElement>('[data-height]')])
  return elements.map(element => {
    const block = element.closest<HTMLElement>(textBlocks)!
    const {lineHeight, paddingTop} = getComputedStyle(block)
    const em = Number.parseFloat(getComputedStyle(element).fontSize)
    const leading = Number.parseFloat(lineHeight) || em * 1.2
    const [height, depth] = [Number(element.dataset.height) * em, Number(element.dataset.depth) * em]
    const {left, right, bottom} = element.getBoundingClientRect()
    const baseline = bottom - depth
    const from = baseline - block.getBoundingClientRect().top - Number.parseFloat(paddingTop)
    // The remainder is too small if a line above is higher for another reason.
    const top = Math.max(from % leading, leading * 0.6)
    const ink = {left, right, top: baseline - height, bottom: baseline + depth}
    return {element, block, ink, baseline, height, depth, leading, top}
  })
}

/** The tall parts on one line. */
type TallLine = readonly TallPart[]

function tallLines(parts: readonly TallPart[]): readonly TallLine[] {
  const lines: TallPart[][] = []
  for (const part of parts) {
    const isSame = ([{block, baseline}]: readonly [TallPart, ...TallPart[]]) =>
      block === part.block && Math.abs(baseline - part.baseline) < part.leading / 3
    const line = lines.findLast(one => isSame(one as [TallPart]))
    if (line === undefined) lines.push([part])
    else line.push(part)
  }
  return lines
}

/** The space that is missing above and below a line; if two lines with formulas are too close, the lower one moves. */
function missingRoom(
  line: TallLine,
  lines: readonly TallLine[],
  inkOf: InkFinder,
  isOnGrid: boolean
): Readonly<{above: number; below: number}> {
  const {block, baseline, leading} = line[0]!
  const texts = textsAround(block)
  const lineAt = (side: -1 | 1) =>
    lines.find(([other]) => Math.abs((other!.baseline - baseline) * side - leading) < leading / 2)
  const [before, after] = [lineAt(-1), lineAt(1)]
  const room = (parts: TallLine, others: TallLine, side: -1 | 1): readonly number[] =>
    parts.flatMap(({ink, baseline}) => {
      const sides = isOnGrid
        ? {left: ink.left - skip, right: ink.right + skip}
        : {left: -Infinity, right: Infinity}
      const [near, far] = [baseline + side * leading * 0.6, baseline + side * leading * 2]
      const area = {...sides, top: Math.min(near, far), bottom: Math.max(near, far)}
      const beside = others
        .map(other => other.ink)
        .filter(other => other.left < sides.right && other.right > sides.left)
      // Excludes the letters of the line itself, which are nearer.
      const isBeyond = ({top, bottom}: Ink) => {
        const middle = (top + bottom) / 2 - baseline
        return side < 0 ? middle < -leading / 2 : middle > leading * 0.3
      }
      return [...inkOf(texts, area, isOnGrid).filter(isBeyond), ...beside].map(other =>
        side < 0 ? other.bottom + skip - ink.top : ink.bottom + skip - other.top
      )
    })
  const above = [...room(line, before ?? [], -1), ...room(before ?? [], line, 1)]
  const below = after === undefined ? room(line, [], 1) : []
  return {above: largestOf([0, ...above]), below: largestOf([0, ...below])}
}

/** The text nodes of a block and of its neighbours, without formulas. */
function textsAround(block: HTMLElement): readonly Text[] {
  const sides = ['previousElementSibling', 'nextElementSibling'] as const
  const [before, after] = sides.map(side => {
    let from: Element | null = block
    while (from !== null && from[side] === null && from.localName !== 'article') from = from.parentElement
    return from?.[side] ?? undefined
  })
  return [before, block, after]
    .flatMap(element => (element === undefined ? [] : textsIn(element)))
    .filter(text => text.data.trim() !== '' && text.parentElement!.closest('.typeset') === null)
}
