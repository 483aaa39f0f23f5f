import {noticesOf} from './about/retractions.ts'
import type {Rule} from './rule.ts'

const head =
  'Record ID,Title,OriginalPaperDOI,OriginalPaperDate,RetractionDOI,RetractionDate,RetractionNature,Reason'

export const citationRetracted = {
  code: 'G114',
  name: 'citation-retracted',
  severity: 'error',
  summary: 'No cited work has been retracted.',
  why: 'The results of a retracted work are not reliable. If the work is cited because it was retracted, waive the finding and give that reason. Checked only with `galley check --retractions FILE`.',
  examples: [
    {
      name: 'retracted',
      retractions: `${head}\n7,"Drugs, Crimes",10.1000/a,5/1/2001 0:00,10.1000/n,1/31/2020 0:00,Retraction,+Fake Peer Review;`,
      files: {'01.md': 'Read [@a].', 'references.bib': '@article{a, doi={10.1000/A}}'},
      expect: ['01.md:1:7-1:9 `a` is cited but was retracted on 2020-01-31 (`10.1000/n`)']
    },
    {
      name: 'by title and year, listed without being cited',
      retractions: `${head}\n7,Drugs and Crimes of the Age,unavailable,5/1/2001 0:00,,1/31/2020 0:00,Retraction,`,
      files: {
        '01.md': '---\nnocite: "@a"\n---\n\nWords.',
        'references.bib': '@article{a, title={Drugs and crimes of the {Age}}, year=2001}'
      },
      expect: ['references.bib:1:1-1:11 `a` is cited but was retracted on 2020-01-31']
    },
    {
      name: 'reinstated',
      retractions: `${head}\n7,A,10.1000/a,,,1/31/2020 0:00,Retraction,\n8,A,10.1000/a,,,2/28/2021 0:00,Reinstatement,`,
      files: {'01.md': 'Read [@a].', 'references.bib': '@article{a, doi={10.1000/a}}'},
      expect: []
    }
  ],
  needs: 'retractions',
  check: manuscript =>
    noticesOf(manuscript, 'retraction', (key, notice) => `\`${key}\` is cited but was retracted${notice}`)
} satisfies Rule
