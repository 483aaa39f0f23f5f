import type {OracleDifference, OracleKind} from './csl-oracle-kinds.ts'

/** Kinds of differences in dates, numbers, pages and other fields. */
export const FIELD_KINDS: readonly OracleKind[] = [
  {
    name: 'pages of an article number',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'galley parses `4:1-4:10` as a range and does not shorten it; citeproc-js treats it as one page, and Pandoc shortens it to `4:1–10`. The tables of page ranges have only whole numbers (CSL 1.0.2, Appendix V).',
    holds: d => /^(?:\p{L}{1,2}|[-–:\d])*$/u.test(d.ours + d.theirs) && /\d+:\d/u.test(pagesOf(d))
  },
  {
    name: 'page range with other words',
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
    name: 'pages that do not ascend',
    from: ['Pandoc'],
    right: 'galley',
    why: '`1573-1375` and `14-14` are not ranges, and galley prints them in full. Pandoc shortens them, “1573–375”.',
    holds: d =>
      /^\d+$/u.test(d.ours) &&
      /^\d+$/u.test(d.theirs) &&
      d.pair.works.some(({page}) => {
        const [first = 0, last = 0] = (String(page ?? '').match(/\d+/gu) ?? []).map(Number)
        return first >= last
      })
  },
  {
    name: 'label of pages in words',
    from: ['citeproc-js'],
    right: 'either',
    why: 'For `XX, 327 Seiten`, galley prints the plural form of the label, and citeproc-js in some languages the singular.',
    holds: d =>
      /^\p{L}{1,2}$/u.test(d.ours) &&
      /^\p{L}{1,2}$/u.test(d.theirs) &&
      /\p{L}/u.test(pagesOf(d)) &&
      d.after.startsWith('. ')
  },
  {
    name: 'hyphen of an issue or volume',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'galley and citeproc-js replace the hyphen between two numbers with a dash, and Pandoc keeps it as typed. Only citeproc-js replaces a hyphen next to letters or spaces. The specification only mentions pages and locators.',
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
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'The other two use the plural for some numbers that contain words or a hyphen, such as the report `99-02` and the issue `3, Pt. 2`. “Content is considered plural when it contains multiple numbers” (CSL 1.0.2, Label).',
    holds: d => /^(?:vol|no)$/iu.test(d.ours) && d.theirs === `${d.ours}s`
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
    why: 'citeproc-js parses labels in numbers, `no. 93`, and prints the label of its locale, or none. The specification does not mention this; galley and Pandoc print the field.',
    holds: d =>
      (/^(?:no|vol)\.?$/iu.test(d.ours) && hasLabel(d, d.ours.replace('.', ''))) ||
      (d.ours === '.' && d.theirs === '' && /\bno$/iu.test(d.before) && hasLabel(d, 'no')) ||
      (/^(?:no|vol|ed)\. ?$/iu.test(d.ours) && d.theirs === '' && /^\d/u.test(d.after)) ||
      (d.ours === '' && d.theirs === ':' && /\bno\.$/u.test(d.before) && /^ \d/u.test(d.after)) ||
      (d.ours === '' && /^vols?\. $/u.test(d.theirs) && /^\d+-[IVX]+\b/u.test(d.after))
  },
  {
    name: 'number with letters',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js parses `1-B`, `91-A` and `4:Methods, Models` as several numbers and prints a label in the plural. “Content is considered numeric if it solely consists of numbers” with prefixes and suffixes (CSL 1.0.2, Is-numeric), which a letter after a hyphen is not.',
    holds: d =>
      d.ours.length < 2 && d.theirs.length < 9 && numbersOf(d).some(value => /^\d+[-:]\s*\p{L}/u.test(value))
  },
  {
    name: 'words of a chapter number',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js drops an article from words in `chapter-number`; galley and Pandoc print the field.',
    holds: d =>
      d.theirs === '' && d.pair.works.some(work => String(work['chapter-number'] ?? '').includes(d.ours))
  },
  {
    name: 'label of an absent number',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js prints “3 vol” if the style has a label for `volume`, which is empty. “The label … is only rendered if the variable is not empty” (CSL 1.0.2, Label).',
    holds: d => d.ours === '' && /^ vols?$/u.test(d.theirs) && /\d$/u.test(d.before)
  },
  {
    name: 'date in words, printed twice',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc prints a date in words for each of its parts: “(2001–, 2001–)”.',
    holds: d =>
      d.pair.works.some(({issued}) => issued !== undefined && 'literal' in (issued as object)) &&
      (d.ours === '' || d.theirs === '' || /\d{4}/u.test(d.ours + d.theirs))
  },
  {
    name: 'suffix of a date in words',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'In Japanese, citeproc-js adds the sign of the year to dates in words, “October年”. The sign is a suffix of `year`, and a date in words has no `year`.',
    holds: d =>
      d.theirs === `${d.ours}年` &&
      d.pair.works.some(({issued}) => issued !== undefined && 'literal' in (issued as object))
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
    why: 'Pandoc puts the label of editors or translators before them in styles that have it after them, such as AMA and NLM: “In: editorsDoe A, Roe B, editors”.',
    holds: d =>
      d.pair.works.some(({editor, translator}) => (editor ?? translator) !== undefined) &&
      /\bIn\b|(?:ed|eds|editors?|translators?)\b/u.test(d.pair.ours) &&
      !/\d/u.test(d.ours + d.theirs) &&
      withoutLabel(d.pair.ours) === withoutLabel(d.pair.theirs)
  },
  {
    name: 'variable in a note',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'The other two parse a line `PMID: 123` of `note` as a variable, even one that begins with `https:`, and remove it from the note. CSL-JSON has `PMID` for it; galley prints the note as written.',
    holds: d => d.pair.works.some(({note}) => /^[A-Za-z]+: ?\S/u.test(String(note ?? '')))
  }
]

/** Whether a field of a work contains a number after this label. */
function hasLabel({pair}: OracleDifference, label: string): boolean {
  return pair.works.some(work => new RegExp(`\\b${label}\\. ?\\d`, 'iu').test(JSON.stringify(work)))
}

/** The letters of an entry in lower case, without labels of editors and translators. */
function withoutLabel(text: string): string {
  return text
    .replace(/(?:\b|(?<=: ))(?:editors?|eds?|translators?)(?=\p{Lu}|\b)|[^\p{L}]/gu, '')
    .toLowerCase()
}

function pagesOf({pair}: OracleDifference): string {
  return pair.works.map(({page}) => String(page ?? '')).join('')
}

/** Whether a difference is in the page numbers or near them. */
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
