import {plural} from '../../core/plural.ts'
import type {Chapter} from '../../core/types.ts'
import {countWords, excess, rangeWords, settingsFinding} from './about/limits.ts'
import type {Rule} from './rule.ts'

const style = 'name: Q\nextends: plain\nlimits: {abstract-words: {min: 3, max: 5}}'

export const journalAbstract = {
  code: 'G408',
  name: 'journal-abstract',
  severity: 'warning',
  summary: 'The length of the abstract is within the journal’s limits.',
  why: 'Journals send back papers whose abstract is too long or too short, or their forms truncate it. Checked only if the journal style sets `abstract-words`.',
  examples: [
    {
      name: 'too long',
      files: {
        'manuscript.yaml': 'style: q\nabstract: One two *three* four [@a] five six.',
        'styles/q/style.yaml': style,
        '01.md': 'Words.'
      },
      expect: ['manuscript.yaml:2:11-2:46 The abstract has 6 words, expected 3 to 5 (1 too many)']
    },
    {
      name: 'none',
      files: {'manuscript.yaml': 'style: q', 'styles/q/style.yaml': style, '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:1-1:1 The paper has no abstract, expected one of 3 to 5 words']
    },
    {
      name: 'right, and one in another language',
      files: {
        'manuscript.yaml': 'style: q\nabstract: {en: One two three., de: Eins.}',
        'styles/q/style.yaml': style,
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const range = manuscript.project.style.limits.abstractWords
    if (range === undefined) return
    const abstract = manuscript.project.front.abstracts[0]?.chapter
    const place = manuscript.metadata.abstracts[0]?.place
    if (abstract === undefined) {
      if ((range.min ?? 0) > 0)
        yield settingsFinding(
          manuscript,
          undefined,
          `The paper has no abstract, expected one of ${rangeWords(range)} words`,
          {subject: 'abstract'}
        )
      return
    }
    const count = wordsOf(abstract)
    const outside = excess(count, range)
    if (outside !== undefined)
      yield settingsFinding(
        manuscript,
        place,
        `The abstract has ${plural(count, 'word')}, expected ${rangeWords(range)} (${outside})`,
        {subject: 'abstract'}
      )
  }
} satisfies Rule

function wordsOf({prose}: Chapter): number {
  return prose.reduce((sum, {text}) => sum + countWords(text), 0)
}
