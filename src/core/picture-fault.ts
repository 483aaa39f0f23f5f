/** The reason why a file cannot be shown as a picture. */
export type PictureFault = Readonly<{
  /** The fault as a sentence, with the file name in backticks. */
  message: string
  /** The remedy for the fault, if the rule's own note does not give it. */
  note?: string | undefined
}>

/** The maximum number of pixels in a picture: four times a double page at 600 dots per inch. */
export const mostPixels = 100_000_000
