/** @type {ReadonlyArray<string>} */
const cuts = ['Regular', 'It', 'Bold', 'BoldIt']

/**
 * The fonts that the browser has in place of the machine's, as files of packages. Bold ones are among them, since
 * letters that the browser makes bold itself are drawings in a PDF, and no text.
 * @type {ReadonlyArray<string>}
 */
export const standIns = [
  ...cuts.map(cut => `source-serif/WOFF2/TTF/SourceSerif4-${cut}.ttf.woff2`),
  ...cuts.map(cut => `source-sans/WOFF2/TTF/SourceSans3-${cut}.ttf.woff2`),
  ...['400-normal', '400-italic', '700-normal', '700-italic'].map(
    cut => `@fontsource/source-code-pro/files/source-code-pro-latin-${cut}.woff2`
  ),
  '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'
]
