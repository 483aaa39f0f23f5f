import {costBefore} from './formula-breaks.ts'
import {type InlineRun, isAtom, kindOf, leavesOf} from './inline-content.ts'
import type {LinePiece} from './line-breaking.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {type Hanging, hangAtEnd, hangAtStart} from './optical-margins.ts'
import type {LinePlace, Ruler} from './ruler.ts'
import type {Typography} from './typography.ts'
import {mayBeBroken, ownBreaks, softBreak, type WordBreak} from './word-breaks.ts'

/** A run of text, converted to boxes, glues and penalties. */
export type MeasuredParagraph = Readonly<{
  pieces: readonly LinePiece[]
  /** For each piece at which a line can end, the place where the next line begins. */
  places: readonly (BreakPlace | undefined)[]
  start: LinePlace
  end: LinePlace
  /** Whether the lines of the paragraph can hang into the margins. */
  hangs: boolean
  /** The maximum change of letter spacing, in em. */
  letterSpacing: number
}>

/** A place in a text, or before a piece of a formula. */
export type BreakPlace = TextPlace | PiecePlace

type TextPlace = Readonly<{node: Text; offset: number}>

export type PiecePlace = Readonly<{node: Element; offset: 0}>

/** Whether a place is in a text. */
export function isInText(place: BreakPlace): place is TextPlace {
  return place.node instanceof Text
}

/** The tools and settings needed to measure a paragraph. */
type Measuring = Readonly<{
  texts: MeasuredTexts
  ruler: Ruler
  typography: Typography
  hanging: Hanging
}>

/** A paragraph that is being measured. */
type Making = Measuring & {
  readonly pieces: LinePiece[]
  readonly places: (BreakPlace | undefined)[]
  /** The overhang into the margin if a line ends here. */
  hang: number
}

/**
 * Measures a run whose white space is `pre`, so that no line is broken yet. Undefined for text that is left to the
 * browser: with forced breaks, tabs, or scripts without spaces.
 */
export function readParagraph(run: InlineRun, measuring: Measuring): MeasuredParagraph | undefined {
  const made: Making = {...measuring, pieces: [], places: [], hang: 0}
  for (const node of run.nodes) if (!readNode(made, node)) return undefined
  return {
    pieces: withoutTrailingGlue(made.pieces),
    places: made.places,
    ...endsOf(run),
    hangs: made.pieces.some(piece => piece.hang),
    letterSpacing: measuring.typography.letterSpacing
  }
}

/** Measures a node; returns whether that was possible. */
function readNode(made: Making, node: Node): boolean {
  if (node instanceof Text) return readText(made, node)
  if (!(node instanceof Element)) return true
  if (node.localName === 'br') return false
  if (isAtom(node)) {
    readAtom(made, node)
    return true
  }
  const kind = kindOf(node)
  if (kind === 'none') return true
  if (kind === 'block') return false
  const {before, after} = made.ruler.edges(node)
  if (before !== 0) add(made, rigid(before))
  for (const child of node.childNodes) if (!readNode(made, child)) return false
  if (after !== 0) {
    add(made, rigid(after))
    made.hang = 0
  }
  return true
}

/**
 * Measures an atomic element. A line can end after a piece of a formula; the space that follows the piece is then
 * dropped.
 */
function readAtom(made: Making, node: Element): void {
  const {before, after} = made.ruler.edges(node)
  const {width} = node.getBoundingClientRect()
  const next = node.nextElementSibling
  const penalty = costBefore(next)
  made.hang = 0
  if (next === null || penalty === undefined) {
    add(made, rigid(width + before + after))
    return
  }
  add(made, rigid(width + before))
  add(made, {kind: 'penalty', width: 0, penalty, isHyphen: false}, {node: next, offset: 0})
  add(made, {kind: 'kern', width: after, stretch: 0, shrink: 0})
}

function readText(made: Making, node: Text): boolean {
  if (unfit.test(node.data)) return false
  const {ruler} = made
  const piece = made.texts.wholeOf(node)
  const before = piece?.start ?? 0
  const length = piece?.whole.data.length ?? node.length
  const hyphens = piece?.whole.softHyphens ?? []
  const isCode = node.parentElement?.closest('code') !== null
  let hyphen = 0
  for (const match of node.data.matchAll(/ +|\u00a0|[^ \u00a0]+/g)) {
    const [text] = match
    const start = match.index
    const end = start + text.length
    const stretch = {
      node,
      start,
      end,
      widthOf: before + start > 0 && before + end < length ? ruler.width : ruler.widthHere
    }
    if (text === '\u00a0') {
      add(made, {kind: 'penalty', width: 0, penalty: 1000, isHyphen: false})
      addGlue(made, stretch)
    } else if (text.startsWith(' ')) {
      if (made.pieces.length > 0) addGlue(made, stretch)
    } else {
      while (hyphen < hyphens.length && hyphens[hyphen]! <= before + start) hyphen++
      const cuts = mayBeBroken(text, isCode) ? [...ownBreaks(text, start, isCode)] : []
      for (; hyphen < hyphens.length && hyphens[hyphen]! < before + end; hyphen++)
        cuts.push(softBreak(text, hyphens[hyphen]! - before - start, start))
      addWord(
        made,
        stretch,
        cuts.sort((one, other) => one.offset - other.offset)
      )
    }
  }
  return true
}

