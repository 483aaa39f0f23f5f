import {noticesOf} from './about/retractions.ts'
import type {Rule} from './rule.ts'

export const citationConcern = {
  code: 'G115',
  name: 'citation-concern',
  severity: 'warning',
  summary: 'No cited work is subject to an expression of concern by its journal.',
  why: 'The work may be retracted soon. Checked only with `galley check --retractions FILE`.',
  examples: [
    {
      name: 'a concern',
      retractions:
        'Title,OriginalPaperDOI,RetractionDOI,RetractionDate,RetractionNature\nA,10.1000/a,10.1000/n,2020-01-31,Expression of concern',
      files: {'01.md': 'Read [@a].', 'references.bib': '@article{a, doi={10.1000/a}}'},
      expect: [
        '01.md:1:7-1:9 `a` is cited, but its journal published an expression of concern on 2020-01-31 (`10.1000/n`)'
      ]
    },
    {
      name: 'no list of notices',
      files: {'01.md': 'Read [@a].', 'references.bib': '@article{a, doi={10.1000/a}}'},
      expect: []
    }
  ],
  needs: 'retractions',
  check: manuscript =>
    noticesOf(
      manuscript,
      'concern',
      (key, notice) => `\`${key}\` is cited, but its journal published an expression of concern${notice}`
    )
} satisfies Rule
