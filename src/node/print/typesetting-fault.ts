/**
 * Thrown if no browser was found, the browser does not start, or a job takes too long. The message is one line for the
 * user.
 */
export class TypesettingFault extends Error {
  override name = 'TypesettingFault'
}

/** The message if the browser ended by itself; another browser may be able to print the same document. */
export const browserEnded = 'the browser ended while it was printing'
