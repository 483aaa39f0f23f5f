import type {OracleDifference, OracleKind} from './csl-oracle-kinds.ts'

/** Kinds of differences in the case of letters. */
export const CASE_KINDS: readonly OracleKind[] = [
  {
    name: 'term at the beginning',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'citeproc-js capitalizes the first term of an entry even after a bracket, as in “(N.d.)”, and Pandoc capitalizes any first letter of a note. The fixtures only capitalize terms (bugreports_CapsAfterOneWordPrefix).',
    holds: d =>
      isCaseOnly(d) && /^[^\p{L}\p{N}]*$/u.test(d.before) && /^(?:no|n|ibid|see|cf|but|[a-z])/iu.test(d.ours)
  },
  {
    name: 'small words of a title',
    from: ['Pandoc'],
    right: 'galley',
    why: '*During*, *between*, *across* and others are stop words of CSL 1.0.2; Pandoc has the shorter list of CSL 1.0.1. “The stop words are listed in the CSL Schema file stop-words.json” (CSL 1.0.2, Title Case Conversion).',
    holds: d => isCaseOnly(d) && STOP_WORDS.has(d.ours) && isSpaced(d)
  },
  {
    name: '“vu”',
    from: ['citeproc-js'],
    right: 'galley',
    why: '“vu”, as in “Déjà vu”, is a stop word of citeproc-js, but not of CSL.',
    holds: d => d.ours === 'Vu' && d.theirs === 'vu'
  },
  {
    name: 'address in a title',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'Addresses, DOIs, e-mail addresses and names of files keep their letters: `https://example.org/a`, not “Https://Example.org/a”. The paths of addresses are case-sensitive; the specification does not mention addresses.',
    holds: d =>
      isCaseOnly(d) &&
      /^\p{Ll}/u.test(d.ours) &&
      (/[./@]\S*$/u.test(d.before) || /^\S*[./@]\w/u.test(d.after))
  },
  {
    name: 'formula in a title',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'A TeX command is not a word: `$\\widehat{R}$` is not capitalized, and the text before a formula is a separate word.',
    holds: d => isCaseOnly(d) && (/\$\\$/u.test(d.before) || /^[$\\]/u.test(d.after))
  },
  {
    name: 'last word before a mark',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'citeproc-js does not capitalize the last word of a title before a punctuation mark, and Pandoc does not capitalize a last word at the end of nested markup. “Stop words are lowercased, unless they are the first or last word” (CSL 1.0.2, Title Case Conversion).',
    holds: d => isCaseOnly(d) && /^\p{Ll}/u.test(d.theirs) && /^[?:!.,"]/u.test(d.after)
  },
  {
    name: 'Greek letter at the beginning of a word',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'The letter is kept as typed (textcase_NonEnglishChars): “μsecond” does not become “Μsecond”.',
    holds: d => isCaseOnly(d) && /^[α-ω]/u.test(d.ours)
  },
  {
    name: 'title in another language',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js applies title case to the `volume-title` of a German work. “For non-English items …, title case is not applied” (CSL 1.0.2, Text-case).',
    holds: d =>
      isCaseOnly(d) && d.pair.works.some(({language}) => /^(?!en)[a-z]/u.test(String(language ?? '')))
  },
  {
    name: 'parts of a word',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'The processors differ in where a word begins after a hyphen, a bracket, a digit or a symbol: “e-Prints”, “Sam(g2)”, “α,pα”, and galley capitalizes the first part of a compound, “In-Vivo”. The specification only says “Hyphenated word parts are treated as distinct words”.',
    holds: d =>
      isCaseOnly(d) && (/[^\s\p{L}\p{N}]['"]?$|\p{N}$/u.test(d.before) || /^[-–({$\d./'+_]/u.test(d.after))
  },
  {
    name: 'word after a full stop',
    from: ['Pandoc'],
    right: 'galley by the letter',
    why: 'Pandoc capitalizes a stop word after a full stop within a title: “Past, Present… And Future?”. “Stop words are lowercased, unless they are the first or last word in the string, or follow a colon” (CSL 1.0.2, Title Case Conversion).',
    holds: d => isCaseOnly(d) && /^\p{Ll}/u.test(d.ours) && /[.…] $/u.test(d.before)
  },
  {
    name: 'words of an edition',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js capitalizes a word of `edition` after a number, “3., Aktualisierte”. `capitalize-first` applies to the first word (CSL 1.0.2, Text-case).',
    holds: d => isCaseOnly(d) && d.pair.works.some(({edition}) => String(edition ?? '').includes(d.ours))
  },
  {
    name: 'Turkish i',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'In Turkish the capital of “i” is “İ”; citeproc-js capitalizes the term “içinde” as in English.',
    holds: d => d.ours.startsWith('İ') && d.theirs === `I${d.ours.slice(1)}`
  }
]

/** Whether only the case of letters differs. */
function isCaseOnly({ours, theirs}: OracleDifference): boolean {
  return ours !== theirs && ours.toLowerCase() === theirs.toLowerCase()
}

/** Whether a word is between blanks. */
function isSpaced({before, after}: OracleDifference): boolean {
  return /[\s"'(]$/u.test(before) && /^[\s?!.,:]/u.test(after)
}

/** The stop words of CSL 1.0.2 that Pandoc capitalizes. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'across after against along alongside amid amidst among around before behind below between beyond despite during et except inside like near next off on out per plus since than through throughout toward towards under until upon versus within without'.split(
    ' '
  )
)
