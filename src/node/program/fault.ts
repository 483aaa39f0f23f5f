import {openFilesFault} from './open-files.ts'

/** Thrown if the command line is wrong, or the user named no input. The message is one line for the user. */
export class UsageFault extends Error {
  override name = 'UsageFault'
}

/** Thrown if a file or a folder could not be written. The message is one line for the user. */
export class WriteFault extends Error {
  override name = 'WriteFault'
  /** The system's error code, such as `ENOSPC`; empty if the error has no code. */
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

/**
 * The line that gives the user the reason why a command failed. If the reason is a bug in galley, the line mentions
 * this, so that the user does not look for the fault in the paper.
 */
export function faultLine(error: unknown): string {
  const isSaid = error instanceof UsageFault || error instanceof WriteFault
  const fewFiles = isSaid ? undefined : openFilesFault(error)
  if (fewFiles !== undefined) return `galley: ${fewFiles}`
  const message = error instanceof Error ? error.message : String(error)
  const [first = ''] = message.split('\n', 1)
  if (!isOurs(error)) return `galley: ${first}`
  return `galley: internal fault (${error.name}: ${first}); please report it. With GALLEY_DEBUG=1, galley shows where it occurred`
}

/** Whether an error is one that JavaScript throws for mistakes in a program. */
function isOurs(error: unknown): error is Error {
  return error instanceof RangeError || error instanceof TypeError || error instanceof ReferenceError
}
