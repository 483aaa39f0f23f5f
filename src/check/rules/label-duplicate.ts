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
      expect: ['01.md:3:1-3:13 The label `sec:a` is given twice']
    },
    {
      name: 'a paragraph that begins like an example',
      files: {'01.md': '(@doe) says so, and [@doe].', 'references.bib': '@book{doe,}'},
      expect: ['01.md:1:1-1:28 The label of the example `(@doe)` is also the key of a work']
    },
    {
      name: 'two labels',
      files: {'01.md': '# A {#sec:a}\n\n# B {#sec:b}'},
      expect: []
    }
  ],
  check: reportedWhileReading('label-duplicate')
} satisfies Rule
