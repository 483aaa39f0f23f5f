import type {ProofRecord} from './record.ts'

/** A round in the folder of rounds; `record` is undefined if it is missing or damaged. */
export type Round = Readonly<{number: number; record: ProofRecord | undefined}>

/**
 * The round that the editor wants: its number, or undefined for the next one, and whether it may replace an existing
 * round.
 */
export type RoundWish = Readonly<{number?: number | undefined; replace: boolean}>

/** The number of a round, or why the wish is refused. */
export type ChosenRound = Readonly<{number: number}> | Readonly<{refusal: string}>

/**
 * Chooses the round for some content: the last round again if its content is the same. A round with other content may
 * have been sent, so only the last one can be replaced, and only on request.
 */
export function chooseRound(rounds: readonly Round[], content: string, wish: RoundWish): ChosenRound {
  const last = rounds.reduce<Round | undefined>(
    (later, round) => (later === undefined || round.number > later.number ? round : later),
    undefined
  )
  const number = wish.number ?? nextNumber(last, content, wish.replace)
  const there = rounds.find(round => round.number === number)
  if (there === undefined)
    return last === undefined || number > last.number ? {number} : {refusal: before(number, last.number)}
  if (there.record?.content === content) return {number}
  if (!wish.replace) return {refusal: taken(there)}
  return there === last ? {number} : {refusal: followed(number, last?.number)}
}

function nextNumber(last: Round | undefined, content: string, replace: boolean): number {
  if (last === undefined) return 1
  return replace || last.record?.content === content ? last.number : last.number + 1
}

function taken({number, record}: Round): string {
  const why = record === undefined ? 'is there without a sound proof.json' : 'is there with other content'
  return `round ${number} ${why} and may have been sent; nothing was written. Without \`--round\` galley makes the next one, with \`--replace\` it makes this one again`
}

function followed(number: number, last: number | undefined): string {
  return `round ${number} cannot be replaced, since round ${last} follows it; nothing was written`
}

function before(number: number, last: number): string {
  return `round ${number} comes before round ${last}, which is there; nothing was written. Without \`--round\` galley makes the next one`
}
