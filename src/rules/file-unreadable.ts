import {type Rule, reportedWhileReading} from './rule.ts'

export const fileUnreadable = {
  code: 'G601',
  name: 'file-unreadable',
  severity: 'error',
  summary: 'Every file that the settings name can be read as UTF-8 text.',
  why: 'What it holds is missing from the paper.',
  examples: [
    {
      name: 'missing bibliography',
      files: {'manuscript.yaml': 'bibliography: refs.bib', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:15-1:23 Unexpected missing file `refs.bib`, expected a text file']
    }
  ],
  check: reportedWhileReading('file-unreadable')
} satisfies Rule
