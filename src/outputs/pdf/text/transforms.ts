import {type Operator, readOperator} from '../file/content-stream.ts'
import {identity, type Matrix, type PagePoint, pointIn, times} from '../file/geometry.ts'
import {nextOperator, numberOperand, operatorReader} from '../file/operator-reader.ts'

/** The transformation from the coordinates of a content stream to those of its page or form. */
export type Transforms = Readonly<{
  /** Applies `q`, `Q` and `cm`; any other operator changes nothing. */
  take: (content: string, operator: Operator) => void
  current: () => Matrix
}>

/** Tracks transformations, starting with the coordinates of the page. An unmatched `Q` changes nothing. */
export function trackTransforms(): Transforms {
  const saved: Matrix[] = []
  let matrix = identity
  return {
    take(content, operator) {
      const {name} = operator
      if (name === 'q') saved.push(matrix)
      else if (name === 'Q') matrix = saved.pop() ?? matrix
      else if (name === 'cm') matrix = times(sixNumbers(content, operator), matrix)
    },
    current: () => matrix
  }
}

/** The point at which the first text of a text object begins; undefined without a `Tm`. */
export function placeOfText(
  content: string,
  start: number,
  end: number,
  matrix: Matrix
): PagePoint | undefined {
  const reader = operatorReader(content, start)
  while (nextOperator(reader) && reader.end <= end) {
    if (reader.name === 'Tm') return pointIn(matrix, [numberOperand(reader, 4), numberOperand(reader, 5)])
  }
  return undefined
}

/** The first six operands of an operator as numbers; missing ones are replaced by zeros. */
function sixNumbers(content: string, operator: Operator): Matrix {
  const reader = readOperator(content, operator)
  const at = (index: number) => {
    const number = numberOperand(reader, index)
    return Number.isFinite(number) ? number : 0
  }
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}
