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
