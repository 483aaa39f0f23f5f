import {plural} from '../../core/plural.ts'
import {countWords, excess, rangeWords, settingsFinding} from './about/limits.ts'
import type {Rule} from './rule.ts'

const style = 'name: Q\nextends: plain\nlimits: {words: 5}'

export const journalLength = {
  code: 'G412',
  name: 'journal-length',
  severity: 'warning',
  summary: 'The length of the text is within the journal’s limits.',
  why: 'Journals send back papers that are too long or too short. Checked only if the journal style sets `words`; captions, tables, formulas, citations and the list of references do not count.',
  examples: [
    {
      name: 'too long',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': style,
        '01.md': '# One\n\nTwo *three* — `x` [@a] four.[^n]\n\n[^n]: Five six.'
      },
      expect: ['manuscript.yaml:1:1-1:1 The text has 6 words, expected at most 5 (1 too many)']
    },
    {
      name: 'short',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': style,
        '01.md': 'One two.\n\n| a | b |\n|---|---|\n| c | d |'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const range = manuscript.project.style.limits.words
    if (range === undefined) return
    let count = 0
    for (const {node, text} of manuscript.chapters.flatMap(({prose}) => prose))
      if (node.type === 'paragraph' || node.type === 'heading') count += countWords(text)
    const outside = excess(count, range)
    if (outside !== undefined)
      yield settingsFinding(
        manuscript,
        undefined,
        `The text has ${plural(count, 'word')}, expected ${rangeWords(range)} (${outside})`,
        {subject: 'words'}
      )
  }
} satisfies Rule
