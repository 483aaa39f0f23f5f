import {expect, test} from 'vitest'
import {latexRewrites} from '../../src/parse/includes/latex-forms.ts'
import {rewritesOf} from '../../src/parse/includes/rewritten.ts'

const around = {
  meta: () => undefined,
  variable: () => undefined,
  file: () => undefined,
  cell: () => undefined,
  hasDoi: () => false
}

// Searching the whole text for the end of each of these once took a minute instead of a second.
test.each(['\\href[', '\\lstinline[', '<d-math', '<d-footnote>', '{{< kbd ', '{{< video ', '{{{<'])(
  'a form that never ends is no form, however often it is written: %s',
  unfinished => {
    const text = `{{< pagebreak >}}\n${unfinished.repeat(Math.ceil(250_000 / unfinished.length))}`
    expect(latexRewrites(text, 'en')).toEqual([])
    expect(rewritesOf(text, around)).toEqual([{start: 0, end: 17, text: '\\newpage', prefix: ''}])
  },
  15_000
)
