import {isSpacedText} from './inline-content.ts'
import type {TextPlace} from './paragraph.ts'

/** A line of text as it is to be. */
export type Line = Readonly<{
  /** Of the line without its indent. */
  width: number
  /** Added to each space between words. */
  wordSpacing: number
  /** Added to each letter, in em. */
  letterSpacing: number
  spaces: number
  /** Room that is left at its end, since its spaces would be holes. */
  short: number
  end: TextPlace | undefined
  mark: 'space' | 'hyphen' | 'none'
  /** Width of the hyphen, which is seen only where a line is broken. */
  hyphen: number
  /** How far it reaches into the margins. */
  hangAtStart: number
  hangAtEnd: number
}>

/** A line in the document, with its nodes. */
export type SetLine = Readonly<{line: Line; first: Node; last: Text; spans: readonly HTMLElement[]}>

/** The lines of paragraphs that are set, by the first text or element of each. */
export type SetLines = ReadonlyMap<Node, readonly SetLine[]>

/** Puts each line of a run in spans with the spaces that it is to have; `leaves` are the texts and elements of the run. */
export function applyLines(
  leaves: readonly (Text | Element)[],
  lines: readonly Line[],
  ligaturesOf: (text: Text) => string
): SetLine[] {
  const set: SetLine[] = []
  let index = 0
  let first: Node | undefined
  let latest: Text | undefined
  let spans: HTMLElement[] = []
  for (const leaf of leaves) {
    if (!(leaf instanceof Text)) {
      first ??= leaf
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
      latest = (part.firstChild ?? part) as Text
      return latest
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
 * Leaves room at the end of a line. A space alone there would take a margin, and the word before it, to the next line;
 * as a box it stays where it fits.
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
 * Removes the width of a lone space at the end of a line, as after a note call. Chromium counts it if the next line
 * reaches into the margin, and then the line would end a word sooner.
 */
function removeRoom(blank: HTMLElement | undefined): void {
  if (blank === undefined) return
  blank.style.fontSize = '0'
  blank.style.lineHeight = '0'
}

/**
 * Text with its spaces; those at the end of a line hang beyond it. Browsers set no ligatures in letter-spaced text,
 * unless they are requested as features of the font; here the letter-spacing is too small to be seen.
 */
function spaced(text: string, line: Line | undefined, ligatures: string): Node {
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

/** Measures lines that are set, still in one, and makes each as wide as it is to be. */
export function correctLines(lines: readonly SetLine[]): void {
  const range = document.createRange()
  const corrections = lines.map(({line, first, last}) => {
    if (line.spaces === 0) return 0
    range.setStartBefore(first)
    range.setEnd(last, last.data.trimEnd().length)
    const {width} = range.getBoundingClientRect()
    return (line.width - line.hyphen - width - marginBefore(first)) / line.spaces
  })
  lines.forEach(({line, spans}, index) => {
    const correction = corrections[index]!
    if (Math.abs(correction) < 0.005 || Math.abs(correction) > 1) return
    for (const span of spans) span.style.wordSpacing = `${(line.wordSpacing + correction).toFixed(3)}px`
  })
}

/** The margin before an atom that begins a line, such as the checkbox of a task. */
function marginBefore(first: Node): number {
  if (!(first instanceof Element) || isSpacedText(first)) return 0
  return Number.parseFloat(getComputedStyle(first).marginInlineStart) || 0
}
