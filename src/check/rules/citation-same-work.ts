import {perList} from '../../core/per-object.ts'
import type {Reference} from '../../core/types.ts'
import {entriesOf} from './about/parts.ts'
import {referenceDoi, sameWorks} from './about/same-work.ts'
import type {Rule} from './rule.ts'

export const citationSameWork = {
  code: 'G107',
  name: 'citation-same-work',
  severity: 'warning',
  summary: 'A work is cited by one key.',
  why: 'Two keys print two numbers, or “2001a” and “2001b”, for one work.',
  examples: [
    {
      name: 'two keys',
      files: {
        '01.md': 'First [@a], then [@b], and [@b].',
        'references.bib':
          '@book{a, author={Doe, Jane}, title={Drugs and Crimes}, year=2001}\n@book{b, author={Doe, Jane}, title={Drugs and Crimes}, year=2001}'
      },
      expect: ['01.md:1:19-1:21 `b` is the same work as `a`, which is also cited, expected `a`']
    },
    {
      name: 'only one is cited',
      files: {
        '01.md': 'First [@a].',
        'references.bib':
          '@book{a, author={Doe, Jane}, title={Drugs and Crimes}, year=2001}\n@book{b, author={Doe, Jane}, title={Drugs and Crimes}, year=2001}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const cited = entriesOf(manuscript).filter(({key}) => manuscript.citedBy.has(key))
    for (const [key, first] of meantKeys(cited)) {
      const citation = manuscript.citedBy.get(key)?.[0]
      const at = citation?.references.findIndex(reference => reference?.key === key) ?? -1
      const item = citation?.citation.items[at]
      if (citation === undefined || item === undefined || key === first) continue
      yield {
        file: citation.file,
        place: item.place,
        subject: key,
        message: `\`${key}\` is the same work as \`${first}\`, which is also cited, expected \`${first}\``,
        expected: [first]
      }
    }
  }
} satisfies Rule

/** The key of each entry that repeats another, with the key of the other. */
const meantKeys = perList((references: readonly Reference[]): ReadonlyMap<string, string> => {
  const meant = new Map<string, string>()
  for (const {first, second} of sameWorks(references)) meant.set(second.key, first.key)
  const byDoi = new Map<string, string>()
  for (const reference of references) {
    const doi = referenceDoi(reference)
    const first = byDoi.get(doi)
    if (first === undefined) byDoi.set(doi, reference.key)
    else if (doi !== '' && reference.csl.type !== 'chapter') meant.set(reference.key, first)
  }
  return meant
})
