import type {DifferenceClass} from './pandoc-classes.ts'
import {isCitation, isWrittenAs} from './pandoc-stretches.ts'

/** Classes of differences in names of persons. */
export const NAME_CLASSES: readonly DifferenceClass[] = [
  {
    name: 'name with too many commas',
    right: 'galley',
    holds: ({pair}) => pair.works.some(({csl}) => Object.values(csl).some(hasCommas))
  },
  {
    name: '“and others”',
    right: 'Pandoc by the letter',
    holds: d => isWrittenAs(d, /and\s+et al\./iu) && /^(?:et|&|al|[.,\s])*$/u.test(d.galley + d.pandoc)
  },
  {name: 'accent on a dotless i', right: 'galley', holds: d => /ı/u.test(d.pandoc)},
  {
    name: 'initials to tell authors apart',
    right: 'galley',
    holds: d =>
      isCitation(d.pair) &&
      /^(?:apa|chicago-author-date)$/u.test(d.style) &&
      /^(?:\p{Lu}\p{Ll}*\.?|[- ])+$/u.test(d.galley + d.pandoc)
  },
  {
    name: 'hyphen between initials, NLM',
    right: 'galley',
    holds: d => isNlm(d.style) && d.galley === d.pandoc.replace('-', '') && /^\p{Lu}-\p{Lu}$/u.test(d.pandoc)
  },
  {
    name: 'editors, NLM',
    right: 'galley',
    holds: d =>
      isNlm(d.style) &&
      /editors/u.test(d.pair.galley) &&
      (/editors/u.test(d.galley + d.pandoc) || (d.pandoc === ',' && /^[.:]$/u.test(d.galley)))
  },
  {
    name: 'long dash for the same authors',
    right: 'Pandoc',
    holds: d => d.pair.galley.startsWith('———') && (d.before === '' || /^———[. ]*$/u.test(d.before))
  }
]

function isNlm(style: string): boolean {
  return style === 'nlm-citation-sequence'
}

/** Whether a value is a list of persons, one of whom galley leaves whole because it has commas in place of `and`. */
function hasCommas(value: unknown): boolean {
  return Array.isArray(value) && value.some(name => String(name?.literal ?? '').includes(','))
}
