import {setImmediate} from 'node:timers/promises'
import {Superseded} from '../../core/stage.ts'
import type {ReadingWorld} from '../preview/reading-world.ts'

/** How long, in milliseconds, builds may be given up for newer ones; otherwise somebody who types would see nothing. */
const longestStale = 1000

/** Lets messages in while a paper is being built, and gives up builds of texts that have changed. */
export type Yielding = Readonly<{
  over: (read: ReadingWorld) => ReadingWorld
  /** Tells that a build is finished. */
  finished: () => void
}>

/** `isStale` tells whether a text has changed since the build began, and there is an older build to show. */
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

/** Does a build; if it is given up, the next one is waiting already. */
export async function unlessSuperseded(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Superseded) return false
    throw error
  }
}
