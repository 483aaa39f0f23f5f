import type {Pair} from './pandoc-citations.ts'

/** A stretch that the two print differently, with the text of both before and after it. */
export type Difference = Readonly<{
  galley: string
  pandoc: string
  before: string
  after: string
  pair: Pair
  style: string
}>

/** Why the two differ. The row of a table in docs/pandoc-differences.md has the same name. */
export type DifferenceClass = Readonly<{
  name: string
  holds: (difference: Difference) => boolean
}>

/** The stretches in which two texts differ, word by word. Takes time quadratic in their length. */
export function differencesOf(pair: Pair, style: string): readonly Difference[] {
  const [ours, theirs] = [wordsOf(pair.galley), wordsOf(pair.pandoc)]
  const lengths = Array.from({length: ours.length + 1}, () => new Uint16Array(theirs.length + 1))
  for (let left = ours.length - 1; left >= 0; left--) {
    for (let right = theirs.length - 1; right >= 0; right--) {
      lengths[left]![right] =
        ours[left] === theirs[right]
          ? lengths[left + 1]![right + 1]! + 1
          : Math.max(lengths[left + 1]![right]!, lengths[left]![right + 1]!)
    }
  }
  const found: Difference[] = []
  let [left, right, start, other] = [0, 0, 0, 0]
  const close = (): void => {
    if (left > start || right > other)
      found.push({
        galley: ours.slice(start, left).join(''),
        pandoc: theirs.slice(other, right).join(''),
        before: ours.slice(0, start).join(''),
        after: ours.slice(left).join(''),
        pair,
        style
      })
  }
  while (left < ours.length && right < theirs.length) {
    if (ours[left] === theirs[right]) {
      close()
      left++
      right++
      ;[start, other] = [left, right]
    } else if (lengths[left + 1]![right]! >= lengths[left]![right + 1]!) left++
    else right++
  }
  ;[left, right] = [ours.length, theirs.length]
  close()
  return found
}

/** The class of a difference; undefined if none holds. */
export function classOf(difference: Difference): string | undefined {
  return DIFFERENCE_CLASSES.find(({holds}) => holds(difference))?.name
}

