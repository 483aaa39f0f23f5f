import {letters} from '../../core/letters.ts'
import {perWork} from '../../core/per-work.ts'
import type {Reference} from '../../core/types.ts'
import {entryMerger} from './about/merge-entries.ts'
import {entriesOf, findingAt, partOf, variableText} from './about/parts.ts'
import {referenceDoi} from './about/same-work.ts'
import type {Rule} from './rule.ts'

export const referenceSameDoi = {
  code: 'G214',
  name: 'reference-same-doi',
  severity: 'error',
  summary: 'No two entries have the same DOI.',
  why: 'A DOI names one work: either the work is listed twice, or one of the two links leads to the wrong work.',
  examples: [
    {
      name: 'listed twice',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@article{a, title={Peace}, doi={10.1234/ABC}}\n@article{b, title={War}, doi={https://doi.org/10.1234/abc}}'
      },
      expect: ['references.bib:2:30-2:59 `b` has the DOI of `a`, `10.1234/abc`']
    },
    {
      name: 'chapters of one book',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@incollection{a, title={Peace}, booktitle={All}, doi={10.1234/abc}}\n@incollection{b, title={War}, booktitle={All}, doi={10.1234/abc}}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const merge = entryMerger(manuscript)
    const firsts = new Map<string, Reference>()
    for (const reference of entriesOf(manuscript)) {
      const doi = ownDoi(reference)
      if (doi === '') continue
      const first = firsts.get(doi)
      const part = first && partOf(reference, 'DOI')
      if (first === undefined) firsts.set(doi, reference)
      else if (part !== undefined && first.key !== reference.key && !areParts(first, reference)) {
        const {file, place} = first
        const message = `\`${reference.key}\` has the DOI of \`${first.key}\`, \`${doi}\``
        yield findingAt(reference, message, {
          place: part.place,
          note: `The first is at ${file}:${place.start.line}:${place.start.column}.`,
          edits: merge(reference)
        })
      }
    }
  }
} satisfies Rule

/** The DOI of an entry; empty if it has none of its own. */
const ownDoi = perWork((reference): string =>
  partOf(reference, 'DOI') === undefined ? '' : referenceDoi(reference)
)

/** Whether the entries may be chapters with the DOI of their book, if the publisher assigned none to chapters. */
function areParts(a: Reference, b: Reference): boolean {
  const isPart = [a, b].some(({csl}) => csl.type === 'chapter' || csl.type === 'entry-encyclopedia')
  return isPart && letters(variableText(a, 'title')) !== letters(variableText(b, 'title'))
}
