import type {OracleDifference, OracleKind} from './csl-oracle-kinds.ts'

/** Dates, numbers, pages and other fields. */
export const FIELD_KINDS: readonly OracleKind[] = [
  {
    name: 'pages of an article number',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'galley reads `4:1-4:10` as a range and cuts nothing of it; citeproc-js takes it for one page, and Pandoc cuts it to `4:1–10`. The tables of page ranges have whole numbers only (CSL 1.0.2, Appendix V).',
    holds: d => /^(?:pp?|[-–:\d])*$/u.test(d.ours + d.theirs) && /\d+:\d/u.test(pagesOf(d))
  },
  {
    name: 'pages with more than pages in them',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'A range with words around it, such as `1149-1153 vol.2`, or a hyphen that joins no numbers: galley and citeproc-js cut the range, Pandoc leaves it. citeproc-js reads the words as labels.',
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
    why: 'galley and citeproc-js make a dash of the hyphen between two numbers, Pandoc leaves it as typed; beside letters and blanks only citeproc-js changes it. The specification speaks of pages and locators only.',
    holds: d =>
      /^[-–\s]+$/u.test(d.ours) &&
      /^[-–\s]*$/u.test(d.theirs) &&
      numbersOf(d).some(value => /\w\s*[-–]\s*\w/u.test(value))
  },
  {
    name: 'zero at the start of a number',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc reads numbers in numbers: `04` is 4, and `10.1038/s41593-018-0303-1` a chain of ranges. “Normally this field will be an integer …, but it may also be a short designator” (biblatex, 2.2.2, `number`).',
    holds: d =>
      /\d/u.test(d.ours) && d.ours.replace(/(?<!\d)0+(?=\d)/gu, '').replaceAll('-', '–') === d.theirs
  },
  {
    name: 'plural of a label',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc has the plural for a number with words or a hyphen in it. “Content is considered plural when it contains multiple numbers” (CSL 1.0.2, Label).',
    holds: d => /^(?:vol|no)$/u.test(d.ours) && d.theirs === `${d.ours}s`
  },
  {
    name: 'label of a director',
    from: ['Pandoc'],
    right: 'either',
    why: 'A director who stands in place of an author: Pandoc prints the label of IEEE for it, galley and citeproc-js do not.',
    holds: d =>
      d.ours === '' && d.theirs === 'Dir., ' && d.pair.works.some(({type}) => type === 'motion_picture')
  },
  {
    name: 'label in a number',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js reads labels in numbers, `no. 93`, and prints its own or none. The specification has nothing of the kind; galley and Pandoc print the field.',
    holds: d =>
      (/^(?:no|vol|ed)\. ?$/iu.test(d.ours) && d.theirs === '' && /^\d/u.test(d.after)) ||
      (d.ours === '' && d.theirs === ':' && /\bno\.$/u.test(d.before) && /^ \d/u.test(d.after)) ||
      (d.ours === '' && /^vols?\. $/u.test(d.theirs) && /^\d+-[IVX]+\b/u.test(d.after))
  },
  {
    name: 'label of an absent number',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js prints “3 vol” where the style has a label for `volume`, which is empty. “The label … is only rendered if the variable is not empty” (CSL 1.0.2, Label).',
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
    why: 'Where given names tell persons apart, galley and citeproc-js print them as typed, `M E Hasselmo`; Pandoc puts the stops of `initialize-with`.',
    holds: d =>
      d.ours === '' && d.theirs === '.' && /(?:^|[\s(])\p{Lu}$/u.test(d.before) && /^(?:,| |;)/u.test(d.after)
  },
  {
    name: 'label before its names',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc sets the label of editors before them in styles that have it behind, as AMA and NLM: “In: editorsDoe A, Roe B, editors”.',
    holds: d =>
      d.pair.works.some(({editor}) => editor !== undefined) &&
      /\bIn\b|(?:ed|eds|editors?)\b/u.test(d.pair.ours) &&
      withoutLabel(d.pair.ours) === withoutLabel(d.pair.theirs)
  },
  {
    name: 'variable in a note',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'Both others read a line `PMID: 123` of `note` as a variable, also one that begins with `https:`, and take it out of the note. CSL-JSON has `PMID` for it; galley prints the note as it stands.',
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

/** Whether a stretch stands in the pages or beside them. */
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
