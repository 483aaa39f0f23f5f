/** The machine's part of the library, `galley/node`: projects on a disk, and PDFs. */
import type {World} from '../core/world.ts'
import {createTypesetter} from './print/typesetter.ts'
import {diskWorld as openDisk} from './world.ts'

/** How PDFs are made. */
export type PrinterOptions = Readonly<{
  /** The executable of the browser; searched for when it is not given. */
  browserPath?: string
  /** Refuse to print rather than do it without the browser's sandbox. */
  requireSandbox?: boolean
  /** Milliseconds that one PDF may take; two minutes by default. */
  timeLimit?: number
  /** Gets a line when the browser runs without its sandbox. */
  warn?: (line: string) => void
}>

/** A browser that makes PDFs; nothing is started before the first one. */
export type Printer = Readonly<{
  typeset: World['typeset']
  /** Ends the browser and removes its files. */
  close: () => Promise<void>
}>

/** A printer for any number of PDFs, to be closed after the last. */
export function createPrinter({warn = () => undefined, ...options}: PrinterOptions = {}): Printer {
  const {typeset, close} = createTypesetter({...options, warn})
  return {typeset, close}
}

/**
 * The project in a folder of this machine's disk; nothing outside the folder is ever read, links included, and nothing
 * in it is run. Without a printer, an output that needs one fails.
 */
export function diskWorld(folder: string, printer?: Printer): World {
  const typeset: World['typeset'] =
    printer?.typeset ?? (() => Promise.reject(new Error('a PDF needs a printer: createPrinter()')))
  return openDisk(folder, typeset).world
}
