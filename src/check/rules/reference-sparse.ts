import {brokenSources} from './about/broken-sources.ts'
import {entriesOf, findingAt} from './about/parts.ts'
import {enumerate, isForthcoming, isOld, missing, requiredKind, type Wanted} from './about/required.ts'
import type {Rule} from './rule.ts'

export const referenceSparse = {
  code: 'G216',
  name: 'reference-sparse',
  severity: 'info',
  summary: 'An entry has all fields that help readers to find the work.',
  why: 'Most styles also print these fields, and journals expect them.',
  examples: [
    {
      name: 'an article with nothing but its journal',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@article{doe, author={Doe, Jane}, title={Peace}, journal={War}, year=2001}'
      },
      expect: ['references.bib:1:1-1:13 Entry `doe` lacks `volume` and `pages`, or a `doi`']
    },
    {
      name: 'with a DOI',
      files: {
        '01.md': '[@doe]',
        'references.bib':
          '@article{doe, author={Doe, Jane}, title={Peace}, journal={War}, year=2001, doi={10.1234/5}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    const broken = brokenSources(manuscript)
    for (const reference of entriesOf(manuscript)) {
      const wanted = wantedOf.get(requiredKind(reference) ?? '')
      if (wanted === undefined || isForthcoming(reference)) continue
      if (
        ['DOI', 'URL', 'eprint'].some(name => reference.csl[name] !== undefined || reference.fields.has(name))
      )
        continue
      const names = missing(
        reference,
        wanted.filter(([name]) => name !== 'publisher' || !isOld(reference))
      )
      if (names.length === 0) continue
      const doi = reference.fields.size > 0 ? 'doi' : 'DOI'
      const instead = reference.csl.type === 'webpage' ? '' : `, or a \`${doi}\``
      const causes = broken.within(reference)
      yield findingAt(reference, `Entry \`${reference.key}\` lacks ${enumerate(names)}${instead}`, {causes})
    }
  }
} satisfies Rule

const wantedOf: ReadonlyMap<string, Wanted> = new Map([
  [
    'article-journal',
    [
      ['volume', 'issue', 'number', 'status'],
      ['page', 'number', 'eid', 'status']
    ]
  ],
  ['chapter', [['page', 'chapter-number'], ['publisher']]],
  ['paper-conference', [['page', 'event-date', 'number', 'publisher', 'event-title']]],
  ['webpage', [['URL']]]
])
