import {expect, test} from 'vitest'
import {wordsOf} from '../../src/core/walk-article.ts'
import {renderingOf} from '../compose/article.ts'

/** The blocks of a paper by level, with their numbers, and the findings about its LaTeX. */
async function outlineOf(texts: readonly string[]): Promise<Readonly<{outline: string; told: string}>> {
  const names = texts.map((_, index) => `${index + 1}.md`)
  const {article, diagnostics} = await renderingOf({
    'manuscript.yaml': `title: T\nnumber-sections: true\nchapters: [${names.join(', ')}]\n`,
    ...Object.fromEntries(names.map((name, index) => [name, texts[index]!]))
  })
  const outline = article.body.map(block => {
    const words = wordsOf([block]).trim()
    if (block.type !== 'heading') return words
    return `${'#'.repeat(block.level)} ${block.number ? `${block.number} ` : ''}${words}`
  })
  const said = diagnostics.filter(({code}) => code.startsWith('G5') || code === 'G332')
  return {
    outline: outline.join(' | ').replaceAll('\u00A0', ' '),
    told: said.map(({message, note}) => `${message}: ${note}`).join('\n')
  }
}

const subappendices = '\\begin{subappendices}\n\\section{Extra}\n\nA table.\n\\end{subappendices}'

test.each([
  [
    ['\\chapter{A}\n\n\\section{B}\n\n\\subsection{C}\n\n\\subsubsection{D}\n\n\\chapter{E}\n\n\\section{F}'],
    '# 1 A | ## 1.1 B | ### 1.1.1 C | #### 1.1.1.1 D | # 2 E | ## 2.1 F'
  ],
  [['\\section{A}\n\n\\subsection{B}'], '# 1 A | ## 1.1 B'],
  // The chapters may be in other files, and Markdown's headings have their own levels.
  [['\\chapter{A}', '\\section{B}\n\n## C'], '# 1 A | ## 1.1 B | ## 1.2 C'],
  [['\\section{A}\n\n```latex\n\\chapter{B}\n```\n\n<!-- \\chapter{C} -->'], '# 1 A | \\chapter{B}'],
  [
    ['\\chapter*{A}\n\n\\chapter{B}\\label{ch:b}\n\nSee \\cref{ch:b} and \\autoref{ch:b}.'],
    '# A | # 1 B | See Chapter 1 and Chapter 1.'
  ],
  [['\\chapter{A}\n\n\\appendix\n\n\\chapter{B}\n\n\\section{C}'], '# 1 A | # A B | ## A.1 C'],
  [['\\part{First}\n\n\\chapter{A}\n\n\\part{Second}\n\n\\chapter{B}'], '# First | # 1 A | # Second | # 2 B'],
  [
    ['\\chapter{A}\n\n\\begin{document}\n\\section{B}\n\nWords.\n\\end{document}'],
    '# 1 A | ## 1.1 B | Words.'
  ],
  [
    [
      '\\frontmatter\n\n\\chapter{Preface}\n\n\\mainmatter\n\n\\chapter{A}\n\n\\section{B}\n\n\\backmatter\n\n\\chapter{After}\n\n\\section{C}'
    ],
    '# Preface | # 1 A | ## 1.1 B | # After | ## C'
  ],
  [['\\frontmatter\n\\chapter{Preface}\nWords.\n\\mainmatter\n\\chapter{A}'], '# Preface | Words. | # 1 A'],
  // Their effect goes on in the next files, and on headings in Markdown.
  [
    ['\\frontmatter\n\n# Preface', '# Thanks', '\\mainmatter\n\n# A', '# B\n\n\\backmatter', '# After'],
    '# Preface | # Thanks | # 1 A | # 2 B | # After'
  ],
  [
    ['# A\n\nWords `\\backmatter`{=latex}\n\n# After\n\n```{=latex}\n\\mainmatter\n```\n\n# B'],
    '# 1 A | Words | # After | # 2 B'
  ],
  // In an article, `\section` has its number, and an appendix its letter.
  [
    ['\\section{A}\n\n\\backmatter\n\n\\section{B}\n\n\\begin{appendices}\n\\section{C}\n\\end{appendices}'],
    '# 1 A | # 2 B | # A C'
  ],
  [
    [`\\chapter{A}\n\n${subappendices}\n\n\\chapter{B}\n\n${subappendices}`],
    '# 1 A | ## A Extra | A table. | # 2 B | ## B Extra | A table.'
  ]
] as const)('%j', async (texts, expected) => {
  expect(await outlineOf(texts)).toEqual({outline: expected, told: ''})
})

test('the short title of a heading is reported once', async () => {
  const {outline, told} = await outlineOf([
    '\\chapter[Long]{A long title}\n\n\\section[Other]{B \\emph{c}}\\label{sec:b}\n\nSee \\ref{sec:b}.'
  ])
  expect(outline).toBe('# 1 A long title | ## 1.1 B c | See 1.1.')
  expect(told.split('\n')).toEqual([
    expect.stringMatching(/^`\[Long\]` has no effect in galley: .* whole title/)
  ])
})
