import {setTimeout as pause} from 'node:timers/promises'
import type {Flags} from '../command.ts'
import {beforeEnd} from '../program/ending.ts'
import {sweepBrowserFolders} from './browser-folder.ts'
import {keepJobs} from './kept-jobs.ts'
import {createThreadedTypesetter} from './threaded-typesetter.ts'
import type {Typesetter} from './typesetter.ts'
import {TypesettingFault} from './typesetting-fault.ts'

/**
 * The typesetter for a command; `jobs` is the number of documents to typeset. If a signal ends galley, the browser is
 * ended first.
 */
export function typesetterFor(flags: Flags, jobs?: number): Typesetter {
  const typesetter = createThreadedTypesetter({
    ...(jobs !== undefined && {prints: jobs}),
    requireSandbox: flags['require-sandbox'] === true,
    warn: line => process.stderr.write(`galley: ${line}\n`)
  })
  let forget: (() => void) | undefined
  let isClosed = false
  // If the browser is still running when galley exits, the closed pipe ends it.
  const sweep = () => void sweepBrowserFolders(process.pid)

  async function close(): Promise<void> {
    isClosed = true
    await typesetter.close()
  }

  /**
   * Registers the cleanup before a browser can start; without a browser the cleanup does nothing. Throws if the
   * typesetter is closed.
   */
  function hold(): void {
    if (isClosed) throw interrupted
    if (forget === undefined) process.once('exit', sweep)
    forget ??= beforeEnd(async () => {
      await close()
      // Browser processes that are still ending may write into their folder.
      while (!sweepBrowserFolders(process.pid)) await pause(50)
    })
  }

  /** Replaces the error of a browser that is being closed, since that error would mislead the user. */
  async function unlessClosed<Result>(work: () => Promise<Result>): Promise<Result> {
    hold()
    return work().catch(error => Promise.reject(isClosed ? interrupted : error))
  }

  return {
    typeset: keepJobs(job => unlessClosed(() => typesetter.typeset(job))),
    version: () => unlessClosed(() => typesetter.version()),
    warm: (faces, like) => {
      if (isClosed) return
      hold()
      typesetter.warm(faces, like)
    },
    ...(typesetter.abandonScreens && {abandonScreens: typesetter.abandonScreens}),
    close: async () => {
      await close()
      process.off('exit', sweep)
      forget?.()
    }
  }
}

const interrupted = new TypesettingFault('interrupted')
