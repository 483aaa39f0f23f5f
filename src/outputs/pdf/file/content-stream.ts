import {type ContentMark, openedMark} from './mark-properties.ts'
import {nextOperator, type OperatorReader, operatorReader, showsText} from './operator-reader.ts'
import {isRegularCharacter} from './tokens.ts'

/** An operator of a content stream: where its operands start, and where it ends. */
export type Operator = Readonly<{
  name: string
  start: number
  end: number
  /** The mark that the operator opens, if it is `BDC` or `BMC`. */
  mark: ContentMark | undefined
}>

/**
 * Splits a content stream, given as one character per byte, into its operators. Text operators within marked content
 * are omitted, because they are most of a page, and this content need not be examined in detail. `visitText` is called
 * for all operators that show text.
 */
export function readOperators(content: string, visitText?: (reader: OperatorReader) => void): Operator[] {
  return operatorsWithin(content, 0, visitText)
}

/** The operators of content that is already within `around` levels of marked content. */
function operatorsWithin(
  content: string,
  around: number,
  visitText?: (reader: OperatorReader) => void
): Operator[] {
  const operators: Operator[] = []
  const reader = operatorReader(content)
  let depth = around
  while (nextOperator(reader)) {
    const {name, start, end} = reader
    if (visitText !== undefined && showsText(reader)) visitText(reader)
    if (depth > 0 && isTextOperator(name)) continue
    const operator = {name, start, end, mark: openedMark(reader)}
    depth = depthBehind(operator, depth)
    operators.push(operator)
  }
  return operators
}

/** The depth of marked content after an operator, given the depth before it. */
function depthBehind({name, mark}: Operator, depth: number): number {
  if (mark !== undefined) return depth + 1
  return name === 'EMC' ? Math.max(0, depth - 1) : depth
}

function isTextOperator(name: string): boolean {
  return name.length === 2 && name.startsWith('T')
}

/** Reads an operator with its operands. */
export function readOperator(content: string, {start}: Operator): OperatorReader {
  const reader = operatorReader(content, start)
  nextOperator(reader)
  return reader
}

/** A replacement of a range in a content stream. */
export type ContentEdit = Readonly<{start: number; end: number; text: string}>

/** Applies replacements, which must be in order, to a content stream. */
export function edited(content: string, edits: readonly ContentEdit[]): string {
  if (edits.length === 0) return content
  let result = ''
  let read = 0
  for (const edit of edits) {
    result += content.slice(read, edit.start) + separated(content, edit)
    read = edit.end
  }
  return result + content.slice(read)
}

/** The text of an edit, with white space added where it would merge with an adjacent token. */
function separated(content: string, {start, end, text}: ContentEdit): string {
  if (text === '')
    return isRegularCharacter(content, start - 1) && isRegularCharacter(content, end) ? ' ' : ''
  const isApart = isRegularCharacter(content, start - 1) && isRegularCharacter(text, 0)
  const ends = isRegularCharacter(text, text.length - 1) && isRegularCharacter(content, end)
  return `${isApart ? ' ' : ''}${text}${ends ? ' ' : ''}`
}

/** The operators of edited content, as `readOperators` would return them; only the replacements are parsed. */
export function editedOperators(
  content: string,
  operators: readonly Operator[],
  edits: readonly ContentEdit[]
): readonly Operator[] {
  if (edits.length === 0) return operators
  const result: Operator[] = []
  let depth = 0
  let index = 0
  let shift = 0
  const add = (operator: Operator, by: number) => {
    const {name, start, end, mark} = operator
    depth = depthBehind(operator, depth)
    result.push(by === 0 ? operator : {name, start: start + by, end: end + by, mark})
  }
  for (const edit of edits) {
    const {start, end} = edit
    const text = separated(content, edit)
    for (; index < operators.length && operators[index]!.start < start; index++) add(operators[index]!, shift)
    for (const operator of operatorsWithin(text, depth)) add(operator, start + shift)
    while (index < operators.length && operators[index]!.start < end) index++
    shift += text.length - (end - start)
  }
  for (; index < operators.length; index++) add(operators[index]!, shift)
  return result
}
