import {type Rule, reportedWhileReading} from './rule.ts'

export const formulaUnread = {
  code: 'G509',
  name: 'formula-unread',
  severity: 'warning',
  summary: 'Every formula can be parsed.',
  why: 'Readers see the source of a formula that cannot be parsed.',
  examples: [
    {
      name: 'a command that nobody knows',
      files: {'01.md': 'So $\\nope$ is.'},
      expect: ['01.md:1:5-1:10 galley cannot parse this formula: Undefined control sequence \\nope']
    },
    {
      name: 'a brace that is not closed',
      files: {'01.md': '$$\n\\frac{a\n$$'},
      expect: ['01.md:1:1-3:3 galley cannot parse this formula: Missing close brace']
    },
    {
      name: 'a command in a formula of several lines',
      files: {'01.md': '$$\na = b \\\\\n  + \\nope\n$$'},
      expect: ['01.md:3:5-3:10 galley cannot parse this formula: Undefined control sequence \\nope']
    },
    {
      name: 'a number in the text',
      files: {'01.md': 'So $a \\tag{1}$ is.'},
      expect: ['01.md:1:7-1:11 galley cannot parse this formula: `\\tag` works only in displays']
    },
    {name: 'a macro of the paper', files: {'01.md': '\\newcommand{\\nope}{a}\n\nSo $\\nope$ is.'}, expect: []}
  ],
  check: reportedWhileReading('formula-unread')
} satisfies Rule
