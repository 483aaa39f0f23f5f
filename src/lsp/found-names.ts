import {perObject} from '../core/per-object.ts'

/**
 * Visits the names that match some letters, with the kind of match: 0 at the beginning of a name, 1 inside it, 2 in its
 * words.
 */
export type FindNames<Named> = (letters: string, visit: (named: Named, fit: Fit) => void) => void

type Fit = 0 | 1 | 2

const none = 3

/**
 * Returns a function that prepares a list of names for search, page by page. The names of a page are joined into one
 * text and their words into another, and each text is searched as a whole. Searching thousands of works one by one
 * would make the author wait at each letter. The result is kept as long as the list, and the pages that the next list
 * shares with it are kept as well.
 */
export function searchable<Named extends object>(
  nameOf: (named: Named) => string,
  wordsOf: (named: Named) => string
): (all: readonly Named[]) => FindNames<Named> {
  const prepared = (items: readonly Named[]): Page<Named> => ({
    items,
    names: searchText(items.map(nameOf)),
    words: searchText(items.map(wordsOf)),
    fits: new Uint8Array(items.length)
  })
  let last: readonly Page<Named>[] = []
  return perObject((all: readonly Named[]): FindNames<Named> => {
    const pages = repaged(last, all, prepared)
    last = pages
    return (letters, visit) => {
      for (const page of pages) searchPage(page, letters.toLowerCase(), visit)
    }
  })
}

/** A run of consecutive names that are searched together; each search overwrites `fits`. */
type Page<Named> = Readonly<{
  items: readonly Named[]
  names: SearchText
  words: SearchText
  fits: Uint8Array
}>

const mostOfPage = 256

function searchPage<Named>(
  {items, names, words, fits}: Page<Named>,
  wanted: string,
  visit: (named: Named, fit: Fit) => void
): void {
  fits.fill(wanted === '' ? 0 : none)
  if (wanted !== '') {
    words(wanted, index => {
      fits[index] = 2
    })
    names(wanted, (index, at) => {
      fits[index] = at === 0 ? 0 : 1
    })
  }
  for (let index = 0; index < items.length; index++)
    if (fits[index] !== none) visit(items[index]!, fits[index] as Fit)
}

/** The pages of a list; pages at its start and end that are also in the previous list are the same objects. */
function repaged<Named>(
  last: readonly Page<Named>[],
  all: readonly Named[],
  prepared: (items: readonly Named[]) => Page<Named>
): readonly Page<Named>[] {
  const isAt = ({items}: Page<Named>, from: number): boolean =>
    items.every((item, index) => item === all[from + index])
  let [first, from] = [0, 0]
  while (first < last.length && isAt(last[first]!, from)) from += last[first++]!.items.length
  let [end, to] = [last.length, all.length]
  while (end > first) {
    const start = to - last[end - 1]!.items.length
    if (start < from || !isAt(last[end - 1]!, start)) break
    to = start
    end--
  }
  // Pages of equal length, so that a list that grows one by one has no tiny pages.
  const length = Math.ceil((to - from) / Math.max(1, Math.ceil((to - from) / mostOfPage)))
  const middle: Page<Named>[] = []
  for (let at = from; at < to; at += length) middle.push(prepared(all.slice(at, Math.min(to, at + length))))
  return [...last.slice(0, first), ...middle, ...last.slice(end)]
}

type SearchText = (wanted: string, found: (index: number, at: number) => void) => void

/**
 * Returns a function that finds the texts that contain some letters: it calls `found` with the index of each text and
 * the first offset of the letters there.
 */
function searchText(texts: readonly string[]): SearchText {
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
