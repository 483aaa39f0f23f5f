import {isSameLine, type LaidOutPage, type TypesetLine} from './typeset-lines.ts'

/** The place of a query's mark: page and line number. */
export type PlacedQuery = Readonly<{number: number; page: number; line: number}>

/** The number of a query or an edit, from the `id` of its mark: its text may already contain a line number. */
export function queryNumber(mark: Element): number {
  return Number(/\d+$/.exec(mark.id)?.[0])
}

/**
 * Runs in the page: finds the numbered line of each query's mark and of each edit's beginning, and writes page and line
 * into the lists on the cover. A mark outside numbered lines gets the line before it.
 */
export function placeQueries(
  numbers: ReadonlyMap<TypesetLine, number>,
  firstPage: number,
  pageOf: LaidOutPage['pageOf']
): readonly PlacedQuery[] {
  const pages = [...document.querySelectorAll('.page')]
  const place = (selector: string, name: 'query' | 'edit'): readonly PlacedQuery[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].map(mark => {
      const number = queryNumber(mark)
      const rect = mark.getClientRects()[0] ?? mark.getBoundingClientRect()
      const index = pages.findIndex(each => each.contains(mark))
      const placed = {number, page: firstPage + Math.max(0, index), line: lineOf(mark, rect)}
      const entry = document.querySelector(`.query-place[data-${name}="${number}"]`)
      if (entry) entry.textContent = `page ${placed.page}, line ${placed.line}`
      return placed
    })
  place('.edit[id]', 'edit')
  return place('a.query', 'query')

  function lineOf(mark: HTMLElement, rect: DOMRect): number {
    let before = 0
    for (const [line, number] of numbers) {
      if (isSameLine({rect: line.rect, isAtom: false}, {rect, isAtom: false}, pageOf)) return number
      const follows = line.node.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING
      if (follows !== 0 && line.rect.top <= rect.bottom) before = number
    }
    return before
  }
}
