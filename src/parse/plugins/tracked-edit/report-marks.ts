import type {VFile} from 'vfile'
import type {EditMark} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'
import type {PairedMarks} from './pair-marks.ts'

const ruleId = 'edits-unread'

/** Reports marks that stay text, because they have no partner, or are inside another edit or a citation. */
export function reportMarks({unclosed, inner}: PairedMarks, cited: readonly EditMark[], file: VFile): void {
  const report = (reason: string, place: EditMark['position'], note: string, expected?: string): void => {
    const message = file.message(reason, {place, ruleId, source: 'galley'})
    message.note = note
    if (expected !== undefined) message.expected = [expected]
  }
  for (const {mark, position} of unclosed) {
    const expected = closings[mark] ?? ''
    report(
      `\`${mark}\` has no closing mark, expected \`${expected}\``,
      position,
      `It is printed as written. Write \`\\${mark}\` if it is text.`,
      expected
    )
  }
  for (const {kind, open, close} of inner) {
    report(
      `The ${kind} is inside another edit`,
      spanOf(open, close).position,
      'Its marks are printed as written. Accept or reject the outer edit first, or end it before this one.'
    )
  }
  for (const {mark, position} of cited.filter(({mark}) => mark.startsWith('{'))) {
    report(
      `The edit \`${mark}\` is inside a citation`,
      position,
      'It is printed as written. Edit the whole citation: `{~~[@a]~>[@a; @b]~~}`.'
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
