/** No browser, a browser that does not start, a print that takes too long. The message is one line for the user. */
export class PrintFault extends Error {
  override name = 'PrintFault'
}
