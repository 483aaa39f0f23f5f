import {type AnsweringOptions, startAnswering} from './answering.ts'
import {startStepping} from './stepping.ts'

/** Runs in the HTML of a proof: fields for answers to its queries, and steps from change to change. */
export function startProofPage(options: AnsweringOptions): void {
  startAnswering(options)
  startStepping()
}
