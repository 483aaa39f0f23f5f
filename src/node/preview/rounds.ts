/** Work that is repeated in rounds. */
export type Rounds = Readonly<{
  /** Starts a round now, or after the current one. */
  start: () => void
  isRunning: () => boolean
  /** Prevents further rounds. */
  stop: () => void
  isStopped: () => boolean
  finished: () => Promise<void>
}>

/** Does work one round at a time; if `work` returns true, another round follows. */
export function createRounds(work: () => Promise<boolean>): Rounds {
  let isWanted = false
  let isStopped = false
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      if (await work()) isWanted = true
    }
  }

  return {
    start() {
      isWanted = true
      running ??= run().finally(() => {
        running = undefined
      })
    },
    isRunning: () => running !== undefined,
    stop() {
      isStopped = true
    },
    isStopped: () => isStopped,
    finished: async () => running
  }
}
