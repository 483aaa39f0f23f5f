/** How the lines of a proof are numbered. All lengths are CSS px. */
export type LineNumberOptions = Readonly<{
  /** The blocks whose lines are numbered; a line of nested blocks belongs to the innermost. */
  selector: string
  /** Nothing inside these is numbered; an empty string excludes nothing. */
  excluded: string
  /**
   * Width of the page area, so that lines are measured at their typeset width. If absent, lines are measured as laid
   * out.
   */
  width?: number | undefined
  /**
   * From the number to the edge of the text. The number is in the padding of the body, because a page clips everything
   * outside.
   */
  gap: number
  /** Where the lines of the page begin, or end. */
  side: 'start' | 'end'
  /** Only every nth number is shown, but all lines count. */
  every: number
  fontSize: number
  color: string
  /** From one page to the next where a paginator has laid the pages out side by side; 0 for one endless page. */
  pageStride: number
}>

/**
 * Runs in the page: numbers its typeset lines from 1, in reading order, and gives the count. Each number is an
 * `aria-hidden` element out of the flow, put after the first word of its line: before the word it would be on the line
 * above, and inside the flow it would change the lines that it counts. CSS has no line numbers. A paragraph that begins
 * with a display formula gets its number at its first words.
 */
export function numberLines(options: LineNumberOptions): number {
  type Line = {node: Text | Element; start: number; end: number; rect: DOMRect}
  type Position = {rect: DOMRect; isAtom: boolean}

  const atoms = 'math, svg, img, .katex'
  const html = document.documentElement
  const {body} = document
  const range = document.createRange()

  const widthBefore = html.style.width
  if (options.width !== undefined) html.style.width = `${options.width}px`
  const bodyLeft = body.getBoundingClientRect().left
  const lines = findLines()
  const numbers = numberAsSeen(lines)
  addStyle()
  alignNumbers(insertNumbers(lines, numbers))
  html.style.width = widthBefore
  return numbers.size

  /** All lines in document order. A block continues in its line after a note or list inside it. */
  function findLines(): Line[] {
    const found: Line[] = []
    const current = new Map<Element, Position>()
    for (const node of nodesIn(body)) {
      if (node instanceof Element) {
        if (!node.matches(atoms) || node.parentElement?.closest(atoms)) continue
        const block = node.closest(options.selector)
        const rect = node.getBoundingClientRect()
        if (block && block !== node && rect.height > 0)
          addLines(block, [{node, start: 0, end: 0, rect}], true)
      } else if (node instanceof Text && !node.parentElement?.closest(`${atoms}, style, script`)) {
        const block = node.parentElement?.closest(options.selector)
        if (block) addLines(block, linesOf(node, current.get(block)), false)
      }
    }
    return found

    function addLines(block: Element, starts: readonly Line[], isAtom: boolean): void {
      for (const line of starts) {
        const before = current.get(block)
        const goesOn = before && isSameLine(before, {rect: line.rect, isAtom})
        if (!goesOn) found.push(line)
        if (!goesOn || before.isAtom) current.set(block, {rect: line.rect, isAtom})
      }
    }
  }

  /**
   * The nodes that may be on a line, in document order. It walks by hand, because a filter of a `TreeWalker` is a
   * callback, and no callback runs in a page whose scripts are off.
   */
  function* nodesIn(parent: Node): Generator<Node> {
    for (const node of parent.childNodes) {
      if (node instanceof Element && options.excluded !== '' && node.matches(options.excluded)) continue
      yield node
      yield* nodesIn(node)
    }
  }

  /** Where the lines of a text node begin. The text of a line that has begun before is its first line. */
  function linesOf(node: Text, current: Position | undefined): Line[] {
    range.selectNodeContents(node)
    const rects = Array.from(range.getClientRects())
    if (rects.length === 0) return []
    if (current && rects.every(rect => isSameLine(current, {rect, isAtom: false}))) return []
    const found: Line[] = []
    let start = nextVisible(node, 0)
    while (start !== undefined) {
      const rect = rectAt(node, start)!
      const end = endOfLine(node, start, rect)
      found.push({node, start, end, rect})
      start = nextVisible(node, end)
    }
    return found
  }

  /** The first offset after a line; found by halving, since the characters of a text go from line to line in order. */
  function endOfLine(node: Text, start: number, rect: DOMRect): number {
    let low = start + 1
    let high = node.length
    while (low < high) {
      const middle = (low + high) >> 1
      const visible = nextVisible(node, middle)
      const isBeyond =
        visible === undefined ||
        !isSameLine({rect, isAtom: false}, {rect: rectAt(node, visible)!, isAtom: false})
      if (isBeyond) high = middle
      else low = middle + 1
    }
    return low
  }

  function nextVisible(node: Text, from: number): number | undefined {
    for (let offset = from; offset < node.length; offset++) {
      if (!/[\s\u00ad\u200b]/.test(node.data[offset]!) && rectAt(node, offset)) return offset
    }
    return undefined
  }

  /** A character after a break has two boxes; the last one is painted. */
  function rectAt(node: Text, offset: number): DOMRect | undefined {
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    const rects = range.getClientRects()
    return rects[rects.length - 1]
  }

  /** Letters are compared by their middle, since tall scripts reach into the next line; formulas and pictures by overlap. */
  function isSameLine(left: Position, right: Position): boolean {
    const height = Math.min(left.rect.height, right.rect.height)
    if (pageOf(left.rect) !== pageOf(right.rect)) return false
    if (!left.isAtom && !right.isAtom)
      return Math.abs(middleOf(left.rect) - middleOf(right.rect)) < height / 2
    const overlap = Math.min(left.rect.bottom, right.rect.bottom) - Math.max(left.rect.top, right.rect.top)
    return overlap > height * 0.3
  }

  function middleOf(rect: DOMRect): number {
    return (rect.top + rect.bottom) / 2
  }

  function pageOf(rect: DOMRect): number {
    return options.pageStride === 0 ? 0 : Math.floor((rect.left - bodyLeft + 0.5) / options.pageStride)
  }

  /** The numbers of the lines by page: a note comes after the text of its page. */
  function numberAsSeen(lines: readonly Line[]): ReadonlyMap<Line, number> {
    const seen = [...lines].sort(
      (left, right) => pageOf(left.rect) - pageOf(right.rect) || middleOf(left.rect) - middleOf(right.rect)
    )
    const numbers = new Map<Line, number>()
    let last: Line | undefined
    for (const line of seen) {
      // Blocks that stand side by side share their lines.
      if (last && isSameLine({rect: last.rect, isAtom: false}, {rect: line.rect, isAtom: false})) continue
      numbers.set(line, numbers.size + 1)
      last = line
    }
    return numbers
  }

  /** Puts the numbers in from the end of the document, so that the offsets before stay true. */
  function insertNumbers(
    lines: readonly Line[],
    numbers: ReadonlyMap<Line, number>
  ): {element: HTMLElement; line: Line}[] {
    return [...lines].reverse().flatMap(line => {
      const number = numbers.get(line)
      if (number === undefined || number % options.every !== 0) return []
      const element = numberElement(number)
      insertAfterFirstWord(line, element)
      return [{element, line}]
    })
  }

  function insertAfterFirstWord({node, start, end}: Line, element: HTMLElement): void {
    if (!(node instanceof Text)) {
      node.after(element)
      return
    }
    const space = node.data.slice(start).search(/[\s\u00ad\u200b]/)
    const wordEnd = space < 0 ? node.length : start + space
    const firstCharacter = String.fromCodePoint(node.data.codePointAt(start)!)
    // In a word longer than its line the number comes after its first character.
    const offset = wordEnd > end ? start + firstCharacter.length : wordEnd
    if (offset >= node.length) node.after(element)
    else node.splitText(offset).before(element)
  }

  function numberElement(number: number): HTMLElement {
    const element = document.createElement('span')
    element.className = 'line-number'
    element.ariaHidden = 'true'
    element.textContent = String(number)
    return element
  }

  /** One style sheet, since ten thousand elements with `all: initial` of their own take seconds; no CSP forbids it. */
  function addStyle(): void {
    const sheet = new CSSStyleSheet()
    const {fontFamily} = getComputedStyle(body)
    sheet.replaceSync(`.line-number {
      all: initial !important;
      position: absolute !important;
      left: 0 !important;
      font: ${options.fontSize}px ${fontFamily} !important;
      font-variant-numeric: lining-nums tabular-nums !important;
      color: ${options.color} !important;
      white-space: nowrap !important;
    }`)
    document.adoptedStyleSheets.push(sheet)
  }

  /** Moves every number from where it came to stand to where it belongs, whatever it is positioned in. */
  function alignNumbers(numbers: readonly {element: HTMLElement; line: Line}[]): void {
    const style = getComputedStyle(body)
    const box = body.getBoundingClientRect()
    const isLeft = (options.side === 'start') === (style.direction === 'ltr')
    const textLeft = box.left + Number.parseFloat(style.paddingLeft)
    const textRight = box.right - Number.parseFloat(style.paddingRight)
    const moves = numbers.map(({element, line}) => {
      range.selectNodeContents(element)
      const rect = range.getBoundingClientRect()
      const page = pageOf(line.rect) * options.pageStride
      const across = isLeft
        ? textLeft + page - options.gap - rect.right
        : textRight + page + options.gap - rect.left
      return {element, across, down: baselineOf(line.rect) - baselineOf(rect)}
    })
    for (const {element, across, down} of moves) {
      element.style.setProperty('margin-left', `${across}px`, 'important')
      element.style.setProperty('margin-top', `${down}px`, 'important')
    }
  }
  /** The descent of text faces is about a fifth of the height of their boxes. */
  function baselineOf(rect: DOMRect): number {
    return rect.bottom - rect.height * 0.21
  }
}
