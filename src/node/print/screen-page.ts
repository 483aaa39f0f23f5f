import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'
import {type OpenPage, typesetIn} from './print-page.ts'
import {TypesettingFault} from './typesetting-fault.ts'

/**
 * The browser page for jobs for a screen. It serves one job after another, because a page that has already run the
 * scripts runs them faster than a new one.
 */
export type ScreenPage = Readonly<{
  /** Typesets a job after all earlier jobs. `open` gets the page of the last job, if any. */
  typeset: (
    job: TypesettingJob,
    open: (last: Promise<OpenPage> | undefined) => Promise<OpenPage>
  ) => Promise<Omit<TypesetDocument, 'browser'>>
  /** Ends the jobs that are running or waiting, which then reject. */
  abandon: () => void
}>

/** Creates the page, which is opened for the first job. */
export function createScreenPage(): ScreenPage {
  let last: Promise<OpenPage> | undefined
  let current: OpenPage | undefined
  let abandoning = new AbortController()

  return {
    typeset(job, open) {
      const {signal} = abandoning
      const opening = open(last)
      const working = opening.then(async opened => {
        if (signal.aborted) throw abandoned
        current = opened
        try {
          return await Promise.race([typesetIn(opened, job), opened.crash])
        } catch (error) {
          throw signal.aborted ? abandoned : error
        } finally {
          current = undefined
        }
      })
      last = working.then(
        () => opening,
        async error => {
          const opened = await opening
          if (error === abandoned) return usableAgain(opened)
          opened.close().catch(() => undefined)
          throw error
        }
      )
      last.catch(() => undefined)
      return working
    },
    abandon() {
      abandoning.abort()
      abandoning = new AbortController()
      current?.session.send('Runtime.terminateExecution').catch(() => undefined)
    }
  }
}

const abandoned = new TypesettingFault('abandoned')

/** Returns the page of an abandoned job after an empty script, because the browser may still end one script in it. */
async function usableAgain(opened: OpenPage): Promise<OpenPage> {
  await Promise.race([opened.page.evaluate('0').catch(() => undefined), opened.crash])
  return opened
}
