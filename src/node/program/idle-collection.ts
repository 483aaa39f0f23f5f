import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

/**
 * The milliseconds of idleness after which the young generation is collected, and after which all garbage is collected.
 */
const patience = {young: 40, all: 2000}
/** The maximum size of a heap that is collected: with a larger one, the author would have to wait. */
const mostBytes = 400_000_000

type CollectOptions = Readonly<{type: 'minor'}>
type Collect = (options?: CollectOptions) => void

/** Collects garbage while a program is idle. */
export type IdleCollection = Readonly<{
  /** Takes note that some work has been done; must be called after work. */
  worked: () => void
  stop: () => void
}>

/**
 * Collects garbage some time after the last work of a program that is idle for most of the day. V8 itself waits
 * until the heap is several times as large as the memory in use. Without `all`, only the young generation is
 * collected.
 */
export function createIdleCollection({all = true}: Readonly<{all?: boolean}> = {}): IdleCollection {
  let timers: readonly NodeJS.Timeout[] = []
  let known: Collect | undefined

  function collect(options?: CollectOptions): void {
    if (known === undefined) {
      setFlagsFromString('--expose-gc')
      known = runInNewContext('gc') as Collect
      // With `--expose-gc`, V8 rejects its code cache.
      setFlagsFromString('--no-expose-gc')
    }
    known(options)
  }

  function collectIfSmall(): void {
    if (process.memoryUsage().heapTotal <= mostBytes) collect()
  }

  function stop(): void {
    for (const timer of timers) clearTimeout(timer)
  }

  return {
    worked() {
      stop()
      timers = [
        // V8 would otherwise collect this garbage in the middle of the next work.
        setTimeout(() => collect({type: 'minor'}), patience.young).unref(),
        ...(all ? [setTimeout(collectIfSmall, patience.all).unref()] : [])
      ]
    },
    stop
  }
}
