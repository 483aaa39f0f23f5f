import {brokenWord, type FlowItem} from './composition.ts'
import type {ColumnItem} from './vertical-list.ts'

/** A paragraph set in lines that may have another number of them. */
export type AdjustableParagraph = Readonly<{
  element: HTMLElement
  lines: number
  leading: number
  /** Its lines if there are this many; undefined if that is impossible. */
  linesWith: (lines: number) => OtherLines | undefined
}>

/** The lines of a paragraph with another number of them. */
export type OtherLines = Readonly<{
  /** The strain of the worst line, stretched or shrunk. */
  strain: number
  /** For each line, whether its last word continues in the next. */
  inWord: readonly boolean[]
}>

/** The numbers of lines that paragraphs shall have instead of their best. */
export type WantedLines = ReadonlyMap<HTMLElement, number>

/** A paragraph with its first and last item. */
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
  // A paragraph with blocks in it, as with a display, is read differently.
  return [...found].flatMap(([paragraph, range]) =>
    range.last - range.first + 1 === paragraph.lines ? [{paragraph, ...range}] : []
  )
}

/** The items of an endless column in which a paragraph has other lines; one is added or removed before its last. */
export function withLines(
  items: readonly FlowItem[],
  {first, last, paragraph: {leading}}: ParagraphRange,
  {inWord}: OtherLines
): readonly FlowItem[] {
  const added = inWord.length - (last - first + 1)
  const moved = (item: FlowItem): FlowItem => ({
    ...item,
    top: item.top + added * leading,
    bottom: item.bottom + added * leading
  })
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