/** A word or a space in a text node, with the function that measures it. */
type Stretch = Readonly<{node: Text; start: number; end: number; widthOf: Ruler['width']}>

function addGlue(made: Making, {node, start, end, widthOf}: Stretch): void {
  const width = widthOf(node, start, end)
  const size = made.ruler.size(node)
  // All spaces in a line are adjusted equally, so spaces in code, which are wide from the start, must not stretch more
  // than others.
  const elastic = Math.min(width, size * usualSpace)
  add(
    made,
    {
      kind: 'glue',
      size,
      width: width * bestSpace,
      stretch: elastic * (widest - bestSpace),
      shrink: elastic * (bestSpace - least),
      hang: made.hang
    },
    {node, offset: end}
  )
}

/** Adds a word: boxes, with the possible breaks between them. */
function addWord(made: Making, {node, start, end, widthOf}: Stretch, cuts: readonly WordBreak[]): void {
  const {ruler, hanging, typography} = made
  const size = ruler.size(node)
  const isCursive = cursive.test(node.data.slice(start, end))
  let measured = 0
  let counted = 0
  let from = start
  const box = (to: number) => {
    const width = widthOf(node, start, to)
    // A ligature counts as one character, even if a hyphen could divide it.
    const signs = isCursive ? 0 : ruler.signs(node, node.data.slice(start, to))
    const elastic = Math.max(0, signs - counted) * size * typography.letterSpacing
    const canHang = made.pieces.length === 0 ? hanging.atFirst : hanging.atStart
    const lead = canHang ? hangAtStart(node, node.data[from]!, ruler) : 0
    add(made, {kind: 'box', width: width - measured, stretch: elastic, shrink: elastic, hang: lead})
    made.hang = hanging.atEnd ? hangAtEnd(node, node.data[to - 1]!, ruler) : 0
    measured = width
    counted = signs
    from = to
  }
  for (const {offset, penalty, isSoft, isHyphen, mayRepeat = false} of cuts) {
    if (offset <= start || offset >= end) continue
    box(offset)
    const width = isSoft ? ruler.mark(node, '-') : 0
    const hyphenHang = isSoft && hanging.atEnd ? hangAtEnd(node, '-', ruler) : 0
    const hang = isSoft ? hyphenHang : made.hang
    add(made, {kind: 'penalty', width, penalty, isHyphen, mayRepeat, hang}, {node, offset})
  }
  box(end)
}

function add({pieces, places}: Making, piece: LinePiece, place?: BreakPlace): void {
  pieces.push(piece)
  places.push(place)
}

/** The start and the end of a run's text, without white space at its ends. */
function endsOf(run: InlineRun): Readonly<{start: LinePlace; end: LinePlace}> {
  const leaves = [...leavesOf(run.nodes)].filter(leaf => !(leaf instanceof Text) || leaf.data.trim() !== '')
  const [first, last] = [leaves[0]!, leaves.at(-1)!]
  return {
    start: {node: first, offset: first instanceof Text ? first.data.search(/\S/) : 0},
    end: {node: last, offset: last instanceof Text ? last.data.trimEnd().length : 0}
  }
}

function rigid(width: number): LinePiece {
  return {kind: 'box', width, stretch: 0, shrink: 0}
}

/**
 * The width of the best space between words, relative to the font's, and the minimum and maximum widths in a good line.
 */
export const bestSpace = 1
const least = 0.64
const widest = 1.5

/** The maximum width of a space in fonts for text, in em. */
const usualSpace = 0.28

/** Joined scripts, which browsers do not letter-space (CSS Text 4, 7.2.1). */
const cursive = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]/u

/** Matches adjacent spaces, line ends and tabs, and scripts without spaces. */
const unfit =
  / {2}|[\n\r\t\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]/

function withoutTrailingGlue(pieces: readonly LinePiece[]): readonly LinePiece[] {
  let end = pieces.length
  while (end > 0 && pieces[end - 1]!.kind !== 'box') end--
  return pieces.slice(0, end)
}
