/** The painted area of a line: its left, right, upper and lower edge, in CSS px. */
export type Ink = Readonly<{left: number; right: number; top: number; bottom: number}>

/**
 * Finds the painted areas of texts within an area: of each letter if `isExact`; otherwise of whole lines, assuming the
 * height and depth of the tallest and deepest letters.
 */
export type InkFinder = (texts: readonly Text[], area: Ink, isExact: boolean) => readonly Ink[]

/**
 * Creates a finder of the areas that texts cover. Letters are assumed to be as high as in most typefaces, because
 * browsers provide the boxes of fonts, but not of letters.
 */
export function createInkFinder(): InkFinder {
  const range = document.createRange()
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!
  const baselines = new Map<string, number>()

  /** The part of a font's box that is above the baseline. */
  function partAbove({fontStyle, fontWeight, fontSize, fontFamily}: CSSStyleDeclaration): number {
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const known = baselines.get(font)
    if (known !== undefined) return known
    canvas.font = font
    const {fontBoundingBoxAscent: above, fontBoundingBoxDescent: below} = canvas.measureText('x')
    baselines.set(font, above / (above + below))
    return above / (above + below)
  }

  function rectsIn(text: Text, start: number, end: number, area: Ink): readonly DOMRect[] {
    range.setStart(text, start)
    range.setEnd(text, end)
    return [...range.getClientRects()].filter(rect => overlaps(rect, area))
  }

  return (texts, area, isExact) =>
    texts.flatMap(text => {
      const rects = rectsIn(text, 0, text.length, area)
      if (rects.length === 0) return []
      const style = getComputedStyle(text.parentElement!)
      const em = Number.parseFloat(style.fontSize)
      const inkOf = ({left, right, top, height}: DOMRect, above: number, below: number): Ink => {
        const baseline = top + height * partAbove(style)
        return {left, right, top: baseline - above * em, bottom: baseline + below * em}
      }
      if (!isExact) return rects.map(rect => inkOf(rect, ascender, descender))
      const words = [...text.data.matchAll(/\S+/g)].filter(
        ({0: word, index}) => rectsIn(text, index, index + word.length, area).length > 0
      )
      return words.flatMap(({0: word, index}) =>
        Array.from(word).flatMap((letter, at) =>
          rectsIn(text, index + at, index + at + 1, area).map(rect =>
            inkOf(rect, low.test(letter) ? lowHeight : ascender, high.test(letter) ? 0 : descender)
          )
        )
      )
    })
}

/** Whether two areas overlap. */
export function overlaps(one: Ink, other: Ink): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top
}

/** The height and depth of tall and deep letters, in em. */
export const [ascender, descender] = [0.75, 0.25]

/** The height of letters without an ascender, in em. */
const lowHeight = 0.52

/** Matches letters without an ascender, and low marks. */
const low = /[acegmnopqrsuvwxyz.,:;\-–—‐\u00ad]/

/** Matches letters and marks that do not extend below the baseline. */
const high = /[a-fhik-or-xzA-IK-PR-Z0-9.:\-–—‐\u00ad“”‘’]/
