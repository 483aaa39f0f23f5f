import type {Pair} from './pandoc-citations.ts'

/** A stretch that galley and Pandoc print differently. */
export type Difference = Readonly<{
  galley: string
  pandoc: string
  before: string
  after: string
  pair: Pair
  style: string
}>

/** A stretch in which two texts differ, with galley's text before and after it. */
export type Stretch = Readonly<{ours: string; theirs: string; before: string; after: string}>

export function differencesOf(pair: Pair, style: string): readonly Difference[] {
  return stretchesOf(pair.galley, pair.pandoc).map(({ours, theirs, before, after}) => ({
    galley: ours,
    pandoc: theirs,
    before,
    after,
    pair,
    style
  }))
}

/** The stretches in which two texts differ, word by word. Takes time quadratic in their length. */
export function stretchesOf(one: string, other: string): readonly Stretch[] {
  const [ours, theirs] = [wordsOf(one), wordsOf(other)]
  const lengths = Array.from({length: ours.length + 1}, () => new Uint16Array(theirs.length + 1))
  for (let left = ours.length - 1; left >= 0; left--) {
    for (let right = theirs.length - 1; right >= 0; right--) {
      lengths[left]![right] =
        ours[left] === theirs[right]
          ? lengths[left + 1]![right + 1]! + 1
          : Math.max(lengths[left + 1]![right]!, lengths[left]![right + 1]!)
    }
  }
  const found: Stretch[] = []
  let [left, right, start, from] = [0, 0, 0, 0]
  const close = (): void => {
    if (left > start || right > from)
      found.push({
        ours: ours.slice(start, left).join(''),
        theirs: theirs.slice(from, right).join(''),
        before: ours.slice(0, start).join(''),
        after: ours.slice(left).join('')
      })
  }
  while (left < ours.length && right < theirs.length) {
    if (ours[left] === theirs[right]) {
      close()
      left++
      right++
      ;[start, from] = [left, right]
    } else if (lengths[left + 1]![right]! >= lengths[left]![right + 1]!) left++
    else right++
  }
  ;[left, right] = [ours.length, theirs.length]
  close()
  return found
}

/** The numbers, words, punctuation marks and blanks of a text, one after another. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}]+|\p{N}+|\s|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

/** Whether a pair is a citation rather than an entry of the list. */
export function isCitation({source}: Readonly<{source: string}>): boolean {
  return source !== ''
}

/** Whether the entry of one of the works, as written in the `.bib`, matches a pattern. */
export function isWrittenAs({pair}: Difference, pattern: RegExp): boolean {
  return pair.works.some(({written}) => pattern.test(written))
}
