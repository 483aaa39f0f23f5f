import {type Rule, reportedWhileReading} from './rule.ts'

export const languageUnknown = {
  code: 'G415',
  name: 'language-unknown',
  severity: 'info',
  summary: 'galley has labels in the language of the paper.',
  why: 'In other languages, words such as “Figure”, “Abstract” and “References” are printed in English, and dates as numbers.',
  examples: [
    {
      name: 'no labels',
      files: {'manuscript.yaml': 'lang: sw', '01.md': 'Maneno.'},
      expect: ['manuscript.yaml:1:7-1:9 galley has no labels in the language `sw`']
    },
    {name: 'labels', files: {'manuscript.yaml': 'lang: ur-PK', '01.md': 'متن۔'}, expect: []}
  ],
  check: reportedWhileReading('language-unknown')
} satisfies Rule
