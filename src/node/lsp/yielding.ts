import {setImmediate} from 'node:timers/promises'
import {Superseded} from '../../core/stage.ts'
import type {ReadingWorld} from '../preview/reading-world.ts'

/**
 * The maximum time, in milliseconds, for which builds are abandoned in favour of newer ones; without a limit, an
 * author who keeps typing would never see a result.
 */
const longestStale = 1000

/** Lets messages through while a paper is built, and abandons builds of texts that have changed. */
export type Yielding = Readonly<{
  over: (read: ReadingWorld) => ReadingWorld
  /** Takes note that a build is finished; must be called after each build. */
  finished: () => void
}>

/**
 * Creates the pauses in which a build can be abandoned. `isStale` tests whether a text has changed since the build
 * began and the result of an older build can be shown.
 */
export function createYielding(isStale: () => boolean): Yielding {
  let latest = 0
  async function pause(): Promise<void> {
    await setImmediate()
    if (isStale() && performance.now() - latest < longestStale) throw new Superseded()
  }
  return {
    over: read => ({...read, world: {...read.world, machine: {...read.world.machine, pause}}}),
    finished() {
      latest = performance.now()
    }
  }
}

/**
 * Runs a build and returns its result, or false if it was abandoned, since the next build is then already scheduled.
 */
export async function unlessSuperseded(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Superseded) return false
    throw error
  }
}
