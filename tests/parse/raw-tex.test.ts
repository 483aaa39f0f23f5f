import {expect, test} from 'vitest'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'
import {outline} from '../notation.ts'

/** The tree of a text in one line, and the reported TeX. */
function read(text: string): string {
  const {tree, findings} = parseChapter({path: '01.md', text}, 'en')
  const reported = findings.filter(({rule}) => rule === 'raw-tex').map(({subject}) => ` ! ${subject}`)
  return outline(tree).replace(/^root\((.*)\)$/s, '$1') + reported.join('')
}

test.each([
  ['\\textbf{b \\emph{e} 5\\%}', 'paragraph(strong("b " emphasis("e") " 5%"))'],
  ['\\textsc{Abc}, \\LaTeX{} and \\TeX', 'paragraph(span{.smallcaps}("Abc") ", " "LaTeX" " and " "TeX")'],
  ['\\texttt{a\\_b}', 'paragraph(htmlElement("a_b"))'],
  ['\\textit{K\\"orper}', 'paragraph(emphasis("Körper"))'],
  [
    'a\\footnote{See \\url{https://a.b/c}.}',
    'paragraph("a" inlineNote("See " link<https://a.b/c>("https://a.b/c") "."))'
  ],
  ['\\href{https://a.b/c\\_d}{it}', 'paragraph(link<https://a.b/c_d>("it"))'],
  ['a\n\n\\newpage\n\nb', 'paragraph("a") div{.page-break}() paragraph("b")'],
  ['\\clearpage\nb', 'div{.page-break}() paragraph("b")'],
  ['\\noindent b', 'paragraph("b")'],
  ['z.\\,B. 5\\,m', 'paragraph("z." "\u202fB. 5" "\u202fm")'],
  ['(\\, and \\+\\,\\-', 'paragraph("(, and +,-")'],
  ['\\foo{x}', 'paragraph(rawTex<foo>"\\\\foo{x}") ! \\foo'],
  ['\\textbf{a \\foo{x}}', 'paragraph(strong("a " rawTex<foo>"\\\\foo{x}")) ! \\foo'],
  ['\\footnote{See [@doe].}', 'paragraph(inlineNote("See " cite("[@doe]") "."))'],
  ['\\href{javascript:x}{y}', 'paragraph(link<javascript:x>("y"))'],
  ['\\textbf{a}{b}', 'paragraph(rawTex<textbf>"\\\\textbf{a}{b}") ! \\textbf']
])('%s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test('a conditional has one finding, with its definition and its branches', () => {
  const findings = (text: string) => read(text).split(' ! ').slice(1)
  expect(findings('\\newif\\ifanon \\anontrue\n\n\\ifanon\n\nA\n\n\\else\n\nB\n\n\\fi')).toEqual(['\\ifanon'])
  expect(findings('\\iftrue A \\ifdraft B \\fi \\else C \\fi')).toEqual(['\\iftrue', '\\ifdraft'])
  expect(findings('\\newif\\ifanon and \\fi')).toEqual(['\\newif', '\\ifanon', '\\fi'])
})
