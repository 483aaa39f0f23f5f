import {contentOf, type InlineRun, isRun, leavesOf} from './inline-content.ts'
import {breakLines, type LineEnd} from './line-breaking.ts'
import {hangingOf} from './optical-margins.ts'
import {bestSpace, looser, type Paragraph, readParagraph, type TextPlace} from './paragraph.ts'
import type {Ruler} from './ruler.ts'
import {putSoftHyphens, takeSoftHyphens} from './soft-hyphens.ts'

/**
 * Breaks all justified text of some blocks into lines, each paragraph as a whole, and spaces each line so that the
 * browser breaks it in just these places: a line that is full has no room for the next word.
 */
export function setJustifiedText(blocks: readonly HTMLElement[], ruler: Ruler): void {
  const runs = blocks.flatMap(block => (isTableFigure(block) ? [] : justifiedRuns(block)))
  const measures = runs.map(run => measureOf(run.parent))
  const softHyphens = takeSoftHyphens(runs.flatMap(({nodes}) => [...textsOf(nodes)]))

  for (const {parent} of runs) parent.style.whiteSpace = 'pre'
  const paragraphs = runs.map(run => readParagraph(run, softHyphens, ruler, hangingOf(run.parent, run.nodes)))
  const hangs = new Map<HTMLElement, Hang>()
  const lines = runs.flatMap((run, index) => {
    const paragraph = paragraphs[index]
    const measure = measures[index]!
    const ends = paragraph && bestLines(paragraph, measure)
    if (ends) {
      const lines = spacedLines(paragraph, ends, measure)
      if (paragraph.hangs) {
        const hang = Math.max(hangs.get(run.parent)?.hang ?? 0, ...lines.map(line => line.hangAtEnd))
        hangs.set(run.parent, {hang, margin: measure.marginEnd})
      }
      return applyLines(run, lines)
    }
    putSoftHyphens(textsOf(run.nodes), softHyphens)
    // A text that cannot be even is better ragged than full of holes.
    if (paragraph) run.parent.style.textAlign = 'start'
    return []
  })
  makeRoomForHanging(hangs)
  correctLines(lines)
  for (const {parent} of runs) parent.style.removeProperty('white-space')
  // A figure that leaves its place must not change the indent of the paragraph after it.
  runs.forEach(({parent}, index) => {
    parent.style.textIndent = `${measures[index]!.indent}px`
  })
}

/**
 * What hangs is set in a column that is wider by as much: each line is set to a width of its own, which the browser
 * must not change, and ends before there is room for another word.
 */
function makeRoomForHanging(hangs: ReadonlyMap<HTMLElement, Hang>): void {
  for (const [parent, {hang, margin}] of hangs) {
    parent.style.marginInlineEnd = `${margin - hang - slack}px`
    parent.style.textAlign = 'start'
  }
}

/** How far the lines of a block reach into the margin at their ends, and how wide that is. */
type Hang = Readonly<{hang: number; margin: number}>

/** The room of the lines of a block. */
type Measure = Readonly<{width: number; indent: number; marginEnd: number}>

function justifiedRuns(element: HTMLElement): InlineRun[] {
  return contentOf(element).flatMap(part => {
    if (!isRun(part)) return part.localName === 'math' || isTableFigure(part) ? [] : justifiedRuns(part)
    return getComputedStyle(part.parent).textAlign === 'justify' ? [part] : []
  })
}

function isTableFigure(element: HTMLElement): boolean {
  return element.localName === 'figure' && element.querySelector('table') !== null
}

function measureOf(parent: HTMLElement): Measure {
  const {width, textIndent, marginInlineEnd} = getComputedStyle(parent)
  return {
    width: Number.parseFloat(width),
    indent: Number.parseFloat(textIndent) || 0,
    marginEnd: Number.parseFloat(marginInlineEnd) || 0
  }
}

/** A line is not set to its full width: where browser and we differ in the last digit, it must not overflow. */
const slack = 0.5

function bestLines({pieces}: Paragraph, {width, indent}: Measure): readonly LineEnd[] | undefined {
  const widthOf = (line: number) => width - slack - (line === 0 ? indent : 0)
  for (const tolerance of [1.2, 2.5, 8]) {
    const ends = breakLines(pieces, {widthOf, tolerance, hyphensInARow: 2})
    if (ends) return ends
  }
  return undefined
}

function* textsOf(nodes: Iterable<Node>): Generator<Text> {
  for (const leaf of leavesOf(nodes)) if (leaf instanceof Text) yield leaf
}

