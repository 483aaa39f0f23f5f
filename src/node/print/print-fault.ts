/** No browser, a browser that does not start, or a job that takes too long. The message is one line for the user. */
export class PrintFault extends Error {
  override name = 'PrintFault'
}
