import {isSameLine, type LaidOutPage, type TypesetLine} from './typeset-lines.ts'

/** The place of the mark of a query: page and line number. */
export type PlacedQuery = Readonly<{number: number; page: number; line: number}>

/**
 * The number of a query or an edit, read from the `id` of its mark, because the text of the mark may already contain a
 * line number.
 */
export function queryNumber(mark: Element): number {
  return Number(/\d+$/.exec(mark.id)?.[0])
}

/**
 * Runs in the page: finds the numbered lines of the marks of queries and of the beginnings of edits, and writes their
 * pages and lines into the lists on the cover. A mark outside numbered lines gets the number of the line before it.
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
