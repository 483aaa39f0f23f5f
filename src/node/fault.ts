/** The command line is off, or there is nothing to work on. The message is one line for the user. */
export class UsageFault extends Error {
  override name = 'UsageFault'
}
