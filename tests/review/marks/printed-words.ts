import type {Glyph} from '../../../src/review/answers/pdf/glyphs.ts'
import {comparedLetters} from '../../../src/review/answers/pdf/letters.ts'
import type {PrintedWords} from './put-marks.ts'

/**
 * Returns a function that finds words that a document prints once; undefined for words that it prints several times, or
 * not at all.
 */
export function wordFinder(
  pages: ReadonlyArray<readonly Glyph[]>
): (words: string) => PrintedWords | undefined {
  const texts = pages.map((glyphs, page) => {
    const letters = glyphs.map(({letter}) => comparedLetters(letter))
    const owners = letters.flatMap((letter, index) => Array.from(letter, () => index))
    return {page, glyphs, owners, text: letters.join('')}
  })
  return words => {
    const wanted = comparedLetters(words)
    const found = texts.flatMap(({page, glyphs, owners, text}) => {
      const starts: number[] = []
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) starts.push(at)
      return starts.map(at => {
        const own = owners.slice(at, at + wanted.length).map(index => glyphs[index]!)
        return {page, lines: linesOf([...new Set(own)])}
      })
    })
    return found.length === 1 ? found[0] : undefined
  }
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
