import {type Rule, reportedWhileReading} from './rule.ts'

export const ruleUnknown = {
  code: 'G701',
  name: 'rule-unknown',
  severity: 'warning',
  summary: 'Every rule named in settings, waivers and comments exists.',
  why: 'A misspelt rule changes nothing and waives nothing, and nobody notices.',
  examples: [
    {
      name: 'misspelt in the settings',
      files: {'manuscript.yaml': 'rules: {figure-alts: error}', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:9-1:20 `figure-alts` is not the name or the code of a rule']
    },
    {
      name: 'misspelt in a waiver',
      files: {'manuscript.yaml': 'waivers: [{rule: G10, reason: Why not}]', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:11-1:39 `G10` is not the name or the code of a rule']
    },
    {
      name: 'misspelt in a comment',
      files: {'01.md': '<!-- galley-ignore citation-undefind: a draft -->\n\nWords.'},
      expect: ['01.md:1:1-1:50 `citation-undefind` is not the name or the code of a rule']
    },
    {
      name: 'by name and by code',
      files: {'manuscript.yaml': 'rules: {figure-alt: error, G102: warning}', '01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('rule-unknown')
} satisfies Rule
