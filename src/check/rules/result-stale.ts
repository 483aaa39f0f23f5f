import {type Rule, reportedWhileReading} from './rule.ts'

const ran =
  '{"hash":"0","result":{"markdown":"::: {.cell}\\n::: {.cell-output}\\n```\\n42\\n```\\n:::\\n:::"}}'

export const resultStale = {
  code: 'G517',
  name: 'result-stale',
  severity: 'warning',
  summary: 'The results of code are up to date.',
  why: 'galley runs no code; it uses the results that another program wrote. Results for an older version of the text may be wrong.',
  examples: [
    {
      name: 'a chapter that has changed since Quarto ran it',
      files: {
        '01.qmd': '```{r}\n6 * 7\n```',
        '_freeze/01/execute-results/html.json': ran
      },
      expect: [
        '01.qmd `01.qmd` has changed since Quarto ran it, so the results in `_freeze/01/execute-results/html.json` may be out of date'
      ]
    },
    {
      name: 'as it was run',
      files: {
        '01.qmd': '```{r}\n6 * 7\n```',
        '_freeze/01/execute-results/html.json': ran.replace('"0"', '"b2d4574c45f59383b0ff660663536f53"')
      },
      expect: []
    }
  ],
  check: reportedWhileReading('result-stale')
} satisfies Rule
