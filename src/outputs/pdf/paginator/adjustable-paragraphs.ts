import {largestOf} from '../../../core/extremes.ts'
import {brokenWord, type FlowItem} from './composition.ts'
import type {LineEnd, LinePiece} from './line-breaking.ts'
import type {ColumnItem} from './vertical-list.ts'

/** A paragraph whose lines have been set, and whose number of lines may change. */
export type AdjustableParagraph = Readonly<{
  element: HTMLElement
  lines: number
  leading: number
  /** The paragraph broken into this many lines; undefined if that is impossible. */
  linesWith: (lines: number) => OtherLines | undefined
}>

/** A paragraph broken into a different number of lines. */
export type OtherLines = Readonly<{
  /** The largest stretch or shrinkage of any line. */
  strain: number
  /** For each line, whether its last word continues on the next line. */
  inWord: readonly boolean[]
}>

/** The lines of a paragraph after a change of their number; undefined if the lines would be too tight or too wide. */
export function otherLines(
  pieces: readonly LinePiece[],
  ends: readonly LineEnd[] | undefined,
  best: number
): OtherLines | undefined {
  if (ends === undefined) return undefined
  const strain = largestOf(ends.map(({ratio}) => Math.abs(ratio)))
  const isTight = ends.length < best && strain > tightest
  const isWide = ends.length > best && ends.filter(({ratio}) => ratio > wide).length > mostWide
  return isTight || isWide ? undefined : {strain, inWord: ends.map(({at}) => pieces[at]?.kind === 'penalty')}
}

/** The amount by which lines may shrink in a paragraph with one line fewer than its best number. */
const tightest = 1

/**
 * In a paragraph with one line more than its best number, only `mostWide` lines may stretch further than `wide`, so that
 * its spaces are not visibly wider than in other paragraphs.
 */
const [wide, mostWide] = [1.2, 1]

/** The numbers of lines that paragraphs should have instead of their best numbers. */
export type WantedLines = ReadonlyMap<HTMLElement, number>

/** A paragraph, and the indexes of its first and last item. */
export type ParagraphRange = Readonly<{paragraph: AdjustableParagraph; first: number; last: number}>

/** The ranges of paragraphs in an endless column. */
export function rangesOf(
  items: readonly ColumnItem[],
  paragraphs: readonly AdjustableParagraph[]
): readonly ParagraphRange[] {
  const byElement = new Map(paragraphs.map(paragraph => [paragraph.element as Node, paragraph]))
  const found = new Map<AdjustableParagraph, {first: number; last: number}>()
  items.forEach(({cut, float}, index) => {
    if (float !== undefined) return
    let node: Node | null = cut.node
    while (node !== null && !byElement.has(node)) node = node.parentNode
    const paragraph = node === null ? undefined : byElement.get(node)
    if (paragraph === undefined) return
    const range = found.get(paragraph)
    if (range === undefined) found.set(paragraph, {first: index, last: index})
    else range.last = index
  })
  // A paragraph that contains blocks, such as a display formula, has other items than its lines.
  return [...found].flatMap(([paragraph, range]) =>
    range.last - range.first + 1 === paragraph.lines ? [{paragraph, ...range}] : []
  )
}

/**
 * The items of an endless column after a paragraph was broken into a different number of lines; lines are added or
 * removed before the paragraph's last line.
 */
export function withLines(
  items: readonly FlowItem[],
  {first, last, paragraph: {leading}}: ParagraphRange,
  {inWord}: OtherLines
): readonly FlowItem[] {
  const added = inWord.length - (last - first + 1)
  const moved = ({float, ...item}: FlowItem): FlowItem => ({
    ...item,
    top: item.top + added * leading,
    bottom: item.bottom + added * leading,
    float: float && {...float, mention: movedMention(float.mention)}
  })
  const movedMention = (mention: number | undefined) =>
    mention !== undefined && mention >= last ? mention + added : mention
  const [own, end] = [items.slice(first, last), items[last]!]
  const inner = added > 0 ? [...own, {...end, bottom: end.top + leading, notes: []}] : own.slice(0, added)
  const lost = own.slice(inner.length).flatMap(({notes}) => notes)
  const lines = [...inner, {...moved(end), notes: [...lost, ...end.notes]}]
  return [
    ...items.slice(0, first),
    ...lines.map((item, index) => {
      if (index === 0) return item
      const isAlone = index === 1 || index === lines.length - 1
      return {...item, penalty: isAlone ? Infinity : inWord[index - 1] ? brokenWord : 0}
    }),
    ...items.slice(last + 1).map(moved)
  ]
}
