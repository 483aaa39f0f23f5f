import {type Rule, reportedWhileReading} from './rule.ts'

export const rawTex = {
  code: 'G501',
  name: 'raw-tex',
  severity: 'info',
  summary: 'The text holds no TeX besides maths and references.',
  why: 'TeX commands do nothing in HTML, so readers see their source.',
  examples: [
    {
      name: 'a command',
      files: {'01.md': 'One.\n\n\\newpage\n\nTwo.'},
      expect: ['01.md:3:1-3:9 Unexpected TeX `\\newpage`, expected Markdown']
    }
  ],
  check: reportedWhileReading('raw-tex')
} satisfies Rule
