import type {Edit} from '../file/content-stream.ts'

/**
 * Makes artifacts of the hyphens that layout has put at the ends of lines, so that words have none. For a soft
 * hyphen Chromium paints a blank that says U+00AD, and then a hyphen: readers of the page drop the hyphen when they
 * join the halves of the word and keep the other, so that a search for the word finds nothing. Which hyphen is the
 * author's stays plain to who reads the tags: it is content, and the others are none.
 */
export function hyphenEdits(content: string): readonly Edit[] {
  return Array.from(content.matchAll(softHyphens), ({0: all, 1: hyphen, 2: rest, index: start}) => {
    const end = start + all.length
    // What is outside marked content becomes an artifact.
    return {start, end, text: hyphen === undefined ? 'ET\n' : `ET\nEMC\n${hyphen}${rest}`}
  })
}

/** The blank at the end of a text, and the hyphen after it where nothing else is painted before the mark ends. */
const softHyphens =
  /\/Span<<\/ActualText <FEFF00AD> >> BDC\n(?:[^\n]* T[fm]\n)*[^\n]*Tj\nEMC\nET\n(?:(BT\n(?:[^\n]* T[fm]\n)+[^\n]*Tj\nET\n)((?:(?!BT\n|EMC\n)[^\n]*(?<!B[DM]C|Do)\n)*)EMC\n)?/g