/** Numbers, words and single marks; white space goes with what it follows. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}]+|\p{N}+|\s|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

const NLM = 'nlm-citation-sequence'

/** In order: the first that holds counts. */
export const DIFFERENCE_CLASSES: readonly DifferenceClass[] = [
  // Letters that differ in case alone.
  {name: 'case: addresses and file names', holds: d => caseOnly(d) && inAddress(d)},
  {
    name: 'case: after a colon',
    holds: d => caseOnly(d) && startsLower(d.galley) && /[:–—]["']? ?$/u.test(d.before) && !titleCase(d)
  },
  {
    name: 'case: after a dash or hyphen',
    holds: d => caseOnly(d) && /[-–—] ?$/u.test(d.before) && titleCase(d)
  },
  {name: 'case: small first letter', holds: d => caseOnly(d) && startsLower(d.galley) && !titleCase(d)},
  {name: 'case: small words of a title', holds: d => caseOnly(d) && startsLower(d.galley)},
  {name: 'case: capitals of the .bib', holds: d => caseOnly(d) && !startsLower(d.galley)},

  // Marks alone.
  {
    name: 'titles of `@misc`',
    holds: d => QUOTES.test(d.galley + d.pandoc) && d.galley === '"' && d.pandoc === ''
  },
  {
    name: 'quotes inside quotes',
    holds: d => /^["'.,]*$/u.test(d.galley + d.pandoc) && QUOTES.test(d.galley + d.pandoc)
  },
  {
    name: 'suffix of a mere blank',
    holds: d => d.galley === '' && d.pandoc === ' ' && /^[)\],.;]/u.test(d.after)
  },
  {
    name: 'hyphen between initials',
    holds: d => /\p{Lu}\.$/u.test(d.before) && /^\p{Lu}\./u.test(d.after) && d.galley + d.pandoc === ' -'
  },
  {
    name: 'hyphens and dashes',
    // The issue `14-06` is one, the issues `3-4` are two.
    holds: d =>
      isDash(d) ||
      (d.galley === 'no' && d.pandoc === 'nos' && /^\. \d+-0\d/u.test(d.after)) ||
      (/^-0\d$/u.test(d.galley) && /^–\d$/u.test(d.pandoc))
  },
  {name: 'maths', holds: d => d.galley.includes('$') && !d.pandoc.includes('$')},

  // Citations that were read or arranged otherwise.
  {name: 'works joined with a comma', holds: ({pair}) => /\},\s?@/u.test(pair.source)},
  {
    name: 'narrative citation of a numeric or note style',
    holds: ({pair, style}) =>
      isCitation(pair) && !pair.source.startsWith('[') && !/apa|author-date|modern/u.test(style)
  },
  {name: '“and” in a sentence', holds: d => d.galley === 'and' && d.pandoc === '&'},
  {name: 'order around a prefix', holds: ({pair}) => /; [a-z]+ @/u.test(pair.source) && sameWords(pair)},
  {name: 'order and grouping of works', holds: ({pair}) => /; @/u.test(pair.source) && sameWords(pair)},

  // Names.
  {
    name: 'name with too many commas',
    holds: ({pair}) =>
      namesOf(pair).some(name => (name.literal ?? '').split(',').length > 2) || commasInNames(pair)
  },
  {name: '“and others”', holds: ({pair}) => /al\., et/u.test(pair.pandoc)},
  {name: 'accent on a dotless i', holds: d => /ı/u.test(d.pandoc)},
  {name: 'names of the NLM style', holds: isNameOfNlm},
  {name: 'long dash for the same authors', holds: d => /^———/u.test(d.galley) || /———[. ]*$/u.test(d.before)},

  // Values of fields.
  {name: 'command without braces', holds: d => /\\|text/u.test(d.pandoc) && /\\text/u.test(d.pair.pandoc)},
  {
    name: 'DOI with its address',
    holds: d => /^https:\/\/doi\.org\/$/u.test(d.pandoc) && d.after.startsWith('10.')
  },
  {
    name: 'preprint number',
    holds: ({pair}) => /arXiv[:,;]/u.test(pair.galley) && !/arXiv[:,;]/u.test(pair.pandoc)
  },
  {
    name: 'number of the month',
    holds: d => d.style.startsWith('modern') && /^(?:Sept|July|June)$/u.test(d.galley)
  },
  {
    name: 'month of `@misc`',
    holds: d => MONTH.test(d.galley) && !MONTH.test(d.pandoc) && ofType(d.pair, 'document')
  },
  {
    name: 'edition',
    holds: d =>
      /^(?:\d|st|rd|nd|th|edition|ed|First|\.)*$/u.test(d.galley + d.pandoc) &&
      /[Ee]d/u.test(d.pair.galley) &&
      /edition/u.test(d.pair.pandoc)
  },
  {name: 'label of a version', holds: d => /^[Vv]\.?$/u.test(d.galley) && /^[Vv]ersion$/u.test(d.pandoc)},
  {name: '“[Online]”', holds: d => /^\[Online\]\. ?$|^ ?\[Online\]\.$/u.test(d.galley) && d.pandoc === ''},
  {
    name: 'comma after the stop of a title',
    holds: d => d.galley === ',' && d.pandoc === '' && /[.?!]$/u.test(d.before) && d.after.startsWith('"')
  },
  {
    name: '`issue` of an article',
    holds: d =>
      d.pair.items.some(item => item.issue !== undefined) &&
      /^[\s,.():;]*(?:(?:no|ahead|of|print|\d)[\s,.():]*)*$/u.test(d.galley + d.pandoc)
  },
  {
    name: 'pages with an article number',
    holds: d =>
      d.pair.items.some(({page}) => /\d:\d/u.test(String(page))) &&
      /^(?:p|\d|[-–:.\s])*$/u.test(d.galley + d.pandoc)
  },
  {
    name: 'pages that run backwards',
    holds: d => /–$/u.test(d.before) && /^\d+$/u.test(d.galley + d.pandoc) && d.galley.endsWith(d.pandoc)
  },
  {
    name: 'publication left out',
    holds: d =>
      d.pair.items.some(
        item => isLeftOut(item['container-title'], d.pair) || isLeftOut(item['event-title'], d.pair)
      )
  },
  {
    name: 'address in `howpublished`',
    holds: d => ofType(d.pair, 'document') && /https?:/iu.test(d.pair.pandoc)
  },
  {
    name: 'volume of a book',
    holds: d =>
      d.pair.items.some(
        ({type, volume}) =>
          /book|chapter/u.test(type) &&
          /^(?:vol|[\s.,\d])*$/u.test(d.galley + d.pandoc) &&
          ([d.galley, d.pandoc].some(text => text.replace(/\D/gu, '') === volume) ||
            /^,? vol\./u.test(d.galley + d.after))
      )
  },
  {name: 'repeated field', holds: d => d.pair.items.some(({publisher}) => isLeftOut(publisher, d.pair))},
  {
    name: 'text printed twice',
    holds: d => d.galley === '' && /^[\s,.]*(?:forthcoming|\d+|\d+ - \d+)[\s,.]*$/u.test(d.pandoc)
  },
  {
    name: 'kind of a report',
    holds: d =>
      d.pair.items.some(({type}) => type === 'report') &&
      /^[()[\]]$/u.test(d.galley) &&
      /^[()[\]]$/u.test(d.pandoc)
  },
  {
    name: 'no author: short title',
    holds: d =>
      isCitation(d.pair) &&
      /^"?$/u.test(d.galley) &&
      /:/u.test(d.pandoc) &&
      d.pair.items.some(({author}) => author === undefined || d.style.startsWith('modern'))
  },
  {name: 'entry type that Pandoc does not know', holds: d => ofType(d.pair, 'webpage')},
  {
    name: 'initials to tell authors apart',
    holds: d => isCitation(d.pair) && /^(?:\p{Lu}\p{Ll}*\.?|[- ])*$/u.test(d.galley + d.pandoc)
  }
]

