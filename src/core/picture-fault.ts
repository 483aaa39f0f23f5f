/** The reason why a file gives no picture. */
export type PictureFault = Readonly<{
  /** A sentence that names the file in backticks. */
  message: string
  /** The remedy, if the rule's own note is not it. */
  note?: string | undefined
}>

/** The largest number of pixels in a picture: four times a double page at 600 dots per inch. */
export const mostPixels = 100_000_000
