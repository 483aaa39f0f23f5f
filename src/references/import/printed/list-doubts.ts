import type {Locator} from '../../../core/position.ts'
import type {Finding} from '../../../core/types.ts'
import type {ReferenceLine} from './split.ts'

/** The signs that a list was divided wrongly: numbers that are missing, and a reference that contains several. */
export function listDoubts(
  lines: readonly ReferenceLine[],
  file: string,
  place: Locator['place']
): readonly Finding[] {
  const long = longText(lines)
  return lines.flatMap((line, index): readonly Finding[] => {
    const about = {
      rule: 'bibliography-value',
      file,
      place: place(line.start, line.end),
      subject: 'note'
    } as const
    const message = [...missingBefore(line, lines[index - 1]), ...(line.text.length > long ? [tooLong] : [])]
    return message.map(text => ({...about, message: text}))
  })
}

const tooLong =
  'The reference is more than five times as long as most others, expected one reference: others may be part of it'

function missingBefore({number}: ReferenceLine, before: ReferenceLine | undefined): readonly string[] {
  if (number === undefined || before?.number === undefined) return []
  const [from, to] = [Number(before.number) + 1, Number(number) - 1]
  if (to < from) return []
  const missing = from === to ? `${from} is` : `${from} to ${to} are`
  return [`Reference ${missing} missing in the list, or part of reference ${before.number}`]
}

/** The length beyond which a reference of this list is suspiciously long, in UTF-16 units. */
function longText(lines: readonly ReferenceLine[]): number {
  const lengths = lines.map(({text}) => text.length).toSorted((one, other) => one - other)
  return lengths.length < fewest ? Infinity : Math.max(least, 5 * lengths[lengths.length >> 1]!)
}

/** The references from which a usual length is known, and the least length that is suspicious. */
const [fewest, least] = [5, 500]
