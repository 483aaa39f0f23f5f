import type {Nodes} from 'mdast'
import type {NoteCall} from '../core/article.ts'
import {inNumerals} from '../core/numerals.ts'
import {type Composing, placeIn} from './context.ts'

/** Composes a note call as a raised number. */
export function noteCall(node: Nodes, composing: Composing): NoteCall {
  const {manuscript, numerals} = composing
  // A call without a definition is not parsed as a call, so this one has a number.
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

/** The anchor of a note call; `index` counts the calls of the same note from 0. */
export function callAnchor(number: number, index: number): string {
  return `note-call-${number}${index > 0 ? `-${index + 1}` : ''}`
}
