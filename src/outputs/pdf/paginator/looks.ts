/** The widths that an inline element adds before and after its text. */
export type Edges = Readonly<{before: number; after: number}>

/** The font settings of a text. */
export type Face = Readonly<{font: string; size: number; isFromRight: boolean; ligatures: string}>

/**
 * Returns a function that names the look of an element. Elements with the same names, classes and languages, including
 * those of their ancestors, look the same, so styles are computed only once per look.
 */
export function createElementLooks(): (element: Element) => string {
  const known = new WeakMap<Element, string>()
  const styledIds = idsInStyles()
  return function lookOf(element: Element): string {
    const before = known.get(element)
    if (before !== undefined) return before
    const parent = element.parentElement
    const own = `${element.localName}.${element.className}.${element.getAttribute('lang') ?? ''}`
    // Inline styles, and ids that style sheets mention, are part of the name.
    const id = styledIds.has(element.id) ? `#${element.id}` : ''
    const special = `${id}${element.getAttribute('style') ?? ''}`
    const look = `${parent ? lookOf(parent) : ''}>${own}${special}`
    known.set(element, look)
    return look
  }
}

/** The ids that style sheets may mention. Most ids are only link targets and do not affect the look. */
function idsInStyles(): ReadonlySet<string> {
  const sheets = [...document.querySelectorAll('style')].map(({textContent}) => textContent ?? '')
  return new Set(sheets.flatMap(sheet => [...sheet.matchAll(/#([\w-]+)/g)].map(([, id]) => id!)))
}

/** The font settings of an element. */
export function readFace(element: Element): Face {
  const style = getComputedStyle(element)
  const {fontStyle, fontWeight, fontSize, fontFamily, fontVariantLigatures} = style
  const {fontFeatureSettings, direction} = style
  return {
    font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
    size: Number.parseFloat(fontSize),
    isFromRight: direction === 'rtl',
    ligatures:
      fontVariantLigatures !== 'normal'
        ? ''
        : fontFeatureSettings === 'normal'
          ? '"liga"'
          : `"liga", ${fontFeatureSettings}`
  }
}

/** The margins, borders and paddings on both sides of an inline element. */
export function readEdges(element: Element): Edges {
  const style = getComputedStyle(element)
  const sum = (...lengths: string[]) =>
    lengths.reduce((all, length) => all + (Number.parseFloat(length) || 0), 0)
  return {
    before: sum(style.marginInlineStart, style.borderInlineStartWidth, style.paddingInlineStart),
    after: sum(style.marginInlineEnd, style.borderInlineEndWidth, style.paddingInlineEnd)
  }
}
