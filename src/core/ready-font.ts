/** The room that the letters of a font take, in em. */
export type FaceMeasures = Readonly<{
  /** The mean width of the letters of English text, spaces included. */
  width: number
  /** The widths of the printable letters of ASCII, in thousandths of an em; 0 for those that it lacks. */
  letters: readonly number[]
  ascent: number
  descent: number
  hasSerifs: boolean
}>

/** Prepared data for one of galley's fonts, so that a page need not read the font. */
export type ReadyFont = Readonly<{
  measures: FaceMeasures
  /**
   * The font as WOFF2 with the given letters and features, and perhaps a few more letters; undefined if there is none.
   */
  face: (letters: string, features: readonly string[]) => Promise<Uint8Array | undefined>
}>
