import type {Edit} from '../file/content-stream.ts'

/**
 * Turns hyphens that layout added at the ends of lines into artifacts. For a soft hyphen, Chromium paints a space
 * mapped to U+00AD and then a hyphen. PDF readers drop the hyphen when they join the halves of the word, but keep the
 * soft hyphen, so a search does not find the word. The author's hyphens are tagged content, which distinguishes them.
 */
export function hyphenEdits(content: string): readonly Edit[] {
  return Array.from(content.matchAll(softHyphens), ({0: all, 1: hyphen, 2: rest, index: start}) => {
    const end = start + all.length
    // Content outside marked content becomes an artifact.
    return {start, end, text: hyphen === undefined ? 'ET\n' : `ET\nEMC\n${hyphen}${rest}`}
  })
}

/** The space at the end of a text, and the hyphen after it if nothing else is painted before the mark ends. */
const softHyphens =
  /\/Span<<\/ActualText <FEFF00AD> >> BDC\n(?:[^\n]* T[fm]\n)*[^\n]*Tj\nEMC\nET\n(?:(BT\n(?:[^\n]* T[fm]\n)+[^\n]*Tj\nET\n)((?:(?!BT\n|EMC\n)[^\n]*(?<!B[DM]C|Do)\n)*)EMC\n)?/g
