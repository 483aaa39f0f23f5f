import {expect, test} from 'vitest'
import {runningTitle} from '../../src/core/running-title.ts'

test.each([
  ['A short title', 'A short title'],
  ['A short title: with a subtitle', 'A short title: with a subtitle'],
  [
    'timeseriesflattener: A Python package for summarizing features from (medical) time series',
    'timeseriesflattener'
  ],
  [
    'Étude structurale de l’assemblage\u00a0: le complexe télomérique humain et ses partenaires',
    'Étude structurale de l’assemblage'
  ],
  [
    'Law without enforcement – a study of the markets of three cities in the 1950s',
    'Law without enforcement'
  ],
  [
    'Article Writing with Markdown and the Open Journals publishing pipeline',
    'Article Writing with Markdown and the Open Journals…'
  ],
  [
    'Remarks on the conditions of work in the printing houses, of which there were many: a study',
    'Remarks on the conditions of work in the printing houses, of…'
  ],
  [
    'R: a language for statistics and graphics that many papers need',
    'R: a language for statistics and graphics that many papers…'
  ]
])('%s', (title, expected) => {
  expect(runningTitle(title)).toBe(expected)
})
