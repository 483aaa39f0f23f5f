import type {Glyph} from '../../src/answers/pdf/glyphs.ts'
import {comparedLetters} from '../../src/answers/pdf/letters.ts'
import type {PrintedWords} from './put-marks.ts'

/** Where some words are printed that a document has once; undefined if it has them not, or more often. */
export function printedWords(
  pages: ReadonlyArray<readonly Glyph[]>,
  words: string
): PrintedWords | undefined {
  const wanted = comparedLetters(words)
  const found: PrintedWords[] = []
  for (const [page, glyphs] of pages.entries()) {
    const letters = glyphs.map(({letter}) => comparedLetters(letter))
    const owners = letters.flatMap((letter, index) => Array.from(letter, () => index))
    const text = letters.join('')
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const own = owners.slice(at, at + wanted.length).map(index => glyphs[index]!)
      found.push({page, lines: linesOf([...new Set(own)])})
    }
  }
  return found.length === 1 ? found[0] : undefined
}

function linesOf(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const lines: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = lines.at(-1)?.at(-1)
    if (last !== undefined && Math.abs(last.bottom - glyph.bottom) < 3) lines.at(-1)!.push(glyph)
    else lines.push([glyph])
  }
  return lines
}
