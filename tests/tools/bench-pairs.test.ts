import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {asLatex} from '../../bench/pages/pair-latex.mjs'
import {drawnPairs, pairs} from '../../bench/pages/pair-sides.mjs'
import {asGalley, blocksOf} from '../../bench/pages/pair-text.mjs'

const measures = {
  columns: 1,
  size: 11,
  leading: 15,
  width: 364,
  gap: 0,
  height: 660,
  left: 115,
  top: 82,
  fonts: '/fonts'
}

const texts = [...new Set(pairs.map(({lang}) => lang))].map(lang => ({
  lang,
  markdown: readFileSync(new URL(`../../bench/pages/pairs/${lang}.md`, import.meta.url), 'utf8')
}))

describe('the sides of blind pairs', () => {
  test('are the same for the same seed', () => {
    expect(drawnPairs(7)).toEqual(drawnPairs(7))
  })

  test('differ between seeds, and so does the order', () => {
    const drawn = [1, 2, 3, 4].map(drawnPairs)
    expect(new Set(drawn.map(own => own.map(({a}) => a).join(' '))).size).toBe(4)
    expect(new Set(drawn.map(own => own.map(({lang, style}) => lang + style).join(' '))).size).toBe(4)
  })

  test('are each half of the pairs, and each pair is drawn once', () => {
    const drawn = drawnPairs(3)
    expect(drawn.filter(({a}) => a === 'galley')).toHaveLength(5)
    expect(drawn.every(({a, b}) => a !== b)).toBe(true)
    expect(drawn.map(({lang, style}) => `${lang} ${style}`).toSorted()).toEqual(
      pairs.map(({lang, style}) => `${lang} ${style}`).toSorted()
    )
  })
})

describe('the text of a pair', () => {
  test.each(texts)('has the same words for both programs: $lang', ({lang, markdown}) => {
    const galleys = wordsOf(bodyOf(asGalley(markdown, lang, 'plain'), '\\newpage'))
    const latexs = wordsOf(bodyOf(asLatex(markdown, lang, 'plain', measures), '\\noindent'))
    expect(latexs).toEqual(galleys)
    expect(galleys.length).toBeGreaterThan(1200)
  })

  test.each(texts)(
    'has two levels of headings, both lists, a quotation and emphasis: $lang',
    ({markdown}) => {
      const blocks = blocksOf(markdown)
      expect(new Set(blocks.map(({kind}) => kind)).size).toBe(6)
      expect(blocks.some(({parts}) => parts.flat().some(({isEmphasised}) => isEmphasised))).toBe(true)
    }
  )

  test('is LaTeX as an author writes it', () => {
    const markdown = '# A & B\n\nIt *is* 5 %.\n\n- one\n- two\n\nThen:\n\n1. first\n\n> So\n\n## C'
    expect(
      bodyOf(asLatex(markdown, 'en', 'plain', measures), '\\noindent').split('\n\n\n')[0]
    ).toBe(`\\section{A \\& B}

It \\emph{is} 5 \\%.

\\begin{itemize}
\\item one
\\item two
\\end{itemize}
Then:

\\begin{enumerate}
\\item first
\\end{enumerate}
\\begin{quote}
So
\\end{quote}
\\subsection{C}`)
  })
})

/** The part of a source that follows a command at the beginning of the text. */
function bodyOf(source: string, command: string): string {
  const [, body] = source.split(`${command}\n`)
  return body!
}

/** The words of a source, without its marks and commands. */
function wordsOf(source: string): readonly string[] {
  return source
    .replace(/\\(?:begin|end)\{[a-z]+\}|\\(?:section|subsection|emph|item)\b|\\end\{document\}/g, ' ')
    .replace(/^(?:#+|-|>|\d+\.) /gm, '')
    .replace(/[{}*\\]/g, '')
    .split(/\s+/)
    .filter(word => word !== '')
}
