import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {browserEnded} from '../print/typesetting-fault.ts'

/**
 * Returns a function that typesets several papers with one browser. If the browser ends, the papers that it was
 * printing are printed again, one at a time, so that a paper that crashes the browser affects no other.
 */
export function printingAgain(
  {typeset}: Typesetter,
  say: (line: string) => void
): (job: TypesettingJob, name: string) => Promise<TypesetDocument> {
  let last: Promise<unknown> = Promise.resolve()
  return async (job, name) => {
    try {
      return await typeset(job)
    } catch (error) {
      if (!(error instanceof Error) || error.message !== browserEnded) throw error
      say(`${browserEnded} (${name}); it is printed again`)
      const again = last.then(() => typeset(job))
      last = again.catch(() => undefined)
      return again
    }
  }
}
