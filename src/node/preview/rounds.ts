/** Some work that is repeated. */
export type Rounds = Readonly<{
  /** Does the work now, or after the round that is under way. */
  start: () => void
  isRunning: () => boolean
  /** Starts no further round. */
  stop: () => void
  isStopped: () => boolean
  finished: () => Promise<void>
}>

/** Does some work one round at a time; if it returns true, another round follows. */
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
