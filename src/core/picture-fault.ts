/** Why a file cannot be shown as a picture, as the halves of a message: “Unexpected …, expected …”. */
export type PictureFault = Readonly<{
  unexpected: string
  expected: string
  /** The remedy, if it differs from that of the rule. */
  note?: string | undefined
}>

/** The largest number of pixels in a picture: four times a double page at 600 dots per inch. */
export const mostPixels = 100_000_000
