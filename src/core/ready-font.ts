/** The dimensions of the letters in a font, in em. */
export type FaceMeasures = Readonly<{
  /** The mean width of a character in English text, spaces included. */
  width: number
  /** The widths of the printable ASCII characters, in thousandths of an em; 0 for a character that the font lacks. */
  letters: readonly number[]
  ascent: number
  descent: number
  hasSerifs: boolean
}>

/** Prepared data for one of galley's fonts, so that a page can be built without reading the font. */
export type ReadyFont = Readonly<{
  measures: FaceMeasures
  /**
   * Returns a WOFF2 of the font with the given letters and features, and perhaps a few more letters; undefined if none
   * is prepared.
   */
  face: (letters: string, features: readonly string[]) => Promise<Uint8Array | undefined>
}>
