import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {documentOf} from '../../docx-redline.ts'
import {textWorld} from '../../world.ts'
import {cameHome} from './word-file.ts'

const files = {
  '01.md': `A paragraph before.

\\begin{table}
  \\centering
  \\caption{Ages of ovens}\\label{tab:a}
  \\begin{tabular}{lr}
    \\toprule
    Kiln & Age \\\\ \\midrule
    Crimson & twelve \\\\
    \\multirow{2}{*}{Azure} & 13 \\\\
     & 14 \\\\
    \\bottomrule
  \\end{tabular}
\\end{table}

\\begin{itemize}
  \\item A first \`\`item'' --- with \\emph{marks} % and a comment
  \\item and \\textbf{seconds}, as in \\ref{tab:a}.
\\end{itemize}

\\begin{quote}
So it was,\\\\
they tell.
\\end{quote}

\\begin{algorithm}
\\caption{Sorting}
\\begin{algorithmic}[1]
\\State compare neighbours
\\State swap them
\\end{algorithmic}
\\end{algorithm}

A paragraph behind.
`
}

// Words in a caption, in an item with LaTeX markup, in a line after a break, and in a paragraph.
const home = ['ovens', 'first', 'tell', 'behind']
// Words in cells, in a command and in a line of an algorithm, which are listed for the author.
const byHand = ['twelve', 'Azure', 'seconds', 'neighbours']
const changed = (text: string, words: readonly string[]): string =>
  words.reduce((all, word) => all.replace(word, `new${word}`), text)

test.each([
  ['nothing', [], []],
  ['words', home, byHand]
] as const)('what comes home from LaTeX is %s', async (_, written, listedOnly) => {
  const {bytes} = await documentOf(textWorld(files))
  const parts = unzipSync(bytes)
  const back = strFromU8(parts['word/document.xml']!).replaceAll(/(?<=<w:t(?: [^>]*)?>)[^<]*/g, text =>
    changed(text, [...written, ...listedOnly])
  )
  const document = parseWordFile('back.docx', zipSync({...parts, 'word/document.xml': strToU8(back)}))
  const {texts, listed} = await cameHome(files, document, {sent: [parseWordFile('sent.docx', bytes)]})
  const text = (texts['01.md'] ?? files['01.md']).replaceAll(/\{~~.*?~>(.*?)~~\}\{>>.*?<<\}/g, '$1')
  expect(text).toBe(changed(files['01.md'], written))
  expect(listed).toEqual(listedOnly.map(word => expect.stringContaining(`“${word}” “new${word}”`)))
})
