import {plural} from '../../core/plural.ts'
import {excess, rangeWords, settingsFinding} from './about/limits.ts'
import type {Rule} from './rule.ts'

const style = 'name: Q\nextends: plain\nlimits: {keywords: {min: 2, max: 3}}'

export const journalKeywords = {
  code: 'G409',
  name: 'journal-keywords',
  severity: 'warning',
  summary: 'The number of keywords is within the journal’s limits.',
  why: 'Journals send back papers with too many or too few keywords. Checked only if the journal style sets `keywords`.',
  examples: [
    {
      name: 'too many, too few',
      files: {
        'manuscript.yaml': 'style: q\nkeywords: [a, b, c, d]',
        'styles/q/style.yaml': style,
        '01.md': 'Words.'
      },
      expect: ['manuscript.yaml:2:11-2:23 The paper has 4 keywords, expected 2 to 3 (1 too many)']
    },
    {
      name: 'none',
      files: {'manuscript.yaml': 'style: q', 'styles/q/style.yaml': style, '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:1-1:1 The paper has 0 keywords, expected 2 to 3 (2 too few)']
    },
    {
      name: 'no limit',
      files: {'manuscript.yaml': 'keywords: [a, b, c, d]', '01.md': 'Words.'},
      expect: []
    }
  ],
  *check(manuscript) {
    const range = manuscript.project.style.limits.keywords
    if (range === undefined) return
    const [own] = manuscript.metadata.keywords
    const count = own?.words.length ?? 0
    const outside = excess(count, range)
    if (outside !== undefined)
      yield settingsFinding(
        manuscript,
        own?.place,
        `The paper has ${plural(count, 'keyword')}, expected ${rangeWords(range)} (${outside})`,
        {subject: 'keywords'}
      )
  }
} satisfies Rule
