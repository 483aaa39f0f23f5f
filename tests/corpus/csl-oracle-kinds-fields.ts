import type {OracleDifference, OracleKind} from './csl-oracle-kinds.ts'

/** Dates, numbers, pages and other fields. */
export const FIELD_KINDS: readonly OracleKind[] = [
  {
    name: 'pages of an article number',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'galley parses `4:1-4:10` as a range and does not shorten it; citeproc-js treats it as one page, and Pandoc shortens it to `4:1–10`. The tables of page ranges have only whole numbers (CSL 1.0.2, Appendix V).',
    holds: d => /^(?:pp?|[-–:\d])*$/u.test(d.ours + d.theirs) && /\d+:\d/u.test(pagesOf(d))
  },
  {
    name: 'pages with more than pages in them',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'For a range with words around it, such as `1149-1153 vol.2`, or a hyphen not between numbers: galley and citeproc-js shorten the range, Pandoc does not. citeproc-js parses the words as labels.',
    holds: d =>
      /^(?:pp?|vols?|S|Bd|[-–\d. ])*$/iu.test(d.ours + d.theirs) &&
      pagesOf(d) !== '' &&
      !/^\d+(?:--?|–)\d+$/u.test(pagesOf(d)) &&
      atPages(d)
  },
  {
    name: 'hyphen of an issue or volume',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'galley and citeproc-js replace the hyphen between two numbers with a dash, Pandoc keeps it as typed; beside letters and spaces only citeproc-js changes it. The specification only mentions pages and locators.',
    holds: d =>
      /^[-–\s]+$/u.test(d.ours) &&
      /^[-–\s]*$/u.test(d.theirs) &&
      numbersOf(d).some(value => /\w\s*[-–]\s*\w/u.test(value))
  },
  {
    name: 'zero at the start of a number',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc parses numbers within numbers: `04` is 4, and `10.1038/s41593-018-0303-1` a chain of ranges. “Normally this field will be an integer …, but it may also be a short designator” (biblatex, 2.2.2, `number`).',
    holds: d =>
      /\d/u.test(d.ours) && d.ours.replace(/(?<!\d)0+(?=\d)/gu, '').replaceAll('-', '–') === d.theirs
  },
  {
    name: 'plural of a label',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc uses the plural for a number that contains words or a hyphen. “Content is considered plural when it contains multiple numbers” (CSL 1.0.2, Label).',
    holds: d => /^(?:vol|no)$/u.test(d.ours) && d.theirs === `${d.ours}s`
  },
  {
    name: 'label of a director',
    from: ['Pandoc'],
    right: 'either',
    why: 'If a director takes the place of an author, Pandoc prints the label of IEEE; galley and citeproc-js do not.',
    holds: d =>
      d.ours === '' && d.theirs === 'Dir., ' && d.pair.works.some(({type}) => type === 'motion_picture')
  },
  {
    name: 'label in a number',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js parses labels in numbers, `no. 93`, and prints its own or none. The specification does not mention this; galley and Pandoc print the field.',
    holds: d =>
      (/^(?:no|vol|ed)\. ?$/iu.test(d.ours) && d.theirs === '' && /^\d/u.test(d.after)) ||
      (d.ours === '' && d.theirs === ':' && /\bno\.$/u.test(d.before) && /^ \d/u.test(d.after)) ||
      (d.ours === '' && /^vols?\. $/u.test(d.theirs) && /^\d+-[IVX]+\b/u.test(d.after))
  },
  {
    name: 'label of an absent number',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js prints “3 vol” if the style has a label for `volume`, which is empty. “The label … is only rendered if the variable is not empty” (CSL 1.0.2, Label).',
    holds: d => d.ours === '' && /^ vols?$/u.test(d.theirs) && /\d$/u.test(d.before)
  },
  {
    name: 'words in place of a date, twice',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc prints a date in words for each of its parts: “(2001–, 2001–)”.',
    holds: d =>
      d.pair.works.some(({issued}) => issued !== undefined && 'literal' in (issued as object)) &&
      (d.ours === '' || d.theirs === '' || /\d{4}/u.test(d.ours + d.theirs))
  },
  {
    name: 'initials of a full given name',
    from: ['Pandoc'],
    right: 'either',
    why: 'If given names distinguish persons, galley and citeproc-js print them as typed, `M E Hasselmo`; Pandoc adds the full stops of `initialize-with`.',
    holds: d =>
      d.ours === '' && d.theirs === '.' && /(?:^|[\s(])\p{Lu}$/u.test(d.before) && /^(?:,| |;)/u.test(d.after)
  },
  {
    name: 'label before its names',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc puts the label of editors before them in styles that have it after them, such as AMA and NLM: “In: editorsDoe A, Roe B, editors”.',
    holds: d =>
      d.pair.works.some(({editor}) => editor !== undefined) &&
      /\bIn\b|(?:ed|eds|editors?)\b/u.test(d.pair.ours) &&
      withoutLabel(d.pair.ours) === withoutLabel(d.pair.theirs)
  },
  {
    name: 'variable in a note',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'Both others parse a line `PMID: 123` of `note` as a variable, even one that begins with `https:`, and remove it from the note. CSL-JSON has `PMID` for it; galley prints the note as written.',
    holds: d => d.pair.works.some(({note}) => /^[A-Za-z]+: ?\S/u.test(String(note ?? '')))
  }
]

/** The letters and digits of an entry, without labels of editors. */
function withoutLabel(text: string): string {
  return text.replace(/(?:\b|(?<=: ))(?:editors?|eds?)(?=\p{Lu}|\b)|[^\p{L}\p{N}]/gu, '').toLowerCase()
}

function pagesOf({pair}: OracleDifference): string {
  return pair.works.map(({page}) => String(page ?? '')).join('')
}

/** Whether a stretch is in the pages or adjacent to them. */
function atPages({pair, before, after, ours, theirs}: OracleDifference): boolean {
  return pair.works.some(({page}) => {
    const digits = String(page ?? '').match(/\d+/gu) ?? []
    return digits.some(number => `${before.slice(-12)}${ours}${theirs}${after.slice(0, 30)}`.includes(number))
  })
}

function numbersOf({pair}: OracleDifference): readonly string[] {
  return pair.works.flatMap(({issue, volume, number, page}) =>
    [issue, volume, number, page].map(value => String(value ?? ''))
  )
}
