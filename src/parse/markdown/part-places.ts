import type {Nodes} from 'mdast'
import {placeOf} from '../../core/position.ts'
import type {Place, Point} from '../../core/types.ts'

/**
 * Returns a function for the places of ranges of a node's value, by their offsets. In the file, lines may begin with
 * marks of quotations or lists that the value does not contain. If the value differs from the file in any other way,
 * the place is the whole node.
 */
export function partPlaces(
  node: Nodes & Readonly<{value: string}>,
  text: string
): (start: number, end: number) => Place {
  const whole = placeOf(node)
  const written = text.slice(whole.start.offset, whole.end.offset).split('\n')
  const starts: Array<Readonly<{from: number; point: Point}>> = []
  let from = 0
  let {line, offset, column} = whole.start
  for (const [index, value] of node.value.split('\n').entries()) {
    const source = written[index]
    if (source?.endsWith(value) !== true) return () => whole
    const marks = source.length - value.length
    starts.push({from, point: {line, column: column + marks, offset: offset + marks}})
    from += value.length + 1
    offset += source.length + 1
    line++
    column = 1
  }
  const point = (at: number): Point => {
    const start = starts.findLast(each => each.from <= at)
    if (start === undefined) return whole.start
    const more = at - start.from
    return {line: start.point.line, column: start.point.column + more, offset: start.point.offset + more}
  }
  return (start, end) => ({start: point(start), end: point(end)})
}
