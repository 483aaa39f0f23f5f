import {textOfHexadecimal} from './to-unicode.ts'

/** Returns a font's map from codes to text, by the font's name in a content stream. */
export type FontTexts = (font: string) => ReadonlyMap<string, string>

/** Glyphs, and where they are painted from. */
export type Shown = Readonly<{x: number; y: number; codes: string}>

/** A text object (ISO 32000-1, 9.4): the part of a line in one font and one direction, as Chromium paints it. */
export type TextObject = Readonly<{
  /** The lines that set the font and the position. */
  settings: readonly string[]
  shown: readonly Shown[]
  /** Its text, letter by letter from left to right; a ligature is one string, in reading order. */
  letters: readonly string[]
  runsFromRight: boolean
}>

/** Parses the text between `BT` and `ET`; undefined if it is not in Chromium's form. */
export type TextReader = (body: string) => TextObject | undefined

/** Returns a cached parser for the fonts of a page. */
export function textReader(fontTexts: FontTexts): TextReader {
  const known = new Map<string, TextObject | undefined>()
  return body => {
    if (!known.has(body)) known.set(body, readTextObject(body, fontTexts))
    return known.get(body)
  }
}

/** The mark of text whose glyphs are in painting order, which is not the reading order. */
export const reversedMark = '/ReversedChars BMC'

function readTextObject(body: string, fontTexts: FontTexts): TextObject | undefined {
  const settings: string[] = []
  const shown: Shown[] = []
  const letters: string[] = []
  let texts: ReadonlyMap<string, string> | undefined
  let isSaid = false
  let [x, y] = [0, 0]
  // A page has a line for nearly every glyph, so they are parsed without regular expressions.
  for (const line of body.trimEnd().split('\n')) {
    if (line.endsWith('> Tj')) {
      const start = line.indexOf('<')
      if (start > 0) {
        const [right, up, operator] = line.split(' ', 3)
        if (operator !== 'Td') return undefined
        x += Number(right)
        y += Number(up)
      }
      const codes = line.slice(start + 1, -'> Tj'.length)
      const last = shown.at(-1)
      // Glyphs without a position follow the advance of the previous ones.
      if (start === 0 && last) shown[shown.length - 1] = {...last, codes: last.codes + codes}
      else shown.push({x, y, codes})
      for (let index = 0; !isSaid && index < codes.length; index += 4) {
        const letter = texts?.get(codes.slice(index, index + 4).toUpperCase())
        if (letter === undefined) return undefined
        letters.push(letter)
      }
    } else if (line.endsWith(' BDC')) {
      const [, said, plain] = saying.exec(line) ?? []
      if (said === undefined && plain === undefined) return undefined
      letters.push(said === undefined ? plain!.replace(/\\(.)/g, '$1') : textOfHexadecimal(said))
      isSaid = true
    } else if (line.endsWith(' Tf')) {
      settings.push(line)
      texts = fontTexts(line.slice(1, line.indexOf(' ')))
    } else if (line.endsWith(' Tm')) settings.push(line)
    else if (line === 'EMC') isSaid = false
    else if (line !== reversedMark) return undefined
  }
  const isOne = settings.length === 2
  return isOne ? {settings, shown, letters, runsFromRight: body.includes(reversedMark)} : undefined
}

/** The mark of a letter with its text. */
const saying = /^\/Span<<\/ActualText (?:<FEFF(\w+)>|\(((?:\\.|[^\\)])*)\)) >> BDC$/
