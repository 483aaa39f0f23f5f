import type {DifferenceClass} from './pandoc-classes.ts'
import {isCitation, isWrittenAs} from './pandoc-stretches.ts'

/** Classes of differences in punctuation only, and of citations that are parsed or arranged differently. */
export const MARK_CLASSES: readonly DifferenceClass[] = [
  {
    name: 'works joined with a comma',
    right: 'Pandoc by the letter',
    holds: ({pair}) => /\},\s?@/u.test(pair.source)
  },
  {
    name: 'titles of `@misc`',
    right: 'galley',
    holds: d =>
      d.galley === '"' && d.pandoc === '' && isWrittenAs(d, /^@(?:misc|url|conference|unpublished)\b/iu)
  },
  {
    name: 'comma after the stop of a title',
    right: 'either',
    holds: d => d.galley === ',' && d.pandoc === '' && /[.?!]$/u.test(d.before) && d.after.startsWith('"')
  },
  {
    name: 'quotes inside quotes',
    right: 'galley',
    holds: d =>
      /^["'.,]*$/u.test(d.galley + d.pandoc) &&
      /["']/u.test(d.before.slice(-1) + d.galley + d.pandoc + d.after.slice(0, 1)) &&
      isWrittenAs(d, /\btitle\s*=\s*\{[^}]*["`]/iu)
  },
  {name: 'maths', right: 'either', holds: d => d.galley === '$' && d.pandoc === ''},
  {
    name: '“[Online]”',
    right: 'galley',
    holds: d => d.style === 'ieee' && /^ ?\[Online\]\. ?$/u.test(d.galley) && d.pandoc === ''
  },
  {
    name: '“and” in a sentence',
    right: 'galley',
    holds: d => d.galley === 'and' && d.pandoc === '&' && d.pair.source.startsWith('@')
  },
  {
    name: 'author in a sentence, numeric style',
    right: 'galley',
    holds: d =>
      /^(?:ieee|nlm)/u.test(d.style) && d.pair.source.startsWith('@') && d.before === '' && d.pandoc === ''
  },
  {
    name: 'author in a sentence, note style',
    right: 'either',
    holds: d =>
      d.style === 'chicago-notes-bibliography' &&
      d.pair.source.startsWith('@') &&
      d.galley === '' &&
      /^(?:\p{Lu}[\p{L}.]* )+$/u.test(d.pandoc)
  },
  {
    name: 'short title at a colon',
    right: 'Pandoc',
    holds: d => isCitation(d.pair) && /^"?$/u.test(d.galley) && d.pandoc.startsWith(': ')
  },
  {
    name: 'order around a prefix',
    right: 'Pandoc by the letter',
    holds: d => d.style === 'apa' && /; [a-z]+ @/u.test(d.pair.source)
  },
  {
    name: 'order of works',
    right: 'one each',
    holds: d => d.style === 'apa' && isList(d.pair) && yearsOf(d.pair.galley) !== yearsOf(d.pair.pandoc)
  },
  {
    name: 'grouping of works',
    right: 'galley for APA, Pandoc for Chicago',
    holds: d => /^(?:apa|chicago-author-date)$/u.test(d.style) && isList(d.pair)
  }
]

function isList(pair: Readonly<{source: string; galley: string; pandoc: string}>): boolean {
  return isCitation(pair) && /; @/u.test(pair.source) && wordsOf(pair.galley) === wordsOf(pair.pandoc)
}

/** The distinct words of a text, sorted. */
function wordsOf(text: string): string {
  return [...new Set(text.match(/[\p{L}\p{N}]+/gu))].sort().join(' ')
}

function yearsOf(text: string): string {
  return (text.match(/\d{4}\p{Ll}?/gu) ?? []).join(' ')
}
