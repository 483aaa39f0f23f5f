import {type Rule, reportedWhileReading} from './rule.ts'

export const latexBlock = {
  code: 'G515',
  name: 'latex-block',
  severity: 'error',
  summary: 'The text contains no environment that only LaTeX can draw.',
  why: 'Readers see its source instead of a figure, a table or a list.',
  examples: [
    {
      name: 'a drawing',
      files: {
        '01.md':
          'See \\ref{fig:a}.\n\n\\begin{figure}\n\\begin{tikzpicture}\n\\draw (0,0) -- (1,1);\n\\end{tikzpicture}\n\\caption{A line}\\label{fig:a}\n\\end{figure}'
      },
      expect: [
        '01.md:3:1-8:13 `\\begin{figure}` is printed as typed, so readers see LaTeX in place of a figure'
      ]
    },
    {
      name: 'a table',
      files: {
        '01.md':
          'See \\ref{tab:ages}.\n\n\\begin{table}\n\\caption{Ages of kilns}\\label{tab:ages}\n\\begin{tabular}{lr}\nKiln & Age \\\\ \\hline\nRed & 12 \\\\\n\\end{tabular}\n\\end{table}'
      },
      expect: []
    },
    {name: 'a formula', files: {'01.md': '\\begin{align}\nx &= 1\n\\end{align}'}, expect: []}
  ],
  check: reportedWhileReading('latex-block')
} satisfies Rule
