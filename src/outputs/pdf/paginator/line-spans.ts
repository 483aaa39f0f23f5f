import {breakBefore} from './formula-breaks.ts'
import {isSpacedText} from './inline-content.ts'
import {readEdges} from './looks.ts'
import {measuringRange} from './measuring-range.ts'
import {edgesAfter, edgesBefore} from './nested-edges.ts'
import type {BreakPlace} from './paragraph.ts'

/** A line in its final form. */
export type SpacedLine = Readonly<{
  /** The width of the line, without its indent. */
  width: number
  /** The width added to each space between words. */
  wordSpacing: number
  /** The width added to each letter, in em. */
  letterSpacing: number
  spaces: number
  /** The width left free at the end of the line, if spaces would otherwise be too wide. */
  short: number
  end: BreakPlace | undefined
  /** The end of the line: at a space, at a hyphen that galley adds, after a symbol of a formula, or elsewhere. */
  mark: 'space' | 'hyphen' | 'sign' | 'none'
  /** The width of the hyphen, which is visible only at the end of a line. */
  hyphen: number
  /** The overhang of the line into the margins. */
  hangAtStart: number
  hangAtEnd: number
}>

/** A line in the document, with its nodes. */
export type SetLine = Readonly<{
  line: SpacedLine
  first: Node
  last: Text | Element
  spans: readonly HTMLElement[]
}>

/** The lines of paragraphs that are set, by the first text node or element of the paragraph. */
export type SetLines = ReadonlyMap<Node, readonly SetLine[]>

/**
 * Wraps the text of each line of a run in spans with its final word and letter spacing; `leaves` are the text nodes and
 * elements of the run.
 */
export function applyLines(
  leaves: readonly (Text | Element)[],
  lines: readonly SpacedLine[],
  ligaturesOf: (text: Text) => string
): SetLine[] {
  const set: SetLine[] = []
  let index = 0
  let first: Node | undefined
  let latest: Text | Element | undefined
  let spans: HTMLElement[] = []
  for (const leaf of leaves) {
    if (!(leaf instanceof Text)) {
      const line = lines[index]
      if (line?.end?.node === leaf && first && latest) {
        breakBefore(leaf, line.short)
        set.push({line, first, last: latest, spans})
        spans = []
        first = undefined
        index++
      }
      first ??= leaf
      latest = leaf
      continue
    }
    let start = 0
    const parts: Node[] = []
    const add = (text: string): Text => {
      const part = spaced(text, lines[index], ligaturesOf(leaf))
      if (part instanceof HTMLElement) spans.push(part)
      parts.push(part)
      if (first === undefined && part instanceof HTMLElement && lines[index]!.hangAtStart > 0)
        part.style.marginInlineStart = `${-lines[index]!.hangAtStart}px`
      first ??= part
      const last = (part.firstChild ?? part) as Text
      latest = last
      return last
    }
    for (let line = lines[index]; line?.end?.node === leaf; line = lines[++index]) {
      const last = add(leaf.data.slice(start, line.end.offset) + (line.mark === 'hyphen' ? '\u00ad' : ''))
      if (last.data === ' ' && (lines[index + 1]?.hangAtStart ?? 0) > 0) removeRoom(spans.at(-1))
      if (line.short > 0) leaveShort(spans.at(-1)!, line.short)
      set.push({line, first: first!, last, spans})
      spans = []
      first = undefined
      if (line.mark === 'none') parts.push(document.createElement('wbr'))
      start = line.end.offset
    }
    if (start < leaf.length) add(leaf.data.slice(start))
    leaf.replaceWith(...parts)
  }
  const line = lines[index]
  if (line && first && latest) set.push({line, first, last: latest, spans})
  return set
}

/**
 * Leaves a width free at the end of a line. If the line ends in an element with only a space, a margin would move this
 * element, with the word before it, to the next line, so the element becomes a box.
 */
function leaveShort(end: HTMLElement, room: number): void {
  if (end.textContent !== ' ') {
    end.style.marginInlineEnd = `${room}px`
    return
  }
  end.style.display = 'inline-block'
  end.style.width = `${room}px`
  end.style.whiteSpace = 'pre'
}

/**
 * Removes the width of an element with only a space at the end of a line, as after a note call. Chromium counts that
 * width if the next line hangs into the margin, and would end the line one word earlier.
 */
function removeRoom(blank: HTMLElement | undefined): void {
  if (blank === undefined) return
  blank.style.fontSize = '0'
  blank.style.lineHeight = '0'
}

/**
 * Creates the node of a text with its adjusted spaces; spaces at the end of a line extend beyond it. Browsers disable
 * ligatures in letter-spaced text unless the style requests them as font features; here, the letter spacing is so small
 * that it is invisible.
 */
function spaced(text: string, line: SpacedLine | undefined, ligatures: string): Node {
  if (!line || (line.spaces === 0 && line.letterSpacing === 0) || text === '')
    return document.createTextNode(text)
  const span = document.createElement('span')
  span.style.wordSpacing = `${line.wordSpacing.toFixed(3)}px`
  if (Math.abs(line.letterSpacing) > 0.0002) {
    span.style.letterSpacing = `${line.letterSpacing.toFixed(5)}em`
    if (ligatures !== '') span.style.fontFeatureSettings = ligatures
  }
  span.textContent = text
  return span
}

/** Measures lines while the browser cannot break their text yet, and gives each line its final width. */
export function correctLines(lines: readonly SetLine[]): void {
  const range = measuringRange()
  const corrections = lines.map(({line, first, last}) => {
    if (line.spaces === 0) return 0
    range.setStartBefore(first)
    const end = last instanceof Text ? last.data.trimEnd().length : undefined
    if (end === undefined) range.setEndAfter(last)
    else range.setEnd(last, end)
    const {width} = range.getBoundingClientRect()
    const edges = marginBefore(first) + edgesBefore(first, readEdges)
    const after = end === undefined || end === last.textContent?.length ? edgesAfter(last, readEdges) : 0
    return (line.width - line.hyphen - width - edges - after) / line.spaces
  })
  lines.forEach(({line, spans}, index) => {
    const correction = corrections[index]!
    if (Math.abs(correction) < 0.005 || Math.abs(correction) > 1) return
    for (const span of spans) span.style.wordSpacing = `${(line.wordSpacing + correction).toFixed(3)}px`
  })
}

/** The margin before an atom that begins a line, such as a task's checkbox. */
function marginBefore(first: Node): number {
  if (!(first instanceof Element) || isSpacedText(first)) return 0
  return Number.parseFloat(getComputedStyle(first).marginInlineStart) || 0
}
