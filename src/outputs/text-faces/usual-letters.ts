import {isWithin, readRanges} from '../../core/character-ranges.ts'

/**
 * The letters that the fonts of every page contain: ASCII, and letters that typography, style sheets and scripts add.
 */
export const lettersOfEveryPage = `${Array.from({length: 95}, (_, index) => String.fromCharCode(32 + index)).join('')}\u00a0–—‘’“”«»•…↓`

/** Further characters in nearly every paper, most of which are spaces and hyphens. */
const signs = '©\u2009\u200a\u202f\u2010\u2011'
const western = 'áéíóöüäåçèñø'
const european = `${western}àâêëîïôúãßšžčć`
const central = `${european}ùûœłřğşńőś`

/**
 * The characters of ready-made faces, from few to many: first characters of names in English papers, by their
 * frequency in the corpus, then characters of further languages. Styles add the capitals.
 */
export const usualLetters: readonly string[] = [
  `${lettersOfEveryPage}${signs}`,
  ...[western, european, `${central}ıİ`].map(letters =>
    [...new Set(`${lettersOfEveryPage}${signs}°±×−${letters}${letters.toUpperCase()}`)].join('')
  )
]

/**
 * A ready-made face with this many unused letters adds as much to a page as a face cut for the page, because it is
 * compressed better. For each further letter that a paper needs, one more may be unused, because such a paper is
 * longer.
 */
const fewInVain = 44

/**
 * The index of the first ready-made face that contains all of these characters that the font has. Undefined if no
 * face does, or if it contains too many other characters. `characters` are the characters of the font
 * (`writeRanges`), because a page also contains characters in other fonts.
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
