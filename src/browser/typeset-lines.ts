/** A line of a laid-out page: its start and end, and the box of its first character in CSS px. */
export type TypesetLine = Readonly<{node: Text | Element; start: number; end: number; rect: DOMRect}>

/** A position on a line; an atom is a formula or a picture. */
type Position = Readonly<{rect: DOMRect; isAtom: boolean}>

/** The page in which to find lines. */
export type LaidOutPage = Readonly<{
  /** The blocks whose lines are found; a line in nested blocks belongs to the innermost. */
  selector: string
  /** A selector of elements whose content is skipped; an empty string skips nothing. */
  excluded: string
  range: Range
  pageOf: (rect: DOMRect) => number
}>

const atoms = 'math, .typeset:not(.breakable), .breakable .piece, svg, img, .katex'

/**
 * Finds all lines of a page, in document order. Text of a block that follows a nested note or list can continue the
 * block's last line.
 */
export function findLines(page: LaidOutPage): TypesetLine[] {
  const {selector, excluded, pageOf} = page
  const found: TypesetLine[] = []
  const current = new Map<Element, Position>()
  for (const node of nodesIn(document.body, excluded)) {
    if (node instanceof Element) {
      if (!node.matches(atoms) || node.parentElement?.closest(atoms)) continue
      const block = node.closest(selector)
      const rect = node.getBoundingClientRect()
      if (block && block !== node && rect.height > 0) addLines(block, [{node, start: 0, end: 0, rect}], true)
    } else if (node instanceof Text && !node.parentElement?.closest(`${atoms}, style, script`)) {
      const block = node.parentElement?.closest(selector)
      if (block) addLines(block, linesOf(node, current.get(block), page), false)
    }
  }
  return found

  function addLines(block: Element, starts: readonly TypesetLine[], isAtom: boolean): void {
    for (const line of starts) {
      const before = current.get(block)
      const goesOn = before && isSameLine(before, {rect: line.rect, isAtom}, pageOf)
      if (!goesOn) found.push(line)
      if (!goesOn || before.isAtom) current.set(block, {rect: line.rect, isAtom})
    }
  }
}

/**
 * Whether two positions are on the same line. Letters are compared by their middle, because tall scripts extend into
 * the next line; formulas and pictures are compared by their overlap.
 */
export function isSameLine(left: Position, right: Position, pageOf: LaidOutPage['pageOf']): boolean {
  const height = Math.min(left.rect.height, right.rect.height)
  if (pageOf(left.rect) !== pageOf(right.rect)) return false
  if (!left.isAtom && !right.isAtom) return Math.abs(middleOf(left.rect) - middleOf(right.rect)) < height / 2
  const overlap = Math.min(left.rect.bottom, right.rect.bottom) - Math.max(left.rect.top, right.rect.top)
  return overlap > height * 0.3
}

export function middleOf(rect: DOMRect): number {
  return (rect.top + rect.bottom) / 2
}

/**
 * The nodes that can be on a line, in document order. A `TreeWalker` would need a filter, which is a callback, and
 * callbacks do not run in a page with scripts disabled.
 */
function* nodesIn(parent: Node, excluded: string): Generator<Node> {
  for (const node of parent.childNodes) {
    if (node instanceof Element && excluded !== '' && node.matches(excluded)) continue
    yield node
    yield* nodesIn(node, excluded)
  }
}

/** The lines that begin in a text node. Text that continues a line belongs to that line. */
function linesOf(node: Text, current: Position | undefined, page: LaidOutPage): TypesetLine[] {
  const {range, pageOf} = page
  range.selectNodeContents(node)
  const rects = Array.from(range.getClientRects())
  if (rects.length === 0) return []
  if (current && rects.every(rect => isSameLine(current, {rect, isAtom: false}, pageOf))) return []
  const found: TypesetLine[] = []
  let start = nextVisible(node, 0, range)
  while (start !== undefined) {
    const rect = rectAt(node, start, range)!
    const end = endOfLine(node, start, rect, page)
    found.push({node, start, end, rect})
    start = nextVisible(node, end, range)
  }
  return found
}

/** The first offset after a line, found by binary search, since later characters are never on earlier lines. */
function endOfLine(node: Text, start: number, rect: DOMRect, {range, pageOf}: LaidOutPage): number {
  let low = start + 1
  let high = node.length
  while (low < high) {
    const middle = (low + high) >> 1
    const visible = nextVisible(node, middle, range)
    const isBeyond =
      visible === undefined ||
      !isSameLine({rect, isAtom: false}, {rect: rectAt(node, visible, range)!, isAtom: false}, pageOf)
    if (isBeyond) high = middle
    else low = middle + 1
  }
  return low
}

function nextVisible(node: Text, from: number, range: Range): number | undefined {
  for (let offset = from; offset < node.length; offset++) {
    if (!/[\s\u00ad\u200b]/.test(node.data[offset]!) && rectAt(node, offset, range)) return offset
  }
  return undefined
}

/** The box of a character: a character after a line break has two boxes, of which the last is painted. */
export function rectAt(node: Text, offset: number, range: Range): DOMRect | undefined {
  range.setStart(node, offset)
  range.setEnd(node, offset + 1)
  const rects = range.getClientRects()
  return rects[rects.length - 1]
}
