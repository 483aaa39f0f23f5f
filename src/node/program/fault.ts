/** The command line is off, or there is nothing to work on. The message is one line for the user. */
export class UsageFault extends Error {
  override name = 'UsageFault'
}

/** A file or a folder could not be written. The message is one line for the user. */
export class WriteFault extends Error {
  override name = 'WriteFault'
  /** The code of the system, such as `ENOSPC`; empty where there is none. */
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

/**
 * The line that tells the user why a command ended. A fault of galley itself is said to be one, so that nobody looks
 * for it in the paper.
 */
export function faultLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const [first = ''] = message.split('\n', 1)
  if (!isOurs(error)) return `galley: ${first}`
  return `galley: internal fault (${error.name}: ${first}), please report it; with GALLEY_DEBUG=1 galley says where it is`
}

/** What the language throws at a mistake in a program. */
function isOurs(error: unknown): error is Error {
  return error instanceof RangeError || error instanceof TypeError || error instanceof ReferenceError
}
