/** The library's part for Node, `galley/node`: projects on disk, and PDFs. */
import type {World} from '../core/world.ts'
import {createTypesetter} from './print/typesetter.ts'
import {openDisk} from './world.ts'

/** The options for making PDFs. */
export type PrinterOptions = Readonly<{
  /** The executable of the browser; by default, galley searches for one. */
  browserPath?: string
  /** Whether to fail rather than run the browser without its sandbox. */
  requireSandbox?: boolean
  /** The time limit for one PDF in milliseconds; two minutes by default. */
  timeLimit?: number
  /** Called with a line for the user if the browser runs without its sandbox. */
  warn?: (line: string) => void
}>

/** A browser that makes PDFs; it is started for the first PDF. */
export type Printer = Readonly<{
  typeset: World['typeset']
  /** Ends the browser and removes its files. */
  close: () => Promise<void>
}>

/** Creates a printer for any number of PDFs. Close it after the last one. */
export function createPrinter({warn = () => undefined, ...options}: PrinterOptions = {}): Printer {
  const {typeset, close} = createTypesetter({...options, warn})
  return {typeset, close}
}

/**
 * The project in a folder on disk. Files outside the folder are not read, not even through links, and no file in the
 * folder is executed. Without a printer, outputs that need one fail.
 */
export function diskWorld(folder: string, printer?: Printer): World {
  const typeset: World['typeset'] =
    printer?.typeset ?? (() => Promise.reject(new Error('a PDF needs a printer: createPrinter()')))
  return openDisk(folder, typeset).world
}
