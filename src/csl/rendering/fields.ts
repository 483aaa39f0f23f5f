import {type Token, tokenMark} from '../output/tokens.ts'
import type {Context} from './context.ts'

/** The marks at the start and the end of a variable's value, or of a part of it, in an entry of the list. */
export type FieldMarks = Readonly<{start: Token; end: Token}>

export function fieldMarks(name: string): FieldMarks {
  return {
    start: tokenMark('field', true, undefined, name),
    end: tokenMark('field', false, undefined, name)
  }
}

/** Whether fields are marked: only in entries of the list, because outputs tag the parts of entries. */
export function marksFields({area, sort}: Context): boolean {
  return area === 'bibliography' && sort === undefined
}

/** Tokens between the marks of a field. */
export function inField(
  {start, end}: FieldMarks,
  tokens: readonly Token[],
  context: Context
): readonly Token[] {
  return tokens.length > 0 && marksFields(context) ? [start, ...tokens, end] : tokens
}
