/** A space between two words of a line that is wide for its font. */
export type Gap = Readonly<{times: number; between: string}>

/**
 * Runs in the laid-out page: returns the spaces in justified lines that are at least `least` times as wide as the space
 * of their font. Code is excluded, because its spaces are wide.
 */
export function wideGaps(least: number): readonly Gap[] {
  const range = document.createRange()
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!
  const spaces = new Map<string, number>()

  function spaceOf(element: Element): number {
    const {fontStyle, fontWeight, fontSize, fontFamily} = getComputedStyle(element)
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    canvas.font = font
    const width = spaces.get(font) ?? canvas.measureText(' ').width
    spaces.set(font, width)
    return width
  }

  function boxAt(node: Text, offset: number): DOMRect | undefined {
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    return [...range.getClientRects()].at(-1)
  }

  const gaps: Gap[] = []
  const names = 'p, li, dd'
  for (const block of document.querySelectorAll(names)) {
    const isJustified = getComputedStyle(block).textAlign === 'justify'
    if (!isJustified && !block.querySelector('[style^="word-spacing"]')) continue
    let space: Readonly<{box: DOMRect; times: number; before: string}> | undefined
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const parent = node.parentElement!
      if (parent.closest(names) !== block || parent.closest('math, svg, code')) {
        space = undefined
        continue
      }
      for (let offset = 0; offset < node.length; offset++) {
        const isSpace = /[ \u00a0]/.test(node.data[offset]!)
        if (!isSpace && space === undefined) continue
        const box = boxAt(node, offset)
        if (box === undefined || box.width === 0) continue
        if (isSpace) {
          const before = node.data.slice(Math.max(0, offset - 20), offset)
          space = {box, times: box.width / spaceOf(parent), before}
          continue
        }
        // If the space ends a line, the next letter is further left.
        if (box.left >= space!.box.left && space!.times >= least)
          gaps.push({
            times: Math.round(space!.times * 100) / 100,
            between: `${space!.before}|${node.data.slice(offset, offset + 20)}`
          })
        space = undefined
      }
    }
  }
  return gaps
}
