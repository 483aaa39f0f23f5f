import type {OracleKind, OraclePair} from './csl-oracle-kinds.ts'

/** Kinds of differences in the order of cites, and in the text between them. */
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
    name: 'order of cites with equal sort keys',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'If the style collapses years, citeproc-js uses the order of the list of references, otherwise the order in which the author cites them, as Pandoc always does.',
    explains: pair => pair.works.length > 1 && isOtherOrder(pair) && yearsOf(pair.ours).some(isTwice)
  },
  {
    name: 'order of dates in words',
    from: ['citeproc-js'],
    right: 'either',
    why: 'citeproc-js sorts a date in words by its words, after all other dates; the specification sorts dates by their parts, and a date in words has no parts.',
    explains: pair =>
      pair.works.length > 1 &&
      isOtherOrder(pair) &&
      pair.works.some(({issued}) => issued !== undefined && 'literal' in (issued as object))
  },
  {
    name: 'order of names with a particle or an apostrophe',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'Pandoc ignores the apostrophe of “D’Esposito”, and citeproc-js, in Russian, the space of “de Zambotti”. The specification leaves collation to the language.',
    explains: pair =>
      pair.works.length > 1 &&
      isOtherOrder(pair) &&
      pair.works.some(work => /"family":"[^"]*['’]|-particle":/u.test(JSON.stringify(work)))
  },
  {
    name: 'year suffix of titles with signs',
    from: ['Pandoc'],
    right: 'either',
    why: 'Pandoc sorts “PETSc/TAO” before “PETSc Web”, galley and citeproc-js after it; the letters of the years follow that order.',
    holds: d =>
      /^[a-z]$/u.test(d.ours) &&
      /^[a-z]$/u.test(d.theirs) &&
      /\d{4}$/u.test(d.before) &&
      d.pair.works.some(({title}) => String(title).includes('PETSc'))
  },
  {
    name: 'years of one author after a locator',
    from: ['Pandoc'],
    right: 'either',
    why: 'After a locator, galley and citeproc-js continue a collapsed citation with a comma, “(Estes, 1955, p. 12, 1994)”, unless the style has `after-collapse-delimiter`. Pandoc prints a semicolon, or does not collapse. The specification does not decide.',
    explains: pair =>
      pair.works.length > 1 &&
      /\b\d+, (?:[\p{L}.]+ )?\d/u.test(pair.ours) &&
      hasAuthorTwice(pair) &&
      distinctWords(pair.ours) === distinctWords(pair.theirs)
  }
]

function distinctWords(text: string): string {
  return [...new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])].sort().join(' ')
}

/** Whether two works have first authors with the same family name. */
function hasAuthorTwice({works}: OraclePair): boolean {
  return works
    .map(({author}) => (author as ReadonlyArray<Readonly<{family?: string}>> | undefined)?.[0]?.family ?? '')
    .some(isTwice)
}

/** Whether both renderings have the same words in another order, apart from initials, “and” and “et al.”. */
function isOtherOrder({ours, theirs}: OraclePair): boolean {
  const words = (text: string): readonly string[] =>
    (text.match(/[\p{L}\p{N}]+/gu) ?? [])
      .map(word => word.toLowerCase())
      .filter(word => !/^(?:and|et|al|\p{L})$/u.test(word))
  const [one, other] = [words(ours), words(theirs)]
  return one.join(' ') !== other.join(' ') && one.toSorted().join(' ') === other.toSorted().join(' ')
}

function yearsOf(text: string): readonly string[] {
  return text.match(/\b\d{4}/gu) ?? []
}

function isTwice(value: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(value) !== index
}
