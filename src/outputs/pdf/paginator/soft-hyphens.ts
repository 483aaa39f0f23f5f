import {textsIn} from './measured-texts.ts'
import {measuringRange} from './measuring-range.ts'

/**
 * Removes the soft hyphens that are not at the end of a line. Where the browser breaks the lines, also removes soft
 * hyphens that would make three consecutive lines end in a hyphen.
 */
export function settleSoftHyphens(blocks: readonly Element[]): void {
  const texts = blocks.flatMap(textsIn)
  dropUnused(texts)
  const ragged = new Set<Element>()
  for (const {data, parentElement} of texts)
    if (data.includes('\u00ad') && parentElement !== null) {
      const block = blockAround(parentElement)
      if (getComputedStyle(block).textAlign !== 'justify') ragged.add(block)
    }
  for (const block of ragged) levelLadders(block)
}

/**
 * Removes the soft hyphens at which no line was broken. All texts are measured before any is changed, so that one
 * layout is enough. Few words are broken, so letters are measured only in words that are on two lines.
 */
function dropUnused(texts: readonly Text[]): void {
  const range = measuringRange()
  const changes: [Text, string][] = []
  for (const node of texts) {
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

function blockAround(element: Element): Element {
  let block = element
  while (block.parentElement !== null && getComputedStyle(block).display === 'inline')
    block = block.parentElement
  return block
}

/** A hyphen at the end of a line; `isSpare` is true for a soft hyphen in a word that would fit on one line. */
type LineHyphen = Readonly<{node: Text; at: number; isSpare: boolean; bottom: number}>

/**
 * Removes soft hyphens from runs of three hyphenated lines. A word that is no longer hyphenated moves the rest of its
 * block, so the search is repeated.
 */
function levelLadders(block: Element): void {
  const texts = textsIn(block)
  for (;;) {
    const hyphen = hyphenOfLadder(block, texts)
    if (hyphen === undefined) return
    const {node, at} = hyphen
    node.data = node.data.slice(0, at) + node.data.slice(at + 1)
    dropUnused(texts)
  }
}

/**
 * Finds the first three consecutive lines that end in hyphens, at least one of them spare, and returns the last spare
 * hyphen.
 */
function hyphenOfLadder(block: Element, texts: readonly Text[]): LineHyphen | undefined {
  const style = getComputedStyle(block)
  const leading = Number.parseFloat(style.lineHeight) || Infinity
  const hyphens = lineHyphens(texts, Number.parseFloat(style.width))
  for (let third = 2; third < hyphens.length; third++) {
    const row = hyphens.slice(third - 2, third + 1)
    const isRow = row.slice(1).every(({bottom}, index) => bottom - row[index]!.bottom < leading * 1.5)
    const spare = isRow ? row.findLast(({isSpare}) => isSpare) : undefined
    if (spare !== undefined) return spare
  }
  return undefined
}

function lineHyphens(texts: readonly Text[], width: number): readonly LineHyphen[] {
  const range = measuringRange()
  return texts.flatMap(node =>
    Array.from(node.data.matchAll(/(?<=\S)[-\u2010\u00ad](?=\S)/g), ({0: sign, index: at}): LineHyphen[] => {
      if (!isBrokenAt(range, node, at)) return []
      const {bottom} = boxAt(range, node, at - 1)!
      return [
        {node, at, isSpare: sign === '\u00ad' && wordWidth(range, node, at) < width * mostOfLine, bottom}
      ]
    }).flat()
  )
}

/** The width that the word around a place has on a single line. */
function wordWidth(range: Range, node: Text, at: number): number {
  range.setStart(node, node.data.slice(0, at).search(/\S*$/))
  range.setEnd(node, at + node.data.slice(at).search(/\s|$/))
  return [...range.getClientRects()].reduce((sum, {width}) => sum + width, 0)
}

/** The fraction of a line into which a whole word must fit, even after an indent. */
const mostOfLine = 0.8

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

/** The box of a letter; after a line break, a letter has two boxes, of which the last is painted. */
function boxAt(range: Range, node: Text, offset: number): DOMRect | undefined {
  range.setStart(node, offset)
  range.setEnd(node, offset + 1)
  return [...range.getClientRects()].at(-1)
}

/** The maximum difference of the heights, in CSS px, at which two boxes on the same line end. */
const sameLine = 4
