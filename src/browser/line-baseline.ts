import {rectAt, type TypesetLine} from './typeset-lines.ts'

/**
 * The box of the first character of a line, measured after the numbers were inserted: a picture followed by a number is
 * no longer an only child, so the lines below may have moved. A line that begins with a formula, or with a raised mark,
 * as notes and affiliations do, is measured at its first text on the baseline.
 */
export function presentRect(
  number: HTMLElement,
  {node, rect}: TypesetLine,
  lead: number,
  range: Range
): DOMRect {
  const text = number.previousSibling
  if (node instanceof Element) return textBeside(number, node.getBoundingClientRect(), range)
  if (!(text instanceof Text)) return rect
  const present = rectAt(text, text.length - lead, range) ?? rect
  return isRaised(text) ? textBeside(number, present, range) : present
}

/** The box of the first text on the baseline after a number; `otherwise` without such text. */
function textBeside(number: HTMLElement, otherwise: DOMRect, range: Range): DOMRect {
  const block = number.closest('p, li, dd, td, th, figcaption, div, section') ?? document.body
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  texts.currentNode = number.lastChild ?? number
  for (let text = texts.nextNode(); text instanceof Text; text = texts.nextNode()) {
    // The text of another formula may be anywhere: only its drawing is on the line.
    if (text.data.trim() === '' || isRaised(text)) continue
    const rect = rectAt(text, text.data.search(/\S/), range)
    return !rect || rect.top > otherwise.bottom || rect.bottom < otherwise.top ? otherwise : rect
  }
  return otherwise
}

/** Whether a text is a formula, or raised or lowered from the baseline. */
function isRaised(text: Text): boolean {
  if (text.parentElement?.closest('math, .typeset, sup, sub')) return true
  for (let parent = text.parentElement; parent; parent = parent.parentElement) {
    const {verticalAlign, display} = getComputedStyle(parent)
    if (display !== 'inline') return false
    if (verticalAlign !== 'baseline') return true
  }
  return false
}
