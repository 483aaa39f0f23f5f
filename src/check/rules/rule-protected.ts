import {type Rule, reportedWhileReading} from './rule.ts'

export const ruleProtected = {
  code: 'G708',
  name: 'rule-protected',
  severity: 'warning',
  protects: true,
  summary: 'No setting, waiver or comment weakens a rule that protects readers or machines.',
  why: 'People who build another author’s paper must be warned of harm, and the paper must not be able to prevent this. The setting, the waiver or the comment has no effect.',
  examples: [
    {
      name: 'switched off',
      files: {
        'manuscript.yaml': 'rules: {link-unsafe: off}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:9-1:20 `link-unsafe` cannot be `off`, expected `error`: the rule protects the people who build or read the paper'
      ]
    },
    {
      name: 'waived',
      files: {
        'manuscript.yaml': 'waivers: [{rule: G603, reason: We know}]',
        '01.md': '<!-- galley-ignore link-unsafe: we know -->\n\nWords.'
      },
      expect: [
        '01.md:1:1-1:44 `link-unsafe` cannot be waived by a paper: the rule protects the people who build or read the paper',
        'manuscript.yaml:1:11-1:40 `G603` cannot be waived by a paper: the rule protects the people who build or read the paper'
      ]
    },
    {
      name: 'as strong as it is',
      files: {'manuscript.yaml': 'rules: {link-unsafe: error, figure-alt: off}', '01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('rule-protected')
} satisfies Rule
