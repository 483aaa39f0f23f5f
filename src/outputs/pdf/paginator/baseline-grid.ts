/**
 * If the style requests it (`--baseline-grid: on`), aligns the blocks of columns to a grid, so that lines in
 * neighbouring columns are level. Blocks with another line height, such as references, are not aligned. Lists and
 * quotations are off the grid by the space that their style sets below them, usually half a line. The space after a
 * figure belongs to the figure, which can move elsewhere.
 */
export function alignToGrid(
  endless: readonly Readonly<{element: HTMLElement; columns: number}>[],
  leading: number
): void {
  for (const {element, columns} of endless) {
    if (columns === 1) continue
    for (const part of element.children) {
      if (isOnGrid(part)) alignBlocks([...part.children] as HTMLElement[], leading)
    }
  }
}

/** Returns a function that tells whether a block is on the grid of its columns. */
export function griddedIn(
  endless: readonly Readonly<{element: HTMLElement; columns: number}>[]
): (block: HTMLElement) => boolean {
  const parts = endless
    .filter(({columns}) => columns > 1)
    .flatMap(({element}) => [...element.children].filter(isOnGrid))
  return block => block.closest(offGridBlocks) === null && parts.some(part => part.contains(block))
}

/** Blocks that are not on the grid, because they have their own line height. */
const offGridBlocks = '.references, .references-section, [hidden]'

/** Whether a block of the text has the same space above and below it, and lines off the grid. */
export function isInset(block: Element | null): block is HTMLElement {
  return block?.matches('ul, ol, dl, blockquote') ?? false
}

function alignBlocks(blocks: readonly HTMLElement[], leading: number): void {
  const measured = blocks.map(block => {
    const {top, bottom} = block.getBoundingClientRect()
    return {block, top, bottom, isOnGrid: !block.matches(offGridBlocks)}
  })
  const origin = measured[0]?.top ?? 0
  let shift = 0
  // Space is added above headings rather than below them, so that headings stay close to their text.
  let start = 0
  measured.forEach(({top, isOnGrid, block}, index) => {
    const isHeading = block instanceof HTMLHeadingElement
    const follows = index > 0 && measured[index - 1]!.block instanceof HTMLHeadingElement
    if (!follows) start = index
    const inset = isInset(block) && !follows && index > 0 ? roomBelow(block) : 0
    const off = offGrid(top + shift - origin - inset, leading)
    const first = measured[start]!
    const before = measured[start - 1]
    if (!isOnGrid || isHeading || off === 0) return
    shift += leading - off
    // The space above a heading at the top of a column is added later, when the column is built.
    if (before === undefined) return
    const room = first.top - before.bottom + leading - off
    if (before.block.localName === 'figure') before.block.style.marginBottom = `${room}px`
    else first.block.style.marginTop = `${room}px`
  })
}

/** The block of the text that contains a node of an endless column. */
export function textBlockOf(column: HTMLElement, node: Node): HTMLElement | undefined {
  let block = node instanceof HTMLElement ? node : node.parentElement
  while (block?.parentElement && block.parentElement.parentElement !== column) block = block.parentElement
  return block ?? undefined
}

/** The space that the style sets below a block; the space above may have been changed to align the block. */
function roomBelow(block: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(block).marginBottom) || 0
}

/** The distance of a height from the grid line above it; 0 if it is nearly on a grid line. */
export function offGrid(height: number, leading: number): number {
  const off = ((height % leading) + leading) % leading
  return off < 0.3 || leading - off < 0.3 ? 0 : off
}

/** Whether the style turns the grid on for a part of the article. */
export function isOnGrid(part: Element): boolean {
  return getComputedStyle(part).getPropertyValue('--baseline-grid').trim() === 'on'
}
