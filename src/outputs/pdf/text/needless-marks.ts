import type {Edit} from '../file/content-stream.ts'
import {type FontTexts, reversedMark} from './text-objects.ts'
import {textOfHexadecimal} from './to-unicode.ts'

/**
 * Removes the marks that give glyphs the text that their font gives them anyway, as Chromium writes for ligatures and
 * no-break spaces. Poppler's `pdfinfo -struct-text` loses what follows a mark within another: it takes the end of the
 * inner one for that of the outer. A no-break space is a space then.
 */
export function needlessMarkEdits(content: string, fontTexts: FontTexts): readonly Edit[] {
  return Array.from(content.matchAll(saidGlyphs)).flatMap(
    ({0: all, 1: units, 2: plain = '', 3: glyphs = '', 4: own, index: start}) => {
      const said = units === undefined ? plain.replace(/\\(.)/g, '$1') : textOfHexadecimal(units)
      const font = fontAt(content, start, own)
      const texts = font === undefined ? undefined : fontTexts(font)
      if (texts === undefined || said === softHyphen) return []
      const shown = Array.from(glyphs.matchAll(codesShown), ([, codes = '']) =>
        textOfCodes(codes, texts)
      ).join('')
      return canonical(shown) === canonical(said) ? [{start, end: start + all.length, text: glyphs}] : []
    }
  )
}

const saidGlyphs =
  /\/Span<<\/ActualText (?:<FEFF(\w+)>|\(((?:\\.|[^\\)])*)\)) >> BDC\n((?:\/(\S+) [\d.]+ Tf\n[^\n]* Tm\n)?(?:(?:-?[\d.]+ -?[\d.]+ Td )?<[\dA-F]+> Tj\n)+)EMC\n/g
const codesShown = /<([\dA-F]+)> Tj/g
const softHyphen = '\u00AD'

/** The font of the text object around a place, its own if it has one; undefined if its glyphs are painted from right to left. */
function fontAt(content: string, place: number, own: string | undefined): string | undefined {
  const start = content.lastIndexOf('BT\n', place)
  const before = content.slice(start, place)
  if (start < 0 || before.includes(reversedMark)) return undefined
  return own ?? Array.from(before.matchAll(/^\/(\S+) [\d.]+ Tf$/gm)).at(-1)?.[1]
}

/** The text of glyphs by their font; of one without any, a character that no mark says. */
function textOfCodes(codes: string, texts: ReadonlyMap<string, string>): string {
  const each = codes.match(/.{4}/g) ?? []
  return each.map(code => texts.get(code.toUpperCase()) ?? '\0').join('')
}

/** `ﬁ` is “fi”, and a no-break space a space. */
function canonical(text: string): string {
  return text.normalize('NFKC')
}
