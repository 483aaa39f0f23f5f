import {contentOf, type InlineRun, isRun, leavesOf} from './inline-content.ts'
import {breakLines, type LineEnd} from './line-breaking.ts'
import {applyLines, correctLines, type Line, type SetLine} from './line-spans.ts'
import {type MeasuredTexts, measureTexts} from './measured-texts.ts'
import {hangingOf} from './optical-margins.ts'
import {bestSpace, looser, type Paragraph, readParagraph, type TextPlace} from './paragraph.ts'
import type {LinePlace, Ruler} from './ruler.ts'

/**
 * Breaks all justified text of some blocks into lines, each paragraph as a whole, and spaces each line so that the
 * browser breaks it in just these places: a line that is full has no room for the next word. Gives the lines of each
 * paragraph that was set.
 */
export function setJustifiedText(
  blocks: readonly HTMLElement[],
  texts: MeasuredTexts,
  ruler: Ruler
): readonly (readonly SetLine[])[] {
  const runs = blocks.flatMap(block => (isTableFigure(block) ? [] : justifiedRuns(block)))
  const measures = runs.map(run => measureOf(run.parent))
  for (const {parent} of runs) holdTogether(parent)
  const paragraphs = runs.map(run => readParagraph(run, texts, ruler, hangingOf(run.parent, run.nodes)))
  const lines = paragraphs.map((paragraph, index) => {
    const ends = paragraph && bestLines(paragraph, measures[index]!)
    return ends && spacedLines(paragraph, ends, measures[index]!, texts, ruler)
  })
  // What is asked of styles is asked before anything is changed.
  const leaves = runs.map(run => [...leavesOf(run.nodes)])
  texts.join()
  const hangs = new Map<HTMLElement, Hang>()
  const unsure: SetLine[] = []
  const set = runs.map(({parent}, index) => {
    const present = leaves[index]!.filter(leaf => leaf.isConnected)
    const own = lines[index]
    const measure = measures[index]!
    if (own === undefined) {
      texts.putSoftHyphens(present)
      // A text that cannot be even is better ragged than full of holes.
      if (paragraphs[index]) parent.style.textAlign = 'start'
      return []
    }
    if (paragraphs[index]!.hangs) {
      const hang = Math.max(hangs.get(parent)?.hang ?? 0, ...own.map(line => line.hangAtEnd))
      hangs.set(parent, {hang, margin: measure.marginEnd})
    }
    const isUnsure = own.some(({end}) => end && mayBeLigature(end))
    const set = applyLines(present, own, ruler.ligatures)
    if (isUnsure) unsure.push(...set)
    else parent.style.removeProperty('white-space')
    return set
  })
  makeRoomForHanging(hangs)
  correctLines(unsure)
  for (const {parent} of runs) parent.style.removeProperty('white-space')
  // A figure that leaves its place must not change the indent of the paragraph after it.
  runs.forEach(({parent}, index) => {
    parent.style.textIndent = `${measures[index]!.indent}px`
  })
  return set
}

/**
 * The justified texts of some blocks, ready to be measured. Those whose room does not depend on their words are held
 * together before anything is laid out, so that they need not be laid out twice.
 */
export function justifiedTexts(blocks: readonly HTMLElement[]): MeasuredTexts {
  const runs = blocks.flatMap(block => (isTableFigure(block) ? [] : justifiedRuns(block)))
  const inFlow = new Map<Element, boolean>(blocks.map(block => [block, true]))
  const held = runs.filter(({parent}) => isInFlow(parent, inFlow))
  for (const {parent} of held) holdTogether(parent)
  return measureTexts(runs.flatMap(run => [...textsOf(run)]))
}

/** Whether an element is as wide as what holds it. What a figure needs is asked of its words. */
function isInFlow(element: Element, known: Map<Element, boolean>): boolean {
  const before = known.get(element)
  if (before !== undefined) return before
  const {display, float} = getComputedStyle(element)
  const isBlock = /^(block|list-item)$/.test(display) && float === 'none' && element.localName !== 'figure'
  const isIn = isBlock && element.parentElement !== null && isInFlow(element.parentElement, known)
  known.set(element, isIn)
  return isIn
}

/** Sets a text in one line, as it is measured. */
function holdTogether(parent: HTMLElement): void {
  parent.style.whiteSpace = 'pre'
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

function* textsOf({nodes}: InlineRun): Generator<Text> {
  for (const leaf of leavesOf(nodes)) if (leaf instanceof Text) yield leaf
}

function spacedLines(
  {pieces, places, hangs, start, end}: Paragraph,
  ends: readonly LineEnd[],
  measure: Measure,
  texts: MeasuredTexts,
  ruler: Ruler
): Line[] {
  const place = (at: number): LinePlace => {
    const {node, offset} = places[at]!
    return pieces[at]!.kind === 'glue' ? {node, offset: offset - 1} : {node, offset}
  }
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
        letters += (one.size ?? 0) * looser
        natural += one.width / bestSpace
        blank += one.width / bestSpace
        spaces++
      }
    }
    // Letters stand closer beside some others, over the ends of words and elements, so that a line is not as wide as
    // the sum of its words.
    if (spaces > 0) {
      const isLast = piece === undefined
      const before = ends[index - 1]
      const width = ruler.lineWidth(before ? places[before.at]! : start, isLast ? end : place(at)) + hyphen
      if (Math.abs(width - natural) < spaces) natural = width
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
      hyphen,
      end: isLast ? undefined : wholePlace(places[at]!, texts),
      mark: piece?.kind !== 'penalty' ? 'space' : hyphen > 0 ? 'hyphen' : 'none',
      hangAtStart,
      hangAtEnd
    }
  })
}

/** Whether a place may be inside a ligature, of which no part has a width of its own. */
function mayBeLigature({node, offset}: TextPlace): boolean {
  return /[ft][bfhijklt]/.test(node.data.slice(offset - 1, offset + 1))
}

/** A place in a text that is one again. */
function wholePlace({node, offset}: TextPlace, texts: MeasuredTexts): TextPlace {
  const piece = texts.wholeOf(node)
  return piece ? {node: piece.text, offset: piece.start + offset} : {node, offset}
}

/** How much of a space may be added to each on a line, and how much is where that is too little. */
const mostRoom = 2
const shortRoom = 0.5
