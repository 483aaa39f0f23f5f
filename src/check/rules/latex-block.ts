import {type Rule, reportedWhileReading} from './rule.ts'

export const latexBlock = {
  code: 'G515',
  name: 'latex-block',
  severity: 'error',
  summary: 'No environment of LaTeX stands in the text, besides those of formulas.',
  why: 'galley does not read it, so readers see its source in place of a figure, a table or a list.',
  examples: [
    {
      name: 'a table',
      files: {
        '01.md':
          'See \\ref{tab:ages}.\n\n\\begin{table}\n\\caption{Ages of kilns}\\label{tab:ages}\n\\begin{tabular}{lr}\nKiln & Age \\\\ \\hline\nRed & 12 \\\\\n\\end{tabular}\n\\end{table}'
      },
      expect: [
        '01.md:3:1-9:12 `\\begin{table}` is printed as it stands, so readers see LaTeX in place of a table'
      ]
    },
    {
      name: 'an environment of a class',
      files: {
        '01.md':
          '\\begin{theorem}[Recovery]\nWords.\n\\end{theorem}\n\n\\begin{keywords}\nA, B\n\\end{keywords}'
      },
      expect: [
        '01.md:5:1-7:15 `\\begin{keywords}` is printed as it stands, so readers see LaTeX in place of its content'
      ]
    },
    {name: 'a formula', files: {'01.md': '\\begin{align}\nx &= 1\n\\end{align}'}, expect: []}
  ],
  check: reportedWhileReading('latex-block')
} satisfies Rule
