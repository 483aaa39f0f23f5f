import {type AnsweringOptions, startAnswering} from './answering.ts'
import {startStepping} from './stepping.ts'

/** Runs in the HTML of a proof: adds fields for answers to its queries, and buttons that jump from change to change. */
export function startProofPage(options: AnsweringOptions): void {
  startAnswering(options)
  startStepping()
}
