import {plural} from '../../core/plural.ts'
import {plainText} from '../../core/walk.ts'
import {excess, rangeWords, settingsFinding} from './about/limits.ts'
import type {Rule} from './rule.ts'

const style = 'name: Q\nextends: plain\nlimits: {title-characters: 10}'

export const journalTitle = {
  code: 'G410',
  name: 'journal-title',
  severity: 'warning',
  summary: 'The length of the title is within the journal’s limits.',
  why: 'Journals send back papers whose title is too long or too short. Checked only if the journal style sets `title-characters`; the subtitle is included.',
  examples: [
    {
      name: 'too long',
      files: {
        'manuscript.yaml': 'style: q\ntitle: The *Law*\nsubtitle: A View',
        'styles/q/style.yaml': style,
        '01.md': 'Words.'
      },
      expect: ['manuscript.yaml:2:8-2:17 The title has 15 characters, expected at most 10 (5 too many)']
    },
    {
      name: 'short',
      files: {
        'manuscript.yaml': 'style: q\ntitle: The *Law*',
        'styles/q/style.yaml': style,
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const {title, subtitle} = manuscript.project.front
    const range = manuscript.project.style.limits.titleCharacters
    if (range === undefined || title === undefined) return
    const words = [title, ...(subtitle ? [subtitle] : [])].map(({tree}) => plainText(tree).trim()).join(': ')
    const count = [...words].length
    const outside = excess(count, range)
    if (outside !== undefined)
      yield settingsFinding(
        manuscript,
        manuscript.metadata.title?.place,
        `The title has ${plural(count, 'character')}, expected ${rangeWords(range)} (${outside})`,
        {subject: 'title'}
      )
  }
} satisfies Rule
