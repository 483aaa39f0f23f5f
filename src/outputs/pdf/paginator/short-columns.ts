import type {ComposedArticle} from './compose-article.ts'
import type {Column, Flow} from './composition.ts'

/**
 * The columns that end more than three lines too high, each with the reason; at the end of a text, those that end more
 * than one line above their neighbours.
 */
export function shortColumns(
  {composition: {flows, leading}, pages}: ComposedArticle,
  print: (page: number) => string
): readonly string[] {
  return pages.flatMap(({regions}, page) =>
    regions.flatMap(({flow, columns}) => {
      const isEnd = columns.at(-1)!.to >= flows[flow]!.items.length
      if (isEnd && columns.length === 1) return []
      return columns.flatMap(column => {
        const lines = (column.empty - column.stretches.reduce((sum, {room}) => sum + room, 0)) / leading
        if (lines <= (isEnd ? unlevel : 3)) return []
        const isLast = column.to >= flows[flow]!.items.length
        const reason = isLast
          ? 'the columns before end where a break is best'
          : reasonOf(flows[flow]!, column)
        return [`page ${print(page)} is ${lines.toFixed(1)} lines short: ${reason}`]
      })
    })
  )
}

/** The distance of feet, in lines, above which columns are visibly not level. */
const unlevel = 1.2

/** The reason why a column ended early: the content that comes next and must not be divided. */
function reasonOf({items}: Flow, {to, floats, feet, empty}: Column): string {
  const next = items[to]!
  if (next.isForced) return 'a page break that the author or the style asks for'
  if (next.isAfterFloats) return 'figures and tables that come before the next part'
  if (next.float !== undefined) return 'a figure or table that does not fit and stays in its place'
  let end = to + 1
  while (end < items.length && items[end]!.penalty === Infinity) end++
  const height = items[end - 1]!.bottom - next.top
  if (items.slice(to, end).some(({notes}) => notes.length > 0) && height <= empty)
    return 'the notes of the next lines'
  if (next.isHeading) return 'a heading and the first lines of its text'
  if (items.slice(to, end).some(({top, bottom}) => bottom - top > empty)) return 'a block that is not divided'
  if (floats.length + feet.length > 0 && height <= empty)
    return 'a figure or table beside which too few lines would stand'
  return height > empty ? 'lines that stay together' : 'a break that would divide what belongs together'
}
