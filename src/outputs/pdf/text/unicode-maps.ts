import {bytesOfText, textOfBytes} from '../../../core/bytes.ts'
import {dictionary, type PdfFile} from '../file/index.ts'
import {putStream, unpacked} from '../file/streams.ts'
import {textOfHexadecimal} from './to-unicode.ts'

/** Transforms the ToUnicode maps of all fonts (ISO 32000-1, 9.10.3), as text. */
export function changeUnicodeMaps(file: PdfFile, change: (map: string) => string): void {
  const {library, document, name} = file
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const reference = dictionary(file, object)?.get(name('ToUnicode'))
    const stream = document.context.lookup(reference)
    if (!(reference instanceof library.PDFRef) || !(stream instanceof library.PDFRawStream)) continue
    const map = textOfBytes(unpacked(file, stream))
    const changed = change(map)
    if (changed !== map) putStream(file, reference, bytesOfText(changed), document.context.obj({}))
  }
}

/**
 * Maps parts of letters, such as the dots of Nastaliq, to a character: Chromium maps them to U+0000, which is not
 * allowed (ISO 19005-2, 6.2.11.7.2). Their words have a text as a whole, so the character is an invisible one that does
 * not divide words.
 */
export function withoutNull(map: string): string {
  return map.replace(/^(<\w+> )<0000>$/gm, '$1<2060>')
}

/** Lists the characters of ranges that run over the end of their last byte (ISO 32000-1, 9.10.3). */
export function withinBytes(map: string): string {
  return map.replace(
    /^(<(\w{4})> <(\w{4})> )<(\w{4}|\w{8})>$/gm,
    (range, codes: string, first: string, last: string, character: string) => {
      const count = Number.parseInt(last, 16) - Number.parseInt(first, 16) + 1
      if (Number.parseInt(character.slice(-2), 16) + count <= 0x100) return range
      const letters = Array.from(textOfHexadecimal(character))
      const start = letters.pop()?.codePointAt(0) ?? 0
      const before = letters.join('')
      const characters = Array.from(
        {length: count},
        (_, index) => before + String.fromCodePoint(start + index)
      )
      return `${codes}[${characters.map(mapString).join(' ')}]`
    }
  )
}

/** Maps ligatures to their letters: fonts map some to a character such as `ﬁ`, and a search does not find the word. */
export function withoutLigatures(map: string): string {
  return map
    .replace(/^(<\w+> )<(FB0[0-6])>$/gm, (_, code: string, ligature: string) => code + lettersOf(ligature))
    .replace(
      /^(<(\w+)> <(\w+)> )<(FB0[0-6])>$/gm,
      (_, codes: string, first: string, last: string, ligature: string) => {
        const count = Number.parseInt(last, 16) - Number.parseInt(first, 16) + 1
        const start = Number.parseInt(ligature, 16)
        return `${codes}[${Array.from({length: count}, (_, index) => lettersOf((start + index).toString(16))).join(' ')}]`
      }
    )
}

/** The letters of a character given by its hexadecimal digits, as a string of a map. */
function lettersOf(ligature: string): string {
  return mapString(String.fromCharCode(Number.parseInt(ligature, 16)).normalize('NFKC'))
}

function mapString(text: string): string {
  const units = Array.from({length: text.length}, (_, index) => text.charCodeAt(index))
  return `<${units.map(unit => unit.toString(16).toUpperCase().padStart(4, '0')).join('')}>`
}
