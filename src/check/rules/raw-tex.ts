import {type Rule, reportedWhileReading} from './rule.ts'

export const rawTex = {
  code: 'G501',
  name: 'raw-tex',
  severity: 'warning',
  summary: 'The text holds no TeX besides maths, references and commands that only set text.',
  why: 'Other TeX commands do nothing in HTML, so readers see their source.',
  examples: [
    {
      name: 'a command',
      files: {'01.md': 'One.\n\n\\vspace{1cm}\n\nTwo.'},
      expect: ['01.md:3:1-3:13 The TeX command `\\vspace` has no meaning in galley']
    },
    {
      name: 'commands that only set text',
      files: {'01.md': '\\textbf{One} \\LaTeX.\n\n\\newpage\n\nTwo.\\footnote{Three.}'},
      expect: []
    }
  ],
  check: reportedWhileReading('raw-tex')
} satisfies Rule
