import type {Nodes} from 'mdast'
import type {NoteCall} from '../core/article.ts'
import {inNumerals} from '../core/numerals.ts'
import {type Composing, placeIn} from './context.ts'

/** The raised number that calls a note. */
export function noteCall(node: Nodes, composing: Composing): NoteCall {
  const {manuscript, numerals} = composing
  // A call that CommonMark recognised always has a definition, hence a number.
  const number = manuscript.noteNumbers.get(node) ?? 0
  const calls = manuscript.notes[number - 1]?.calls ?? []
  return {
    type: 'noteCall',
    note: number,
    label: inNumerals(String(number), numerals),
    anchor: callAnchor(number, calls.indexOf(node)),
    ...placeIn(node, composing)
  }
}

/** The anchor of a call of a note: of its first call, of its second. */
export function callAnchor(number: number, index: number): string {
  return `note-call-${number}${index > 0 ? `-${index + 1}` : ''}`
}
