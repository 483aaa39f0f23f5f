/** A sign with its box, in pt from the top left of its page, and the number of its line. */
export type PlacedSign = Readonly<{
  sign: string
  font: string
  size: number
  line: number
  left: number
  right: number
  top: number
  bottom: number
  isTurned: boolean
}>
export type PlacedPage = Readonly<{width: number; height: number; signs: readonly PlacedSign[]}>

export function placedPages(xml: string): readonly PlacedPage[]
export function withoutEntities(written: string): string