const QUOTES = /["']/u
const MONTH = /January|February|March|April|May|June|July|August|September|October|November|December/u

function caseOnly({galley, pandoc}: Difference): boolean {
  return galley.toLowerCase() === pandoc.toLowerCase()
}

/** Dashes and hyphens, the blanks around them, and years that they join. */
function isDash({galley, pandoc, before, after, pair}: Difference): boolean {
  const marks = galley + pandoc
  if (/^[-–—\s]*$/u.test(marks)) return /[-–—]/u.test(before.slice(-1) + marks + after.slice(0, 1))
  return /^[-–—\s\d.]*(?:\[Online\])?[-–—\s\d.]*$/u.test(marks) && /\d - \d/u.test(pair.pandoc)
}

function startsLower(text: string): boolean {
  return /^\p{Ll}/u.test(text)
}

function inAddress({before, galley}: Difference): boolean {
  return /^https?$/iu.test(galley) || /:\/\/\S*$/u.test(before) || /\p{L}{2}\.$/u.test(before)
}

/** Styles that print titles with capitals. */
function titleCase({style}: Difference): boolean {
  return /^(?:chicago|modern)/u.test(style)
}

function isCitation({source}: Pair): boolean {
  return source !== ''
}

function ofType(pair: Pair, type: string): boolean {
  return pair.items.some(item => item.type === type)
}

function isLeftOut(title: unknown, {galley, pandoc}: Pair): boolean {
  if (typeof title !== 'string') return false
  const [words, ours, theirs] = [title, galley, pandoc].map(text =>
    text.replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '').toLowerCase()
  )
  return (ours ?? '').includes(words ?? '') && !(theirs ?? '').includes(words ?? '')
}

/** The same words in another order, or one of them more than once. */
function sameWords(pair: Pair): boolean {
  const [ours, theirs] = [pair.galley, pair.pandoc].map(text =>
    [...new Set(text.match(/[\p{L}\p{N}]+/gu))].sort().join(' ')
  )
  return ours === theirs
}

function namesOf({items}: Pair): readonly Readonly<Record<string, string>>[] {
  return items.flatMap(item => Object.values(item).filter(Array.isArray).flat()) as Readonly<
    Record<string, string>
  >[]
}

function commasInNames(pair: Pair): boolean {
  return namesOf(pair).some(name => Object.values(name).some(part => String(part).includes(',')))
}

function isNameOfNlm({style, pair, galley, pandoc}: Difference): boolean {
  if (style !== NLM || isCitation(pair)) return false
  const known = new Set(['et', 'al', 'others'])
  for (const {title} of pair.items)
    for (const word of String(title).match(/[\p{L}\p{M}]+/gu) ?? []) known.add(word.toLowerCase())
  for (const name of namesOf(pair)) {
    for (const word of Object.values(name)
      .join(' ')
      .match(/[\p{L}\p{M}]+/gu) ?? [])
      known.add(word.toLowerCase())
  }
  return (`${galley} ${pandoc}`.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []).every(
    word =>
      known.has(word.replace(/^editors?/u, '').toLowerCase()) ||
      /^(?:editors?)?(?:\p{Lu}{1,4}|\d)?$/u.test(word)
  )
}
