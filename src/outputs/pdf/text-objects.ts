import {textOfHexadecimal} from './to-unicode.ts'

/** What a font's codes say, by the name of the font in a content stream. */
export type FontTexts = (font: string) => ReadonlyMap<string, string>

/** Glyphs, and where they are painted from. */
export type Shown = Readonly<{x: number; y: number; codes: string}>

/** A text object (ISO 32000-1, 9.4): what Chromium paints of a line in one font and one direction. */
export type TextObject = Readonly<{
  /** The lines that set the font and the place. */
  settings: readonly string[]
  shown: readonly Shown[]
  /** What is said, letter by letter from left to right; letters that are drawn as one are in one, in reading order. */
  letters: readonly string[]
  runsFromRight: boolean
}>

/** The mark of text whose glyphs stand in the order of painting, which is not that of reading. */
export const reversedMark = '/ReversedChars BMC'

/** Reads what stands between `BT` and `ET`; undefined where it is not as Chromium writes it. */
export function readTextObject(body: string, fontTexts: FontTexts): TextObject | undefined {
  const settings: string[] = []
  const shown: Shown[] = []
  const letters: string[] = []
  let texts: ReadonlyMap<string, string> | undefined
  let isSaid = false
  let [x, y] = [0, 0]
  for (const line of body.trimEnd().split('\n')) {
    const [, font, said, plain, right = '0', up = '0', codes] = lines.exec(line) ?? []
    if (font !== undefined || line.endsWith(' Tm')) {
      settings.push(line)
      if (font !== undefined) texts = fontTexts(font)
    } else if (said !== undefined || plain !== undefined) {
      letters.push(said === undefined ? plain!.replace(/\\(.)/g, '$1') : textOfHexadecimal(said))
      isSaid = true
    } else if (codes !== undefined) {
      x += Number(right)
      y += Number(up)
      shown.push({x, y, codes})
      if (isSaid) continue
      for (const code of codes.match(/.{4}/g) ?? []) {
        const letter = texts?.get(code.toUpperCase())
        if (letter === undefined) return undefined
        letters.push(letter)
      }
    } else if (line === 'EMC') isSaid = false
    else if (line !== reversedMark) return undefined
  }
  const isOne = settings.length === 2
  return isOne ? {settings, shown, letters, runsFromRight: body.includes(reversedMark)} : undefined
}

/** A font, what a letter says, and glyphs with the way to them. */
const lines =
  /^(?:\/(\w+) [\d.]+ Tf|\/Span<<\/ActualText (?:<FEFF(\w+)>|\(((?:\\.|[^\\)])*)\)) >> BDC|(?:(-?[\d.]+) (-?[\d.]+) Td )?<(\w+)> Tj)$/
