import {noticesOf} from './about/retractions.ts'
import type {Rule} from './rule.ts'

export const citationCorrected = {
  code: 'G116',
  name: 'citation-corrected',
  severity: 'info',
  summary: 'A corrected work is cited with its correction in mind.',
  why: 'The cited passage may be the one that was corrected. This is a hint. Checked only with `galley check --retractions FILE`.',
  examples: [
    {
      name: 'corrected',
      retractions:
        'Title;OriginalPaperDOI;RetractionDOI;RetractionDate;RetractionNature\r\nA;10.1000/a;10.1000/n;1/31/2020;Correction\r\n',
      files: {'01.md': 'Read [@a].', 'references.bib': '@article{a, doi={10.1000/a}}'},
      expect: ['01.md:1:7-1:9 The cited work `a` was corrected on 2020-01-31 (`10.1000/n`)']
    },
    {
      name: 'another work',
      retractions: 'OriginalPaperDOI,RetractionNature\n10.1000/ab,Correction\n',
      files: {'01.md': 'Read [@a].', 'references.bib': '@article{a, doi={10.1000/a}}'},
      expect: []
    }
  ],
  needs: 'retractions',
  check: manuscript =>
    noticesOf(manuscript, 'correction', (key, notice) => `The cited work \`${key}\` was corrected${notice}`)
} satisfies Rule
