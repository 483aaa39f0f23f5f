import {
  type ContentEdit,
  edited,
  editedOperators,
  type Operator,
  readOperators
} from '../file/content-stream.ts'
import {afterLineBreak} from '../file/tokens.ts'
import {paints} from './artifacts.ts'

/** Content in which each formula has a single mark, and the MCIDs that were removed. */
export type JoinedMarks = Readonly<{
  text: string
  operators: readonly Operator[]
  joined: ReadonlySet<number>
}>

/**
 * Joins the marks of a formula, because Chromium writes a mark for each run of characters; marks are not joined if
 * something else is painted between them. `formulaOf` returns the number of the formula to which an MCID belongs. The
 * joined mark follows the order of the content; `q` and `Q` between marks are kept.
 */
export function joinFormulaMarks(
  content: string,
  formulaOf: (id: number) => number | undefined,
  operators: readonly Operator[] = readOperators(content)
): JoinedMarks {
  const edits: ContentEdit[] = []
  const joined = new Set<number>()
  /** The last marked formula and the end of its mark, until something is painted after it. */
  let last: Readonly<{formula: number; end: Operator}> | undefined
  let current: number | undefined
  let depth = 0
  for (const operator of operators) {
    const {name, start, end, mark} = operator
    if (name === 'EMC') {
      depth = Math.max(0, depth - 1)
      if (depth === 0) last = current === undefined ? undefined : {formula: current, end: operator}
    } else if (name === 'BDC' || name === 'BMC') {
      if (depth++ > 0) continue
      const id = mark?.id
      current = id === undefined ? undefined : formulaOf(id)
      if (id === undefined || current === undefined) last = undefined
      else if (last?.formula !== current) edits.push({start, end, text: `/Formula <</MCID ${id}>> BDC`})
      else {
        joined.add(id)
        edits.push(without(content, last.end), without(content, operator))
      }
    } else if (depth === 0 && paints(name)) last = undefined
  }
  return {text: edited(content, edits), operators: editedOperators(content, operators, edits), joined}
}

/** An edit that removes an operator, including its line break. */
function without(content: string, {start, end}: Operator): ContentEdit {
  return {start, end: afterLineBreak(content, end), text: ''}
}
