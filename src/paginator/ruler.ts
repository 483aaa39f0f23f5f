/** Measures words as typeset. Measurements are cached, because asking the browser is slow. */
export type Ruler = Readonly<{
  /** Width of a word or a space between two offsets of a node that is set without line breaks, in CSS px. */
  width: (node: Text, start: number, end: number) => number
  /** The same where it stands: beside the text of another element a letter may be closer. */
  widthHere: (node: Text, start: number, end: number) => number
  /** Width of a line of a text that is set without line breaks, from a place to another. */
  lineWidth: (start: LinePlace, end: LinePlace) => number
  /** Width of a mark in the face of a text, such as the hyphen that ends a line. */
  mark: (node: Text, mark: string) => number
  /** Size of the type of a text. */
  size: (node: Text) => number
  /** The features that a text needs to keep the ligatures of its style where its letters are spaced, or `''`. */
  ligatures: (node: Text) => string
  /** The widths that an inline element adds before and after its text. */
  edges: (element: Element) => Edges
}>

/** The font settings of a text. */
type Face = Readonly<{font: string; size: number; isFromRight: boolean; ligatures: string}>

/** A place in a text, or before or after an element in the line. */
export type LinePlace = Readonly<{node: Text | Element; offset: number}>

export type Edges = Readonly<{before: number; after: number}>

export function createRuler(): Ruler {
  const range = document.createRange()
  const chains = new WeakMap<Element, string>()
  const widths = new Map<string, Map<string, number>>()
  const faces = new Map<string, Face>()
  const mixed = new WeakMap<Text, boolean>()
  const marks = new Map<string, number>()
  const edges = new Map<string, Edges>()
  const styledIds = idsInStyles()
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!

  /** Elements with the same names, classes and languages all the way up look the same. */
  function chainOf(element: Element): string {
    const known = chains.get(element)
    if (known !== undefined) return known
    const parent = element.parentElement
    const own = `${element.localName}.${element.className}.${element.getAttribute('lang') ?? ''}`
    // A style of its own, or the style of its place among its siblings, cannot be seen in names.
    const id = styledIds.has(element.id) ? `#${element.id}` : ''
    const special = `${id}${element.getAttribute('style') ?? ''}`
    const chain = `${parent ? chainOf(parent) : ''}>${own}${special}`
    chains.set(element, chain)
    return chain
  }

  function faceOf(node: Text): Face {
    const chain = chainOf(node.parentElement!)
    const known = faces.get(chain)
    if (known) return known
    const style = getComputedStyle(node.parentElement!)
    const {fontStyle, fontWeight, fontSize, fontFamily, fontVariantLigatures} = style
    const {fontFeatureSettings, direction} = style
    const face = {
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
    faces.set(chain, face)
    return face
  }

  function measure(node: Text, start: number, end: number): number {
    range.setStart(node, start)
    range.setEnd(node, end)
    if (!isMixed(node)) return range.getBoundingClientRect().width
    // In `(word` among words from right to left, the parts of a word may stand far from each other.
    return [...range.getClientRects()].reduce((sum, {width}) => sum + width, 0)
  }

  function isMixed(node: Text): boolean {
    const known = mixed.get(node)
    if (known !== undefined) return known
    const isSo = faceOf(node).isFromRight || fromRight.test(node.data)
    mixed.set(node, isSo)
    return isSo
  }

  function edgesOf(element: Element): Edges {
    const chain = chainOf(element)
    const known = edges.get(chain)
    if (known) return known
    const style = getComputedStyle(element)
    const sum = (...lengths: string[]) =>
      lengths.reduce((all, length) => all + (Number.parseFloat(length) || 0), 0)
    const made = {
      before: sum(style.marginInlineStart, style.borderInlineStartWidth, style.paddingInlineStart),
      after: sum(style.marginInlineEnd, style.borderInlineEndWidth, style.paddingInlineEnd)
    }
    edges.set(chain, made)
    return made
  }

  return {
    width(node, start, end) {
      const chain = chainOf(node.parentElement!)
      const text = node.data.slice(start, end)
      const known = widths.get(chain) ?? new Map<string, number>()
      widths.set(chain, known)
      const before = known.get(text)
      if (before !== undefined) return before
      const width = measure(node, start, end)
      known.set(text, width)
      return width
    },
    widthHere: measure,
    lineWidth(start, end) {
      if (start.node instanceof Text) range.setStart(start.node, start.offset)
      else range.setStartBefore(start.node)
      if (end.node instanceof Text) range.setEnd(end.node, end.offset)
      else range.setEndAfter(end.node)
      // The box of an atom at the start of a line, such as the checkbox of a task, does not include its margin.
      const before = start.node instanceof Text ? 0 : edgesOf(start.node).before
      return before + range.getBoundingClientRect().width
    },
    mark(node, mark) {
      const {font} = faceOf(node)
      const key = `${mark}${font}`
      const known = marks.get(key)
      if (known !== undefined) return known
      canvas.font = font
      const {width} = canvas.measureText(mark)
      marks.set(key, width)
      return width
    },
    size: node => faceOf(node).size,
    ligatures: node => faceOf(node).ligatures,
    edges: edgesOf
  }
}

/** Letters of scripts that are written from right to left. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * The ids that the style sheets may mention. Most elements have an id for links only, and look like their neighbours.
 */
function idsInStyles(): ReadonlySet<string> {
  const sheets = [...document.querySelectorAll('style')].map(({textContent}) => textContent ?? '')
  return new Set(sheets.flatMap(sheet => [...sheet.matchAll(/#([\w-]+)/g)].map(([, id]) => id!)))
}
