import {textsIn} from './measured-texts.ts'

/**
 * Removes the soft hyphens of blocks that do not end a line. All are measured before any is removed, which takes one
 * layout. Few words are broken, so letters are measured only in words on two lines.
 */
export function dropUnusedSoftHyphens(blocks: readonly Element[]): void {
  const range = document.createRange()
  const changes: [Text, string][] = []
  for (const node of blocks.flatMap(textsIn)) {
    if (!node.data.includes('\u00ad')) continue
    const isWhole = isOnOneLine(range, node, 0, node.length)
    const kept = node.data.replace(/[^\s\u00ad]*\u00ad[^\s]*/g, (word, start: number) => {
      const isInOne = isWhole || isOnOneLine(range, node, start, start + word.length)
      return word.replace(/\u00ad/g, (hyphen, inside: number) => {
        const at = start + inside
        if (at === 0 || at + 1 === node.length) return hyphen
        return !isInOne && isBrokenAt(range, node, at) ? hyphen : ''
      })
    })
    if (kept !== node.data) changes.push([node, kept])
  }
  for (const [node, text] of changes) node.data = text
}

function isOnOneLine(range: Range, node: Text, start: number, end: number): boolean {
  range.setStart(node, start)
  range.setEnd(node, end)
  const [first, ...others] = range.getClientRects()
  return others.every(({bottom}) => Math.abs(bottom - first!.bottom) < sameLine)
}

function isBrokenAt(range: Range, node: Text, hyphen: number): boolean {
  const before = boxAt(range, node, hyphen - 1)
  const after = boxAt(range, node, hyphen + 1)
  return before !== undefined && after !== undefined && Math.abs(before.bottom - after.bottom) >= sameLine
}

/** A letter after a break has two boxes; the last is the painted one. */
function boxAt(range: Range, node: Text, offset: number): DOMRect | undefined {
  range.setStart(node, offset)
  range.setEnd(node, offset + 1)
  return [...range.getClientRects()].at(-1)
}

/** Boxes on one line end at the same height, in CSS px. */
const sameLine = 4
