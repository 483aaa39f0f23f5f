import {expect, test} from 'vitest'
import {wordsOf} from '../../src/core/walk-article.ts'
import {articleOf} from '../compose/article.ts'

/** The text of a paper in plain form: headings and captions with their numbers. */
async function textOf(text: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const files = {
    'manuscript.yaml': 'title: T\nnumber-sections: true\nchapters: [01.md]\n',
    '01.md': text,
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ...more
  }
  const {body} = await articleOf(files)
  return body
    .map(block => ('number' in block && block.number ? `${block.number} ` : '') + wordsOf([block]))
    .join(' | ')
    .replaceAll('\u00A0', ' ')
}

test.each([
  [
    '# A\n\n# B {.appendix}\n\n## C\n\n## D\n\n# E {.appendix}\n\n## F',
    '1 A | A B | A.1 C | A.2 D | B E | B.1 F'
  ],
  ['# A\n\n# B {.appendix}\n\n# C', '1 A | A B | 2 C'],
  ['# A\n\n\\appendix\n\n# B\n\n## C\n\n# D', '1 A | A B | A.1 C | B D'],
  ['# A\n\n# (APPENDIX) Extra {-}\n\n# B\n\n# C', '1 A | Extra | A B | B C'],
  ['# A\n\n`r if(!knitr:::is_latex_output()) "# (APPENDIX) Appendix {-}"`\n\n# B\n\n# C', '1 A | A B | B C'],
  ['# A\n\n## B {.appendix}\n\n### C\n\n# D', '1 A | A B | A.1 C | 2 D'],
  ['# A {.appendix}\n\n# References {-}', 'A A | References'],
  ['## A\n\n### B\n\n## C\n\n# D\n\n## E', '1 A | 1.1 B | 2 C | 3 D | 3.1 E'],
  ['# Preface {-}\n\n## A\n\n# B\n\n## C', 'Preface | A | 1 B | 1.1 C'],
  ['# Title {-}\n\n## A\n\n## B {-}\n\n### C\n\n## D', 'Title | 1 A | B | C | 2 D'],
  ['# A\n\n## B\n\n# References {-}\n\n## C', '1 A | 1.1 B | References | C'],
  ['# A\n\n# B {.supplement}\n\n## C\n\n# D {.supplement}\n\n# E', '1 A | S1 B | S1.1 C | S2 D | 2 E'],
  [
    '# A\n\n# B {.supplement .unnumbered}\n\n## C\n\n### D\n\n## E\n\n# F',
    '1 A | B | S1 C | S1.1 D | S2 E | 2 F'
  ],
  ['# A {.appendix}\n\n# B {.supplement}\n\n# C {.appendix}', 'A A | S1 B | B C']
])('%s', async (text, expected) => {
  expect(await textOf(text)).toBe(expected)
})

test.each([
  ['# A\n\n# B {#sec:b .appendix}\n\n## C {#sec:c}\n\nSee @sec:b, @sec:c.', 'See Appendix A, Appendix A.1.'],
  [
    '# A\n\n# B {#sec:b .appendix}\n\n# C {#sec:c .appendix}\n\nSee [@sec:b; @sec:c].',
    'See Appendices A and B.'
  ],
  ['# B {.appendix}\n\n![C](a.svg){#fig:c}\n\nSee @fig:c.', 'See Figure A1.'],
  [
    '![A](a.svg)\n\n# B {#sec:b .supplement}\n\n![C](a.svg)\n\n# D {.supplement}\n\n![E](a.svg){#fig:e}\n\n$$x$$ {#eq:x}\n\n::: {#thm-x}\nT\n:::\n\nSee @sec:b, @fig:e, @eq:x, @thm-x.',
    'See Section S1, Figure S2, Equation (S1), Theorem S1.'
  ],
  [
    '![A](a.svg)\n\n# B {.unnumbered}\n\n\\setcounter{figure}{0}\n\\renewcommand{\\thefigure}{S\\arabic{figure}}\n\n![C](a.svg){#fig:c}\n\nSee @fig:c.',
    'See Figure S1.'
  ],
  ['# B {.appendix}\n\n$$x$$ {#eq:x}\n\nSee @eq:x.', 'See Equation (A.1).'],
  [
    '![A](a.svg){#fig:a}\n\n# B {.appendix}\n\n![C](a.svg){#fig:c}\n\n# D\n\n![E](a.svg){#fig:e}\n\nSee @fig:a, @fig:c, @fig:e.',
    'See Figure 1, Figure A1, Figure 2.'
  ]
])('references: %s', async (text, expected) => {
  expect((await textOf(text)).split(' | ').at(-1)).toBe(expected)
})
