import {largestOf} from '../core/extremes.ts'
import type {Machine} from '../core/world.ts'

/** The stages of a build and their times, for `GALLEY_TRACE=1`. */
export type Trace = Readonly<{
  stage: NonNullable<Machine['stage']>
  /** Adds a line below the table. */
  note: (line: string) => void
  /** One row per stage, in order of start: the start and the duration in milliseconds. */
  table: () => string
}>

/** Starts a trace; undefined unless `GALLEY_TRACE` is set. */
export function startTrace(now: () => number = () => performance.now()): Trace | undefined {
  return process.env.GALLEY_TRACE ? createTrace(now) : undefined
}

/** Creates a trace; `now` returns the time in milliseconds. */
export function createTrace(now: () => number): Trace {
  const stages: {name: string; began: number; took: number | undefined}[] = []
  const notes: string[] = []
  return {
    stage(name) {
      const entry: (typeof stages)[number] = {name, began: now(), took: undefined}
      stages.push(entry)
      return () => {
        entry.took = now() - entry.began
      }
    },
    note(line) {
      notes.push(line)
    },
    table() {
      const widest = largestOf([5, ...stages.map(({name}) => name.length)])
      const row = (name: string, began: string, took: string): string =>
        `${name.padEnd(widest)}  ${began.padStart(8)}  ${took.padStart(8)}\n`
      const rows = stages.map(({name, began, took}) =>
        row(name, `${began.toFixed(0)} ms`, took === undefined ? 'no end' : `${took.toFixed(0)} ms`)
      )
      return [row('stage', 'began at', 'took'), ...rows, ...notes.map(line => `${line}\n`)].join('')
    }
  }
}
