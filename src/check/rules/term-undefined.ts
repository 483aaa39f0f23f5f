import {type Rule, reportedWhileReading} from './rule.ts'

export const termUndefined = {
  code: 'G331',
  name: 'term-undefined',
  severity: 'error',
  summary: 'Every term that the text takes from a glossary or a list of abbreviations is defined.',
  why: 'The reader sees the key instead of the term.',
  examples: [
    {
      name: 'defined in the text, or in the settings',
      files: {
        'manuscript.yaml': 'abbreviations: {DNA: deoxyribonucleic acid}',
        '01.md': '\\newacronym{rna}{RNA}{ribonucleic acid}\n\nOf \\gls{rna} and \\gls{DNA}.'
      },
      expect: []
    },
    {
      name: 'defined nowhere',
      files: {'01.md': '\\newacronym{rna}{RNA}{ribonucleic acid}\n\nOf \\gls{rma}, and {term}`Bread`.'},
      expect: [
        '01.md:3:4-3:13 The term `rma` is not defined',
        '01.md:3:19-3:32 The term `Bread` is not defined'
      ]
    },
    {
      name: 'a term of a glossary',
      files: {'01.md': '::: glossary\nBread\n: Baked.\n:::\n\nOf {term}`bread`.'},
      expect: []
    }
  ],
  check: reportedWhileReading('term-undefined')
} satisfies Rule
