import {largestOf} from '../../../core/extremes.ts'
import {type AdjustableParagraph, otherLines, type WantedLines} from './adjustable-paragraphs.ts'
import {bestLines, linesOfNumber} from './best-lines.ts'
import {allowBreaks, atRelations} from './formula-breaks.ts'
import {contentOf, type InlineRun, isRun, leavesOf} from './inline-content.ts'
import {type LineRoom, slack, spacedLines} from './line-spacing.ts'
import {applyLines, correctLines, type SetLine, type SpacedLine} from './line-spans.ts'
import {type MeasuredTexts, measureTexts} from './measured-texts.ts'
import {hangingOf} from './optical-margins.ts'
import {type MeasuredParagraph, readParagraph} from './paragraph.ts'
import type {Ruler} from './ruler.ts'
import {type Typography, typographyOf} from './typography.ts'

/**
 * Breaks the justified text of blocks into lines, each paragraph as a whole, and adjusts the spaces of each line so
 * that the browser breaks it at the same places. A full line has no room for another word. Returns the lines of the
 * paragraphs.
 */
export function setJustifiedText(
  blocks: readonly HTMLElement[],
  texts: MeasuredTexts,
  ruler: Ruler,
  wanted: WantedLines
): SetText {
  const runs = blocks.flatMap(block => (isTableFigure(block) ? [] : justifiedRuns(block)))
  const measures = runs.map(measureOf)
  for (const {parent} of runs) holdTogether(parent)
  const typography = typographyOf()
  const paragraphs = runs.map(run =>
    readParagraph(run, {texts, ruler, typography, hanging: hangingOf(run.parent, run.nodes)})
  )
  const lines = paragraphs.map((paragraph, index) => {
    const ends =
      paragraph && bestLines(paragraph, measures[index]!, typography, wanted.get(runs[index]!.parent))
    return ends && spacedLines(paragraph, ends, measures[index]!, texts, ruler)
  })
  // All computed styles are read before anything changes, because reading them later would cause another layout.
  const leaves = runs.map(run => [...leavesOf(run.nodes)])
  texts.join()
  const hangs = new Map<HTMLElement, Hang>()
  const unsure = new Set<HTMLElement>()
  const set = runs.map(({parent}, index) => {
    const present = leaves[index]!.filter(leaf => leaf.isConnected)
    const own = lines[index]
    const measure = measures[index]!
    if (own === undefined) {
      texts.putSoftHyphens(present)
      // If text cannot be spaced evenly, ragged lines are better than large gaps.
      if (paragraphs[index]) parent.style.textAlign = 'start'
      allowBreaks(parent.querySelectorAll('.breakable'), atRelations)
      return []
    }
    if (paragraphs[index]!.hangs) {
      const hang = largestOf([hangs.get(parent)?.hang ?? 0, ...own.map(line => line.hangAtEnd)])
      hangs.set(parent, {hang, margin: measure.marginEnd})
    }
    if (own.some(isUnsure)) unsure.add(parent)
    return applyLines(present, own, ruler.ligatures)
  })
  makeRoomForHanging(hangs)
  for (const {parent} of runs) if (!unsure.has(parent)) parent.style.removeProperty('white-space')
  correctLines(set.filter((_, index) => unsure.has(runs[index]!.parent)).flat())
  for (const parent of unsure) parent.style.removeProperty('white-space')
  // The indent is fixed, so that it does not change if the figure before the paragraph moves away.
  runs.forEach(({parent}, index) => {
    parent.style.textIndent = measures[index]!.textIndent
  })
  return {set, adjustable: adjustableParagraphs(runs, paragraphs, lines, measures, typography)}
}

/** The lines of each paragraph, and the paragraphs whose number of lines may change. */
export type SetText = Readonly<{
  set: readonly (readonly SetLine[])[]
  adjustable: readonly AdjustableParagraph[]
}>

/** The paragraphs that consist of one run of text, and whose number of lines may change. */
function adjustableParagraphs(
  runs: readonly JustifiedRun[],
  paragraphs: readonly (MeasuredParagraph | undefined)[],
  lines: readonly (readonly SpacedLine[] | undefined)[],
  measures: readonly Measure[],
  typography: Typography
): readonly AdjustableParagraph[] {
  return runs.flatMap(({parent, nodes}, index): AdjustableParagraph[] => {
    const [paragraph, own] = [paragraphs[index], lines[index]]
    const isWhole =
      /^(p|li)$/.test(parent.localName) &&
      runs[index - 1]?.parent !== parent &&
      runs[index + 1]?.parent !== parent
    if (!isWhole || paragraph === undefined || own === undefined || own.length < 2 || nodes.length === 0)
      return []
    const measure = measures[index]!
    return [
      {
        element: parent,
        lines: own.length,
        leading: measure.leading,
        linesWith: memoized(count =>
          otherLines(paragraph.pieces, linesOfNumber(paragraph, measure, typography, count), own.length)
        )
      }
    ]
  })
}

