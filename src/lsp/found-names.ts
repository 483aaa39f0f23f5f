import {perObject} from '../core/per-object.ts'

/**
 * Visits the names that match some letters, with the kind of match: 0 at the beginning of a name, 1 inside it, 2 in its
 * words.
 */
export type FindNames<Named> = (letters: string, visit: (named: Named, fit: Fit) => void) => void

type Fit = 0 | 1 | 2

const none = 3

/**
 * Returns a function that prepares a list of names for search. The names are joined into one text and the words into
 * another, and each text is searched as a whole. Searching thousands of works one by one would make the author wait at
 * each letter. The result is kept as long as the list.
 */
export function searchable<Named extends object>(
  nameOf: (named: Named) => string,
  wordsOf: (named: Named) => string
): (all: readonly Named[]) => FindNames<Named> {
  return perObject((all: readonly Named[]): FindNames<Named> => {
    const names = searchText(all.map(nameOf))
    const words = searchText(all.map(wordsOf))
    const fits = new Uint8Array(all.length)
    return (letters, visit) => {
      const wanted = letters.toLowerCase()
      fits.fill(wanted === '' ? 0 : none)
      if (wanted !== '') {
        words(wanted, index => {
          fits[index] = 2
        })
        names(wanted, (index, at) => {
          fits[index] = at === 0 ? 0 : 1
        })
      }
      for (const [index, named] of all.entries()) if (fits[index] !== none) visit(named, fits[index] as Fit)
    }
  })
}

/**
 * Returns a function that finds the texts that contain some letters: it calls `found` with the index of each text and
 * the first offset of the letters there.
 */
function searchText(
  texts: readonly string[]
): (wanted: string, found: (index: number, at: number) => void) => void {
  const small = texts.map(text => text.toLowerCase())
  // No key, caption or entry contains this character.
  const whole = small.join('\0')
  const starts = new Int32Array(small.length + 1)
  for (const [index, text] of small.entries()) starts[index + 1] = starts[index]! + text.length + 1

  return (wanted, found) => {
    let index = 0
    let at = whole.indexOf(wanted)
    while (at >= 0 && index < small.length) {
      index = indexAt(starts, at, index)
      found(index, at - starts[index]!)
      const next = starts[index + 1]!
      if (next > whole.length) return
      at = whole.indexOf(wanted, next)
    }
  }
}

/** The index of the text at an offset, `from` or later. */
function indexAt(starts: Int32Array, offset: number, from: number): number {
  let [low, high] = [from, starts.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low
}
