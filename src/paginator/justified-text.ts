import {contentOf, type InlineRun, isRun, leavesOf} from './inline-content.ts'
import {breakLines, type LineEnd} from './line-breaking.ts'
import {applyLines, correctLines, type Line} from './line-spans.ts'
import {hangingOf} from './optical-margins.ts'
import {bestSpace, looser, type Paragraph, readParagraph} from './paragraph.ts'
import type {Ruler} from './ruler.ts'
import {putSoftHyphens, takeSoftHyphens} from './soft-hyphens.ts'

/**
 * Breaks all justified text of some blocks into lines, each paragraph as a whole, and spaces each line so that the
 * browser breaks it in just these places: a line that is full has no room for the next word.
 */
export function setJustifiedText(blocks: readonly HTMLElement[], ruler: Ruler): void {
  const runs = blocks.flatMap(block => (isTableFigure(block) ? [] : justifiedRuns(block)))
  const measures = runs.map(measureOf)
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
    parent.style.textIndent = measures[index]!.textIndent
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

/** The room of the lines of a run, and the indent that its parent asks for. */
type Measure = Readonly<{width: number; indent: number; textIndent: string; marginEnd: number}>

function justifiedRuns(element: HTMLElement): JustifiedRun[] {
  return contentOf(element).flatMap((part, index) => {
    if (!isRun(part)) return part.localName === 'math' || isTableFigure(part) ? [] : justifiedRuns(part)
    return getComputedStyle(part.parent).textAlign === 'justify' ? betweenBreaks(part, index === 0) : []
  })
}

/** What stands between forced breaks is set as a paragraph of its own. */
function betweenBreaks({parent, nodes}: InlineRun, isFirst: boolean): JustifiedRun[] {
  const runs: Node[][] = [[]]
  for (const node of nodes) {
    if (node instanceof Element && node.localName === 'br') runs.push([])
    else runs.at(-1)!.push(node)
  }
  // White space where a line begins is not shown, but would be measured.
  for (const [first] of runs)
    if (first instanceof Text && /^[ \t\n\r]/.test(first.data))
      first.data = first.data.replace(/^[ \t\n\r]+/, '')
  return runs
    .map((nodes, index) => ({parent, nodes, isFirst: isFirst && index === 0}))
    .filter(({nodes}) => nodes.some(node => !(node instanceof Text) || node.data.trim() !== ''))
}

/** A run of text; `isFirst`: its parent begins with it, and gives it an indent. */
type JustifiedRun = InlineRun & Readonly<{isFirst: boolean}>

function isTableFigure(element: HTMLElement): boolean {
  return element.localName === 'figure' && element.querySelector('table') !== null
}

function measureOf({parent, isFirst}: JustifiedRun): Measure {
  const {width, textIndent, marginInlineEnd} = getComputedStyle(parent)
  return {
    width: Number.parseFloat(width),
    textIndent,
    indent: isFirst ? Number.parseFloat(textIndent) || 0 : 0,
    marginEnd: Number.parseFloat(marginInlineEnd) || 0
  }
}

/** A line is not set to its full width: where browser and we differ in the last digit, it must not overflow. */
const slack = 0.5

function bestLines({pieces}: Paragraph, {width, indent}: Measure): readonly LineEnd[] | undefined {
  const widthOf = (line: number) => width - slack - (line === 0 ? indent : 0)
  for (const tolerance of [1.2, 2.5, Infinity]) {
    const ends = breakLines(pieces, {widthOf, tolerance, hyphensInARow: 2})
    if (ends) return ends
  }
  return undefined
}

function* textsOf(nodes: Iterable<Node>): Generator<Text> {
  for (const leaf of leavesOf(nodes)) if (leaf instanceof Text) yield leaf
}

function spacedLines({pieces, places, hangs}: Paragraph, ends: readonly LineEnd[], measure: Measure): Line[] {
  let from = 0
  return ends.map(({at}, index) => {
    const piece = pieces[at]
    const hangAtStart = index > 0 ? (pieces[from]?.hang ?? 0) : 0
    const hangAtEnd = piece?.hang ?? 0
    const hyphen = piece?.kind === 'penalty' ? piece.width : 0
    let natural = hyphen
    let spaces = 0
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
        spaces++
      }
    }
    from = at
    while (from < pieces.length && pieces[from]!.kind !== 'box') from++
    const column = measure.width - (hangs ? 0 : slack) - (index === 0 ? measure.indent : 0)
    // Without spaces a line is not corrected, and its last letter may have stood closer to the one after it.
    const width = column + hangAtStart + hangAtEnd - (spaces === 0 ? kerning : 0)
    const isLast = piece === undefined
    const missing = spread > 0 && (!isLast || natural > width) ? width - natural : 0
    const short = leftShort(missing, spread, width)
    const room = missing - short
    // Letters take their part, as far as it is too little to be seen.
    const ratio = spread > 0 ? Math.max(-0.75, room / spread) : 0
    return {
      width: width - short,
      short,
      wordSpacing: spaces === 0 ? 0 : (room - ratio * letters) / spaces,
      letterSpacing: ratio * looser,
      spaces: room === 0 ? 0 : spaces,
      end: isLast ? undefined : places[at],
      mark: piece?.kind !== 'penalty' ? 'space' : hyphen > 0 ? 'hyphen' : 'none',
      hyphen,
      hangAtStart,
      hangAtEnd
    }
  })
}

/** The most that two letters overlap, in CSS px. */
const kerning = 2

/**
 * How much of its room a line leaves at its end: one that has too few words for its width is better short than full of
 * holes. Where it is seen to be short, its spaces may as well be like those around it.
 */
function leftShort(missing: number, spread: number, width: number): number {
  const least = Math.max(0, missing - spread * mostStretch)
  return least < width * seen ? least : missing - spread * usualStretch
}

/**
 * How far a line is stretched. At the most, its spaces are three quarters wider than those of the font, and its letters
 * stand a hair apart.
 */
const mostStretch = 1.67
const usualStretch = 0.8

/** The part of its width that a line may be short by and still look full. */
const seen = 0.025
