import {type Rule, reportedWhileReading} from './rule.ts'

export const licenseMissing = {
  code: 'G401',
  name: 'license-missing',
  severity: 'info',
  summary: 'The paper names its licence.',
  why: 'Without a licence nobody may share the paper, and journals cannot deposit it. This is a hint: many journals add theirs when they publish.',
  examples: [
    {name: 'named', files: {'manuscript.yaml': 'license: CC-BY-NC-ND-4.0', '01.md': 'Words.'}, expect: []},
    {
      name: 'missing',
      files: {'manuscript.yaml': 'title: A', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:1-1:9 The paper has no licence, expected `license` with an SPDX identifier']
    }
  ],
  check: reportedWhileReading('license-missing')
} satisfies Rule
