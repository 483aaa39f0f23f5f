import {entryMerger} from './about/merge-entries.ts'
import {entriesOf, findingAt} from './about/parts.ts'
import {type Likeness, referenceDoi, sameWorks} from './about/same-work.ts'
import type {Rule} from './rule.ts'

export const referenceDuplicate = {
  code: 'G212',
  name: 'reference-duplicate',
  severity: 'warning',
  summary: 'No two entries describe the same work.',
  why: 'The same work is listed twice, and readers look for a difference that does not exist.',
  examples: [
    {
      name: 'the same but for case',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@book{a, author={Doe, Jane}, title={Drugs and Crimes}, year=2001}\n@book{b, author={Doe, Jane}, title={drugs and crimes}, year=2001}'
      },
      expect: ['references.bib:2:1-2:8 Entry `b` differs from `a` only in case or punctuation']
    },
    {
      name: 'a slip of the pen',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@article{a, author={Doe, Jane}, title={Violence and Peace Research}, journal={Peace}, year=2001, pages={167--169}}\n@article{b, author={Doe, Jane}, title={Violance and Peace Research}, journal={Peace}, year=2001, pages={167--191}}'
      },
      expect: ['references.bib:2:1-2:11 Entry `b` hardly differs from `a`']
    },
    {
      name: 'a given name, and its initial',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@article{a, author={Galtung, Johan}, title={Violence and Peace Research}, journal={Peace}, year=1969, pages={167--191}}\n@article{b, author={Galtung, J.}, title={Violence and Peace Research}, journal={Peace}, year=1969, pages={167--169}}'
      },
      expect: ['references.bib:2:1-2:11 Entry `b` hardly differs from `a`']
    },
    {
      name: 'a volume, another, and their set',
      files: {
        '01.md': '[@c; @d; @e]',
        'references.bib':
          '@book{c, author={Doe, Jane}, title={One Day}, maintitle={The Long Road}, date=2001, publisher={P}}\n@book{d, author={Doe, Jane}, title={One Night}, maintitle={The Long Road}, date=2001, publisher={P}}\n@mvbook{e, author={Doe, Jane}, title={The Long Road}, date=2001, publisher={P}}'
      },
      expect: []
    },
    {
      name: 'parts of one work',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@book{a, author={Doe, Jane}, title={The Long Road to Peace, Part 1}, year=2001}\n@book{b, author={Doe, Jane}, title={The Long Road to Peace, Part 2}, year=2001}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const merge = entryMerger(manuscript)
    for (const {first, second, likeness} of sameWorks(entriesOf(manuscript))) {
      // Entries with the same key or DOI are reported by other rules.
      if (
        first.key === second.key ||
        (referenceDoi(first) !== '' && referenceDoi(first) === referenceDoi(second))
      )
        continue
      const {file, place} = first
      yield findingAt(
        second,
        `Entry \`${second.key}\` ${differences[likeness]} \`${first.key}\`${likeness === 'case' ? ' only in case or punctuation' : ''}`,
        {note: `The first is at ${file}:${place.start.line}:${place.start.column}.`, edits: merge(second)}
      )
    }
  }
} satisfies Rule

const differences: Readonly<Record<Likeness, string>> = {
  same: 'says the same as',
  case: 'differs from',
  near: 'hardly differs from'
}
