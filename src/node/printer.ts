import type {Flags} from './commands/index.ts'
import type {Printer} from './print.ts'
import {createThreadedPrinter} from './threaded-printer.ts'

/** The printer of a command; with `prints`, of one that prints so many times. */
export function printerFor(flags: Flags, prints?: number): Printer {
  return createThreadedPrinter({
    ...(prints !== undefined && {prints}),
    requireSandbox: flags['require-sandbox'] === true,
    warn: line => process.stderr.write(`galley: ${line}\n`)
  })
}
