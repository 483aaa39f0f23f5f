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
 * The letters of ready-made faces, from few to many: first those of names in English papers, by their frequency in the
 * corpus, then those of further languages. Capitals are added by styles.
 */
export const usualLetters: readonly string[] = [
  `${lettersOfEveryPage}${signs}`,
  ...[western, european, `${central}ıİ`].map(letters =>
    [...new Set(`${lettersOfEveryPage}${signs}°±×−${letters}${letters.toUpperCase()}`)].join('')
  )
]

/**
 * A ready-made face with this many unused letters adds as much to a page as a face cut for the page, because it is
 * compressed better. A paper that needs more letters is longer, and may have as many more unused letters.
 */
const fewInVain = 44

/**
 * The index of the ready-made face for some letters. Undefined if the font has one of these letters but none of these
 * faces does, or if the faces contain too many other letters. `characters` are those of the font (`writeRanges`),
 * because a page also contains letters of other fonts.
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
