/** The type of a page and its place, in pt: `top` is the first baseline, `height` the distance of the last one from it. */
export type PairMeasures = Readonly<{
  columns: number
  size: number
  leading: number
  width: number
  gap: number
  height: number
  left: number
  top: number
  fonts: string
}>

export function asLatex(markdown: string, lang: string, style: string, measures: PairMeasures): string
