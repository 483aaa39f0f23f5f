import type {Machine} from '../core/world.ts'

/** The stages of a build with their times, for `GALLEY_TRACE=1`. */
export type Trace = Readonly<{
  stage: NonNullable<Machine['stage']>
  /** A row a stage, in the order in which they began: when it began, and how long it took. */
  table: () => string
}>

/** Starts to measure; undefined if nobody asked for it. */
export function startTrace(now: () => number = () => performance.now()): Trace | undefined {
  return process.env.GALLEY_TRACE ? createTrace(now) : undefined
}

/** Measures stages by a clock of milliseconds. */
export function createTrace(now: () => number): Trace {
  const stages: {name: string; began: number; took: number | undefined}[] = []
  return {
    stage(name) {
      const entry: (typeof stages)[number] = {name, began: now(), took: undefined}
      stages.push(entry)
      return () => {
        entry.took = now() - entry.began
      }
    },
    table() {
      const widest = Math.max(5, ...stages.map(({name}) => name.length))
      const row = (name: string, began: string, took: string): string =>
        `${name.padEnd(widest)}  ${began.padStart(8)}  ${took.padStart(8)}\n`
      const rows = stages.map(({name, began, took}) =>
        row(name, `${began.toFixed(0)} ms`, took === undefined ? 'no end' : `${took.toFixed(0)} ms`)
      )
      return [row('stage', 'began at', 'took'), ...rows].join('')
    }
  }
}
