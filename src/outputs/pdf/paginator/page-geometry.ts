import {ownSheets} from './own-sheets.ts'

/** The margins of a page, in CSS px. */
export type PageMargins = Readonly<{top: number; right: number; bottom: number; left: number}>

/** The area of a page inside its margins, in CSS px. */
export type PageGeometry = Readonly<{
  width: number
  height: number
  /** Space above the first line for raised numbers and tall strokes, because content outside the page is clipped. */
  headroom: number
  margins: PageMargins
}>

/**
 * Reads page size and margins from the document's `@page` rules: first from rules for all pages, then from rules for
 * the named page of the article, as in a proof. Chromium lays out pages in whole px: A4 is 794 by 1123.
 * - Needs the style sheets in the document.
 * - Leaves everything unchanged.
 */
export function readPageGeometry(): PageGeometry {
  const page = {size: '', top: 0, right: 0, bottom: 0, left: 0}
  const main = document.querySelector('main')
  const named = main === null ? '' : getComputedStyle(main).getPropertyValue('page')
  const rules = ownSheets().flatMap(sheet => [...sheet.cssRules])
  for (const name of ['', named]) {
    for (const rule of rules) {
      if (!(rule instanceof CSSPageRule) || rule.selectorText !== name) continue
      const {style} = rule as CSSPageRule & {style: CSSStyleDeclaration}
      page.size = style.getPropertyValue('size') || page.size
      for (const side of ['top', 'right', 'bottom', 'left'] as const) {
        const margin = style.getPropertyValue(`margin-${side}`)
        if (margin !== '') page[side] = lengthOf(margin)
      }
    }
  }
  const [width, height] = sizeOf(page.size)
  const headroom = 3
  return {
    width: width - page.left - page.right,
    // One px less, because content that is a fraction too high would get an additional page.
    height: height - page.top - page.bottom - headroom - 1,
    headroom,
    margins: {top: page.top, right: page.right, bottom: page.bottom, left: page.left}
  }
}

function sizeOf(size: string): readonly [number, number] {
  const words = size
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  const isTurned = words.includes('landscape')
  const lengths = words.filter(word => /^[\d.]/.test(word)).map(lengthOf)
  const named = words.map(word => pageSizes[word]).find(Boolean)
  const [short, long] = named ?? [lengths[0] ?? 816, lengths[1] ?? lengths[0] ?? 1056]
  return isTurned ? [long, short] : [short, long]
}

const pageSizes: Readonly<Record<string, readonly [number, number]>> = {
  a3: [1123, 1587],
  a4: [794, 1123],
  a5: [559, 794],
  b5: [665, 945],
  letter: [816, 1056],
  legal: [816, 1344]
}

/** A length in whole px, rounded down, because content that is a fraction too high would get an additional page. */
function lengthOf(length: string): number {
  const value = Number.parseFloat(length) || 0
  const unit = /[a-z]+$/.exec(length)?.[0] ?? 'px'
  return Math.floor(value * (pxPerUnit[unit] ?? 1) + 1e-6)
}

const pxPerUnit: Readonly<Record<string, number>> = {
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4
}
