import type {Printed} from '../../core/print.ts'
import {compiledProgram} from '../program/package.ts'
import {createThread} from '../program/thread.ts'
import {createPrinter, type Printer, type PrinterOptions} from './print.ts'

/** A printer that leaves the main thread to the paper. Where galley runs from its sources, it is one like any other. */
export function createThreadedPrinter(options: PrinterOptions): Printer {
  const program = compiledProgram('print-thread')
  if (program === undefined) return createPrinter(options)
  const {warn, ...plain} = options
  const thread = createThread(program, warn)
  let isCreated = false

  function call(name: string, ...values: readonly unknown[]): Promise<unknown> {
    if (!isCreated) thread.call('create', plain).catch(() => undefined)
    isCreated = true
    return thread.call(name, ...values)
  }

  return {
    print: job => call('print', job) as Promise<Printed>,
    version: () => call('version') as Promise<string>,
    warm: (faces, like) => {
      call('warm', faces, like).catch(() => undefined)
    },
    close: async () => {
      if (isCreated) await call('close')
    }
  }
}
