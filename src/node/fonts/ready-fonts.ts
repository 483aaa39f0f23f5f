import type {FaceMeasures, ReadyFont} from '../../core/ready-font.ts'
import {usualFace} from '../../outputs/text-faces/usual-letters.ts'
import {readCompiled} from '../program/package.ts'

/** The table of ready-made fonts, by the SHA-256 of the packed font; `tools/ready-faces.mjs` writes it. */
type ReadyFonts = Readonly<
  Record<
    string,
    Readonly<{
      measures: FaceMeasures
      characters: string
      /** The names of font files by features, in the order of `usualLetters`. */
      faces: Readonly<Record<string, readonly string[]>>
    }>
  >
>

/** Returns a function that finds the ready-made form of a font that comes with galley, in `dist/ready/`. */
export function readyFonts(read = readCompiled): (hash: string) => ReadyFont | undefined {
  let table: ReadyFonts | undefined
  return hash => {
    table ??= tableIn(read)
    const ready = Object.hasOwn(table, hash) ? table[hash] : undefined
    return (
      ready && {
        measures: ready.measures,
        async face(letters, features) {
          const number = usualFace(letters, ready.characters)
          const file = number === undefined ? undefined : ready.faces[features.join(' ')]?.[number]
          return file === undefined ? undefined : read(`ready/${file}`)
        }
      }
    )
  }
}

/** Reads the table of fonts that are ready for use, which may not exist when galley runs from its sources. */
function tableIn(read: typeof readCompiled): ReadyFonts {
  const table = read('ready/fonts.json')
  return table === undefined ? {} : JSON.parse(new TextDecoder().decode(table))
}
