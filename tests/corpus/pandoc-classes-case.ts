import type {DifferenceClass} from './pandoc-classes.ts'
import type {Difference} from './pandoc-stretches.ts'

/** Classes of differences in the case of letters only. */
export const CASE_CLASSES: readonly DifferenceClass[] = [
  {
    name: 'case: after a colon',
    right: 'galley',
    holds: d => lowers(d) && !titleCase(d) && /:["']? $/u.test(d.before)
  },
  {
    name: 'case: article after a dash',
    right: 'Pandoc by the letter',
    holds: d => raises(d) && titleCase(d) && /^An?$/u.test(d.galley) && /[-–—] ?$/u.test(d.before)
  },
  {
    name: 'case: small word of a compound',
    right: 'galley by the letter',
    holds: d => lowers(d) && titleCase(d) && /\p{L}-$/u.test(d.before)
  },
  {
    name: 'case: small first letter',
    right: 'galley',
    holds: d => lowers(d) && !titleCase(d) && /(?:^|[^\p{L}])$/u.test(d.before) && beginsTitle(d)
  },
  {
    name: 'case: words that are not stop words',
    right: 'Pandoc by the letter',
    holds: d => lowers(d) && /^(?:et|v)$/u.test(d.galley) && !addressBegins(d)
  },
  {
    name: 'case: small words of a title',
    right: 'galley',
    holds: d => lowers(d) && titleCase(d) && !addressBegins(d)
  },
  {name: 'case: capitals of the .bib', right: 'Pandoc by the letter', holds: raises}
]

/** Whether only galley capitalizes the letters. */
function raises({galley, pandoc}: Difference): boolean {
  return galley.toLowerCase() === pandoc.toLowerCase() && /^\p{Lu}/u.test(galley)
}

/** Whether only Pandoc capitalizes the letters. */
function lowers({galley, pandoc}: Difference): boolean {
  return galley.toLowerCase() === pandoc.toLowerCase() && /^\p{Ll}/u.test(galley)
}

/** Whether the style capitalizes titles. */
function titleCase({style}: Difference): boolean {
  return /^(?:chicago|modern)/u.test(style)
}

function addressBegins({after}: Difference): boolean {
  return after.startsWith('://')
}

/** Whether galley's lower-case letter is the first of the title. */
function beginsTitle({pair, galley}: Difference): boolean {
  return pair.works.some(({csl}) =>
    String(csl.title)
      .replace(/<[^>]*>/gu, '')
      .startsWith(galley)
  )
}
