/** There is no browser, the browser does not start, or a job takes too long. The message is one line for the user. */
export class TypesettingFault extends Error {
  override name = 'TypesettingFault'
}
