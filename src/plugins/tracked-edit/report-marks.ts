import type {VFile} from 'vfile'
import type {EditMark} from '../../core/mdast.ts'
import {spanOf} from '../source.ts'
import type {PairedMarks} from './pair-marks.ts'

const ruleId = 'edits-unread'

/** Reports marks that stay text: without a partner, within another edit, or within a citation. */
export function reportMarks({unclosed, inner}: PairedMarks, cited: readonly EditMark[], file: VFile): void {
  const report = (reason: string, place: EditMark['position'], note: string, expected?: string): void => {
    const message = file.message(reason, {place, ruleId, source: 'galley'})
    message.note = note
    if (expected !== undefined) message.expected = [expected]
  }
  for (const {mark, position} of unclosed) {
    const expected = closings[mark] ?? ''
    report(
      `Unexpected \`${mark}\` without its other mark, expected \`${expected}\``,
      position,
      `It is printed as it stands. \`\\${mark}\` is text.`,
      expected
    )
  }
  for (const {kind, open, close} of inner) {
    report(
      `Unexpected ${kind} within another edit, expected one after the other`,
      spanOf(open, close).position,
      'Its marks are printed as they stand. Accept or reject the edit around it first, or end that edit before this one.'
    )
  }
  for (const {mark, position} of cited.filter(({mark}) => mark.startsWith('{'))) {
    report(
      `Unexpected \`${mark}\` in a citation, expected an edit of the whole citation`,
      position,
      'It is printed as it stands. Write the old and the new citation: `{~~[@a]~>[@a; @b]~~}`.'
    )
  }
}

const closings: Readonly<Record<string, string>> = {
  '{++': '++}',
  '{--': '--}',
  '{~~': '~>…~~}',
  '{==': '==}',
  '{>>': '<<}'
}
