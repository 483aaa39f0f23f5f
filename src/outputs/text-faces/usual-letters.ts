import {isWithin, readRanges} from '../../core/character-ranges.ts'

/** The letters that every page takes: ASCII, and what typography, style sheets and scripts add. */
export const lettersOfEveryPage = `${Array.from({length: 95}, (_, index) => String.fromCharCode(32 + index)).join('')}\u00a0–—‘’“”«»•…↓`

/** Further signs of nearly every paper; most are spaces and hyphens. */
const signs = '©\u2009\u200a\u202f\u2010\u2011'
const western = 'áéíóöüäåçèñø'
const european = `${western}àâêëîïôúãßšžčć`
const central = `${european}ùûœłřğşńőś`

/**
 * The letters of ready faces, from few to many: those of names in papers in English, by how often papers of the corpus
 * have them, then those of more languages. Capitals are shown by styles.
 */
export const usualLetters: readonly string[] = [
  `${lettersOfEveryPage}${signs}`,
  ...[western, european, `${central}ıİ`].map(letters =>
    [...new Set(`${lettersOfEveryPage}${signs}°±×−${letters}${letters.toUpperCase()}`)].join('')
  )
]

/**
 * A ready face with this many letters in vain is as large on a page as one that is cut, since it is packed better; a paper
 * that needs more letters is longer, and may have as many more in vain.
 */
const fewInVain = 44

/**
 * The number of the ready face for some letters; undefined if a font has one of them, but none of these faces, or if
 * they have many more. `characters` are those of the font (`writeRanges`), since a page has letters of other fonts, too.
 */
export function usualFace(letters: string, characters: string): number | undefined {
  const number = usualLetters.findIndex(usual => {
    const others = [...letters].filter(letter => !usual.includes(letter))
    return others.length === 0 || !others.some(isIn(characters))
  })
  if (number < 0) return undefined
  const special = [...usualLetters[number]!].filter(letter => !usualLetters[0]!.includes(letter))
  const used = special.filter(letter => letters.includes(letter))
  return special.length - used.length > fewInVain + used.length ? undefined : number
}

function isIn(characters: string): (letter: string) => boolean {
  const ranges = readRanges(characters)
  return letter => isWithin(ranges, letter.codePointAt(0)!)
}
