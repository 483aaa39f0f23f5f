import {once} from '../../core/once.ts'
import type {Place} from '../../core/types.ts'
import {isSameEntry, removalOf} from './about/same-entry.ts'
import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyDuplicateKey = {
  code: 'G202',
  name: 'bibliography-duplicate-key',
  severity: 'error',
  summary: 'No two entries of the bibliography have the same key.',
  why: 'Only the first entry is printed; a citation of the second shows the wrong work.',
  examples: [
    {
      name: 'twice',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe, title={A}}\n@book{doe, title={B}}'},
      expect: ['references.bib:2:1-2:10 The key `doe` belongs to two entries']
    },
    {
      name: 'two keys',
      files: {'01.md': '[@doe; @doe2]', 'references.bib': '@book{doe, title={A}}\n@book{doe2, title={B}}'},
      expect: []
    }
  ],
  *check(manuscript) {
    const {references, byKey} = manuscript.bibliography
    const nameOf = (file: string, place: Place | undefined): string => `${place?.start.offset} ${file}`
    const byPlace = once(
      () => new Map(references.map(reference => [nameOf(reference.file, reference.place), reference]))
    )
    for (const finding of reportedWhileReading('bibliography-duplicate-key')(manuscript)) {
      const second = byPlace().get(nameOf(finding.file, finding.place))
      const first = byKey.get(second?.key ?? '')
      // If both entries are identical, either can be removed.
      const isCopy = first !== second && first && second && isSameEntry(first, second)
      const removal = isCopy && removalOf(second, manuscript)
      yield removal ? {...finding, edits: [removal]} : finding
    }
  }
} satisfies Rule
