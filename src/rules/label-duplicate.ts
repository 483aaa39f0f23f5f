import {type Rule, reportedWhileReading} from './rule.ts'

export const labelDuplicate = {
  code: 'G302',
  name: 'label-duplicate',
  severity: 'error',
  summary: 'A label belongs to one thing.',
  why: 'A reference to the label points to the wrong one.',
  examples: [
    {
      name: 'twice',
      files: {'01.md': '# A {#sec:a}\n\n# B {#sec:a}'},
      expect: ['01.md:3:1-3:13 Unexpected second `sec:a`, expected a label that nothing else has']
    }
  ],
  check: reportedWhileReading('label-duplicate')
} satisfies Rule
