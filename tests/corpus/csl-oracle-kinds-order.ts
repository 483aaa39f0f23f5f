import type {OracleKind, OraclePair} from './csl-oracle-kinds.ts'

/** The order of cites, and what joins them. */
export const ORDER_KINDS: readonly OracleKind[] = [
  {
    name: 'order around words of the author',
    from: ['Pandoc'],
    right: 'galley by the letter',
    why: 'Pandoc does not sort cites across words of the author. “The cites within citations, … can be sorted” (CSL 1.0.2, Sorting) makes no exception.',
    explains: pair =>
      pair.works.length > 1 &&
      isOtherOrder(pair) &&
      /\b(?:see|cf\.) |, and elsewhere| with a proof/iu.test(pair.ours)
  },
  {
    name: 'order of cites that sort alike',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'If the style collapses years, citeproc-js uses the order of the list of references, otherwise that of the author, as Pandoc always does.',
    explains: pair => pair.works.length > 1 && isOtherOrder(pair) && yearsOf(pair.ours).some(isTwice)
  },
  {
    name: 'order of dates in words',
    from: ['citeproc-js'],
    right: 'either',
    why: 'citeproc-js sorts a date in words by its words, after all others; the specification sorts dates by their parts, and words have none.',
    explains: pair =>
      pair.works.length > 1 &&
      isOtherOrder(pair) &&
      pair.works.some(({issued}) => issued !== undefined && 'literal' in (issued as object))
  }
]

/** Whether both have the same words in another order, apart from what stands for other authors. */
function isOtherOrder({ours, theirs}: OraclePair): boolean {
  const words = (text: string): string =>
    (text.match(/[\p{L}\p{N}]+/gu) ?? [])
      .map(word => word.toLowerCase())
      .filter(word => !/^(?:and|et|al)$/u.test(word))
      .sort()
      .join(' ')
  return words(ours) === words(theirs)
}

function yearsOf(text: string): readonly string[] {
  return text.match(/\b\d{4}/gu) ?? []
}

function isTwice(value: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(value) !== index
}
