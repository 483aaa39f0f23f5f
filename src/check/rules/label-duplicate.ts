import {type Rule, reportedWhileReading} from './rule.ts'

export const labelDuplicate = {
  code: 'G302',
  name: 'label-duplicate',
  severity: 'error',
  summary: 'No two parts of the paper have the same label.',
  why: 'A reference to a duplicate label may lead to the wrong part.',
  examples: [
    {
      name: 'twice',
      files: {'01.md': '# A {#sec:a}\n\n# B {#sec:a}'},
      expect: ['01.md:3:1-3:13 The label `sec:a` is defined twice']
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
