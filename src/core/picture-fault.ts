/** Why a file gives no picture, as the halves of a sentence: “Unexpected …, expected …”. */
export type PictureFault = Readonly<{
  unexpected: string
  expected: string
  /** What to do about it, where the rule does not say it. */
  note?: string | undefined
}>

/** So many pixels a picture may have: four times what a double page takes at 600 dots per inch. */
export const mostPixels = 100_000_000
