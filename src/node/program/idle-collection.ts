import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

/** Milliseconds without work after which garbage is collected. */
const patience = 2000
/** A larger heap takes so long that somebody would wait for it. */
const mostBytes = 400_000_000

/** Collects garbage while a program waits. */
export type IdleCollection = Readonly<{
  /** Tells that some work has been done. */
  worked: () => void
  stop: () => void
}>

/**
 * Collects garbage some time after the last work of a program that waits for most of the day. V8 itself waits until the
 * heap is several times as large as what is in use.
 */
export function createIdleCollection(): IdleCollection {
  let timer: NodeJS.Timeout | undefined
  let collect: (() => void) | undefined

  function collectIfSmall(): void {
    if (process.memoryUsage().heapTotal > mostBytes) return
    if (collect === undefined) {
      setFlagsFromString('--expose-gc')
      collect = runInNewContext('gc') as () => void
    }
    collect()
  }

  return {
    worked() {
      clearTimeout(timer)
      timer = setTimeout(collectIfSmall, patience).unref()
    },
    stop: () => clearTimeout(timer)
  }
}