function memoized<Value>(compute: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>()
  return key => {
    if (!known.has(key)) known.set(key, compute(key))
    return known.get(key)!
  }
}

/**
 * The justified texts of blocks, prepared for measuring.
 * - Needs the blocks in place, preferably not laid out yet.
 * - Leaves texts cut into short pieces without soft hyphens. A text whose available width does not depend on its
 *   content is kept on one line, so that it is not laid out twice.
 */
export function justifiedTexts(blocks: readonly HTMLElement[]): MeasuredTexts {
  const runs = blocks.flatMap(block => (isTableFigure(block) ? [] : justifiedRuns(block)))
  const inFlow = new Map<Element, boolean>(blocks.map(block => [block, true]))
  const held = runs.filter(({parent}) => isInFlow(parent, inFlow))
  for (const {parent} of held) holdTogether(parent)
  return measureTexts(runs.flatMap(run => [...textsOf(run)]))
}

/** Whether an element is as wide as its container; false in a figure, whose width depends on its content. */
function isInFlow(element: Element, known: Map<Element, boolean>): boolean {
  const before = known.get(element)
  if (before !== undefined) return before
  const {display, float} = getComputedStyle(element)
  const isBlock = /^(block|list-item)$/.test(display) && float === 'none' && element.localName !== 'figure'
  const isIn = isBlock && element.parentElement !== null && isInFlow(element.parentElement, known)
  known.set(element, isIn)
  return isIn
}

/** Keeps a text on one line, for measuring. */
function holdTogether(parent: HTMLElement): void {
  parent.style.whiteSpace = 'pre'
}

/**
 * Makes a block wider by the overhang of its lines. Each line has its own width, which the browser must keep, and the
 * browser must not find room for another word.
 */
function makeRoomForHanging(hangs: ReadonlyMap<HTMLElement, Hang>): void {
  for (const [parent, {hang, margin}] of hangs) {
    parent.style.marginInlineEnd = `${margin - hang - slack}px`
    parent.style.textAlign = 'start'
  }
}

/** The largest overhang of a block's lines into the end margin, and the width of that margin. */
type Hang = Readonly<{hang: number; margin: number}>

/** The room for the lines of a run, and the style values of its parent. */
type Measure = LineRoom & Readonly<{textIndent: string; marginEnd: number; leading: number}>

function justifiedRuns(element: HTMLElement): JustifiedRun[] {
  return contentOf(element).flatMap((part, index) => {
    if (!isRun(part)) return part.matches('math, .typeset') || isTableFigure(part) ? [] : justifiedRuns(part)
    return getComputedStyle(part.parent).textAlign === 'justify' ? betweenBreaks(part, index === 0) : []
  })
}

/** Splits a run at forced breaks; each part is set as a separate paragraph. */
function betweenBreaks({parent, nodes}: InlineRun, isFirst: boolean): JustifiedRun[] {
  const runs: Node[][] = [[]]
  for (const node of nodes) {
    if (node instanceof Element && node.localName === 'br') runs.push([])
    else runs.at(-1)!.push(node)
  }
  // White space at the start of a line is invisible, but would be measured.
  for (const [first] of runs)
    if (first instanceof Text && /^[ \t\n\r]/.test(first.data))
      first.data = first.data.replace(/^[ \t\n\r]+/, '')
  return runs
    .map((nodes, index) => ({parent, nodes, isFirst: isFirst && index === 0}))
    .filter(({nodes}) => nodes.some(node => !(node instanceof Text) || node.data.trim() !== ''))
}

/** A run of text; `isFirst` is true if it begins its parent, and therefore has the indent. */
type JustifiedRun = InlineRun & Readonly<{isFirst: boolean}>

function isTableFigure(element: HTMLElement): boolean {
  return element.localName === 'figure' && element.querySelector('table') !== null
}

function measureOf({parent, isFirst}: JustifiedRun): Measure {
  const {width, textIndent, marginInlineEnd, lineHeight} = getComputedStyle(parent)
  return {
    width: Number.parseFloat(width),
    textIndent,
    indent: isFirst ? Number.parseFloat(textIndent) || 0 : 0,
    marginEnd: Number.parseFloat(marginInlineEnd) || 0,
    leading: Number.parseFloat(lineHeight) || Infinity
  }
}

function* textsOf({nodes}: InlineRun): Generator<Text> {
  for (const leaf of leavesOf(nodes)) if (leaf instanceof Text) yield leaf
}

/**
 * Whether the width of a line may have changed when it was broken: it ends inside a word, where kerning or a ligature
 * connected it with the next line.
 */
function isUnsure({mark, end}: SpacedLine): boolean {
  return end !== undefined && mark !== 'space' && mark !== 'sign'
}
