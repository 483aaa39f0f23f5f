/** How a signal ends galley: its resources are released first. The only file that ends the process. */
import type {EventEmitter} from 'node:events'
import {constants} from 'node:os'
import {withinLimit} from './time-limit.ts'

const signals = ['SIGINT', 'SIGHUP', 'SIGTERM'] as const

export type EndingSignal = (typeof signals)[number]

/** Gives back what galley holds; a number that it gives is the exit code, else that is 128 and the signal's number. */
export type Cleanup = (signal: EndingSignal) => unknown

/** The cleanups that wait are the listeners of this event of the process. */
const ending = Symbol('galley is ended by a signal')

/** A second signal ends galley at once; so does the clock, where something does not let go. */
const longest = 5000

/** Runs `cleanup` when a signal ends galley before the function that it gives is called. */
export function beforeEnd(cleanup: Cleanup): () => void {
  const events: EventEmitter = process
  // A process that holds nothing ends by the signal itself, and at once.
  if (events.listenerCount(ending) === 0) for (const signal of signals) process.on(signal, end)
  events.on(ending, cleanup)
  return () => {
    events.off(ending, cleanup)
    if (events.listenerCount(ending) === 0) for (const signal of signals) process.off(signal, end)
  }
}

async function end(signal: EndingSignal): Promise<void> {
  for (const each of signals) process.off(each, end)
  const events: EventEmitter = process
  const cleanups = events.listeners(ending) as Cleanup[]
  const ended = Promise.allSettled(cleanups.map(async cleanup => cleanup(signal)))
  const results = await withinLimit(longest, ended)
  const codes =
    results === 'late'
      ? []
      : results.map(result => (result.status === 'fulfilled' ? result.value : undefined))
  process.exit(codes.find(code => typeof code === 'number') ?? 128 + constants.signals[signal])
}
