/** Releases galley's resources when a signal ends it. No other file ends the process. */
import type {EventEmitter} from 'node:events'
import {constants} from 'node:os'
import {withinLimit} from './time-limit.ts'

const signals = ['SIGINT', 'SIGHUP', 'SIGTERM'] as const

export type EndingSignal = (typeof signals)[number]

/**
 * Releases resources. If it returns a number, that is the exit code; otherwise the exit code is 128 plus the signal's
 * number.
 */
export type Cleanup = (signal: EndingSignal) => unknown

/** The event of the process whose listeners are the registered cleanups. */
const ending = Symbol('galley is ended by a signal')

/** The maximum time for cleanup, in milliseconds. A second signal ends galley at once. */
const longest = 5000

/** Runs `cleanup` when a signal ends galley. Call the returned function once no cleanup is needed. */
export function beforeEnd(cleanup: Cleanup): () => void {
  const events: EventEmitter = process
  // Without a registered cleanup, signals end the process at once, as they do by default.
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
