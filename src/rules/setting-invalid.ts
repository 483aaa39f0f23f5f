import {type Rule, reportedWhileReading} from './rule.ts'

export const settingInvalid = {
  code: 'G405',
  name: 'setting-invalid',
  severity: 'error',
  summary: 'Every setting has a value of its kind.',
  why: 'A value that cannot be read has no effect.',
  examples: [
    {
      name: 'not a page',
      files: {'manuscript.yaml': 'journal: {first-page: one}', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:23-1:26 Unexpected first page `one`, expected a whole number from 1']
    },
    {
      name: 'a rule without a severity',
      files: {'manuscript.yaml': 'title: T\nrules: {G101}', '01.md': 'Words.'},
      expect: ['manuscript.yaml:2:9-2:13 Unexpected value, expected `error`, `warning`, `info` or `off`']
    },
    {
      name: 'a format of R Markdown is no file name',
      files: {'manuscript.yaml': 'output: rticles::joss_article', '01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('setting-invalid')
} satisfies Rule