/** A line of text as it is to be. */
type Line = Readonly<{
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
  /** How far it reaches into the margins. */
  hangAtStart: number
  hangAtEnd: number
  /** Width of the hyphen, which is seen only where a line is broken. */
  hyphen: number
}>

function spacedLines({pieces, places, hangs}: Paragraph, ends: readonly LineEnd[], measure: Measure): Line[] {
  let from = 0
  return ends.map(({at}, index) => {
    const piece = pieces[at]
    const hangAtStart = index > 0 ? (pieces[from]?.hang ?? 0) : 0
    const hangAtEnd = piece?.hang ?? 0
    const hyphen = piece?.kind === 'penalty' ? piece.width : 0
    let natural = hyphen
    let spaces = 0
    let blank = 0
    let spread = 0
    let letters = 0
    for (let inside = from; inside < at; inside++) {
      const one = pieces[inside]!
      if (one.kind === 'penalty') continue
      spread += one.stretch
      if (one.kind === 'box') {
        natural += one.width
        letters += one.stretch
      } else {
        natural += one.width / bestSpace
        blank += one.width / bestSpace
        spaces++
      }
    }
    from = at
    while (from < pieces.length && pieces[from]!.kind !== 'box') from++
    const column = measure.width - (hangs ? 0 : slack) - (index === 0 ? measure.indent : 0)
    const width = column + hangAtStart + hangAtEnd
    const isLast = piece === undefined
    const missing = spaces > 0 && (!isLast || natural > width) ? width - natural : 0
    // A line that has next to no words for its width is better short than full of holes.
    const short = missing > blank * mostRoom ? missing - blank * shortRoom : 0
    const room = missing - short
    // Letters take their part, as far as it is too little to be seen.
    const ratio = Math.max(-0.75, Math.min(1.5, room / spread))
    return {
      width: width - short,
      short,
      wordSpacing: room === 0 ? 0 : (room - ratio * letters) / spaces,
      letterSpacing: room === 0 ? 0 : ratio * looser,
      spaces: room === 0 ? 0 : spaces,
      end: isLast ? undefined : places[at],
      mark: piece?.kind !== 'penalty' ? 'space' : hyphen > 0 ? 'hyphen' : 'none',
      hyphen,
      hangAtStart,
      hangAtEnd
    }
  })
}

/** How much of a space may be added to each on a line, and how much is where that is too little. */
const mostRoom = 2
const shortRoom = 0.5

/** A line in the document: the nodes that it was made of. */
type SetLine = Readonly<{line: Line; first: Node; last: Text; spans: readonly HTMLElement[]}>

function applyLines(run: InlineRun, lines: readonly Line[]): SetLine[] {
  const set: SetLine[] = []
  let index = 0
  let first: Node | undefined
  let latest: Text | undefined
  let spans: HTMLElement[] = []
  for (const leaf of [...leavesOf(run.nodes)]) {
    if (!(leaf instanceof Text)) {
      first ??= leaf
      continue
    }
    let start = 0
    const parts: Node[] = []
    const add = (text: string): Text => {
      const part = spaced(text, lines[index])
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
      if (line.short > 0) spans.at(-1)!.style.marginInlineEnd = `${line.short}px`
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

/** Text with its spaces; those at the end of a line hang beyond it. Ligatures stay, unlike in text that is spaced out. */
function spaced(text: string, line: Line | undefined): Node {
  if (!line || line.spaces === 0 || text === '') return document.createTextNode(text)
  const span = document.createElement('span')
  span.style.wordSpacing = `${line.wordSpacing.toFixed(3)}px`
  if (Math.abs(line.letterSpacing) > 0.0002) {
    span.style.letterSpacing = `${line.letterSpacing.toFixed(5)}em`
    span.style.fontVariantLigatures = 'common-ligatures'
  }
  span.textContent = text
  return span
}

/**
 * Letters stand closer beside some others, over the ends of words and elements, so that a line is not as wide as the
 * sum of its words. Measured once more as a whole, each line becomes as wide as it is to be.
 */
function correctLines(lines: readonly SetLine[]): void {
  const range = document.createRange()
  const corrections = lines.map(({line, first, last}) => {
    if (line.spaces === 0) return 0
    range.setStartBefore(first)
    range.setEnd(last, last.data.trimEnd().length)
    const {width} = range.getBoundingClientRect()
    return (line.width - line.hyphen - width) / line.spaces
  })
  lines.forEach(({line, spans}, index) => {
    const correction = corrections[index]!
    if (Math.abs(correction) < 0.005 || Math.abs(correction) > 1) return
    for (const span of spans) span.style.wordSpacing = `${(line.wordSpacing + correction).toFixed(3)}px`
  })
}
