import {createInterface} from 'node:readline/promises'
import type {Flags} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {today} from '../today.ts'

/** The date given for an option, as an ISO date. Throws a `UsageFault` if it is not a valid date. */
export function dayOf(flags: Flags, name: string): string | undefined {
  const given = flags[name]
  if (given === undefined) return undefined
  // V8 parses 31 February as 3 March.
  const day = typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(given) : undefined
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given)
    throw new UsageFault(`--${name} must be a date such as 2027-01-31, not ${given}`)
  return given as string
}

/**
 * Asks on a terminal whether a day in the past is intended, and warns if nobody can answer. Throws a `UsageFault` if
 * it is not intended.
 */
export async function confirmDue(due: string | undefined): Promise<void> {
  if (due === undefined || due >= today()) return
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    process.stderr.write(`galley: warning: --due ${due} is in the past\n`)
    return
  }
  const question = createInterface({input: process.stdin, output: process.stderr})
  try {
    const answer = await question.question(`--due ${due} is in the past. Make the proof all the same? [y/N] `)
    if (!/^y(es)?$/i.test(answer.trim()))
      throw new UsageFault(`--due ${due} is in the past; nothing was written`)
  } finally {
    question.close()
  }
}
