import {isSameLine, type LaidOutPage, type TypesetLine} from './typeset-lines.ts'

/** Where the mark of a query stands: the number of its page, and of its line. */
export type PlacedQuery = Readonly<{number: number; page: number; line: number}>

/** The number of a query or an edit, from the `id` of its mark: its words may hold the number of a line by now. */
export function queryNumber(mark: Element): number {
  return Number(/\d+$/.exec(mark.id)?.[0])
}

/**
 * Runs in the page: finds the line of each mark of a query, and of the beginning of each edit, among the numbered lines,
 * and writes page and line into the lists of the cover. A mark in no numbered line has the line before it.
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
