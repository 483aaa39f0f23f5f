/** No browser, a browser that does not start, or a job that takes too long. The message is one line for the user. */
export class TypesettingFault extends Error {
  override name = 'TypesettingFault'
}
