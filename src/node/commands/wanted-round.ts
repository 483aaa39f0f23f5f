import type {Round} from '../../review/proofs/rounds.ts'
import type {Flags} from '../command.ts'
import {UsageFault} from '../program/fault.ts'

/**
 * The round that a returned file answers if it does not name one: the round of `--round`, or else the last. Throws a
 * `UsageFault` if the round does not exist.
 */
export function wantedRound(path: string, rounds: readonly Round[], {round: wanted}: Flags): Round {
  const chosen = wanted === undefined ? rounds.at(-1) : rounds.find(({number}) => number === Number(wanted))
  if (chosen !== undefined) return chosen
  throw new UsageFault(
    rounds.length === 0
      ? `${path} answers no round: no round of this paper was sent; nothing was written`
      : `there is no round ${wanted} of this paper; nothing was written`
  )
}
