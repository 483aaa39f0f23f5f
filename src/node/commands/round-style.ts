import type {Round} from '../../review/proofs/rounds.ts'
import type {Flags} from '../command.ts'

/** The flags with the style of `galley proof --style` that a round was made with, unless the user names another. */
export function withStyleOf(flags: Flags, round: Round | undefined): Flags {
  const style = flags.style ?? round?.record?.style
  return style === undefined ? flags : {...flags, style}
}
