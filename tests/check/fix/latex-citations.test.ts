import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {fix} from '../../../src/check/fix/index.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {Diagnostic} from '../../../src/core/types.ts'
import {topNodes, wordsOf} from '../../../src/core/walk-article.ts'
import type {World} from '../../../src/core/world.ts'
import {renderingOf} from '../../compose/article.ts'
import {environment, shared} from '../../habit-rows.ts'
import {textWorld} from '../../world.ts'

type Files = Readonly<Record<string, string>>

/** Repairs the citations of LaTeX in a chapter. */
async function fixed(files: Files): Promise<string> {
  const check = async (world: World): Promise<readonly Diagnostic[]> => {
    const only = ({name}: Readonly<{name: string}>): boolean => name === 'citation-latex'
    return (await build(world, createMemo(), {entry: '', outputs: [], only})).diagnostics
  }
  const world = textWorld(files)
  const outcome = await fix(world, await check(world), check)
  return outcome.files.find(({path}) => path === '01.md')?.after ?? files['01.md']!
}

async function shownOf(files: Files): Promise<string> {
  const {article, diagnostics} = await renderingOf(files)
  const errors = diagnostics
    .filter(({severity, code}) => severity === 'error' && code !== 'G512')
    .map(({code, message}) => `${code} ${message}`)
  return [wordsOf(topNodes(article)).replace(/\s+/g, ' '), ...errors].join('\n')
}

const settings = '---\ntitle: A\nlicense: CC-BY-4.0\ncsl: apa\n---\n\n'
const figure = (body: string): string => environment('figure', `\\includegraphics{a.svg}\n${body}`, '[ht]')
const table = (cell: string, around = '\\caption{A}'): string =>
  environment('table', `${environment('tabular', `a & b\\\\\n${cell} & d`, '{ll}')}\n${around}`)
const algorithm = (lines: string, caption = 'A'): string =>
  environment('algorithm', `\\caption{${caption}}\n${environment('algorithmic', lines, '[1]')}`)
const listing = (option: string): string => environment('lstlisting', 'x = 1', `[${option}]`)

/** Every place at which a citation of LaTeX is parsed. */
const places: ReadonlyArray<readonly [name: string, source: (cite: string) => string]> = [
  ['paragraph', cite => `So ${cite}, and ${cite}.`],
  ['after a tie', cite => `So~${cite} and more.`],
  ['before a bracket', cite => `So ${cite} [and] more ${cite}(x).`],
  ['heading', cite => `# So ${cite}`],
  ['section', cite => `\\section{So ${cite}}`],
  ['emphasis', cite => `\\emph{So ${cite}} *and ${cite} so*.`],
  ['quotation marks', cite => `\\enquote{So ${cite}} and \`\`so ${cite}''.`],
  ['footnote', cite => `So\\footnote{See ${cite}.} and^[see ${cite}].`],
  ['note below', cite => `So[^1].\n\n[^1]: See ${cite}.`],
  ['quotation of Markdown', cite => `> So ${cite}.`],
  ['quote', cite => environment('quote', `So. \\hfill ${cite}`)],
  ['quote after a line break', cite => environment('quote', `So.\\\\ ${cite}`)],
  ['center', cite => environment('center', `So ${cite}.`)],
  ['verse', cite => environment('verse', `So\\\\\n${cite}\\\\\nand`)],
  ['minipage', cite => environment('minipage', `${cite} so.`, '{5cm}')],
  ['itemize', cite => environment('itemize', `\\item So ${cite}.\n\\item ${cite} so.`)],
  ['label of an item', cite => environment('itemize', `\\item[${cite}] So.`)],
  ['description', cite => environment('description', `\\item[So ${cite}] And ${cite}.`)],
  ['list of Markdown', cite => `- So ${cite}.\n- ${cite} so.`],
  ['definition list', cite => `So ${cite}\n:   And ${cite}.`],
  ['line block', cite => `| So ${cite}\n| and ${cite}`],
  ['theorem', cite => environment('theorem', `So ${cite}.`)],
  ['title of a theorem', cite => environment('theorem', 'So.', `[${cite}]`)],
  ['title of a theorem in braces', cite => environment('theorem', 'So.', `[{After ${cite}}]`)],
  ['theorem that begins with it', cite => environment('theorem', `${cite} says so.`)],
  ['proof that begins with it', cite => environment('proof', `${cite} says so.`)],
  ['box that begins with it', cite => environment('mybox', `${cite} says so.`)],
  ['center that begins with it', cite => environment('center', `${cite} says so.`)],
  ['quotation that begins with it', cite => environment('displayquote', `${cite} says so.`)],
  ['columns that begin with it', cite => environment('multicols', `${cite} says so.`, '{2}')],
  [
    'theorem without a space',
    cite => `\\begin{theorem}${cite} so.\\end{theorem}\n\n\\begin{lemma}${cite}\n\\end{lemma}`
  ],
  [
    'environments without a space',
    cite => `\\begin{mybox}${cite} so.\\end{mybox}\n\n\\begin{multicols}{2}${cite} so.\\end{multicols}`
  ],
  ['item without a space', cite => environment('enumerate', `\\item${cite} so.`)],
  ['item on the next line', cite => environment('enumerate', `\\item\n${cite} so.`)],
  [
    'after a command',
    cite => `\\emph{So}${cite} \\pkg{so}${cite} \\LaTeX${cite} \\textsc{so} ${cite} \\hl{so}${cite}.`
  ],
  [
    'after a command in a quotation',
    cite =>
      environment(
        'quote',
        `\\emph{So}${cite} \\pkg{so}${cite} \\LaTeX${cite} \\textsc{so} ${cite} \\noindent${cite} \\quad${cite} \\ref{sec}${cite}.`
      )
  ],
  ['after a section', cite => `\\section{So}${cite} so.\n\n\\section{So}\n${cite} so.`],
  ['after a rule', cite => table(`\\hline${cite}`)],
  ['else', cite => algorithm(`\\If{a}\n\\State so\n\\Else ${cite}\n\\EndIf`)],
  [
    'line of an algorithm',
    cite =>
      environment(
        'algorithm',
        `\\caption{A}\n\\KwIn{${cite}}\nSo ${cite}\\;\n\\eIf{${cite}}{so\\;}{${cite}\\;}\n\\tcp{${cite}}`
      )
  ],
  ['div', cite => `::: {.theorem #thm-a name="A"}\nSo ${cite}.\n:::`],
  ['proof', cite => environment('proof', `So ${cite}.`, `[Proof of ${cite}]`)],
  ['caption of a figure', cite => figure(`\\caption{So ${cite}.}`)],
  ['caption with a short form', cite => figure(`\\caption[So]{So ${cite}.}`)],
  ['starred caption', cite => figure(`\\caption*{So ${cite}.}`)],
  ['words in a figure', cite => figure(`So ${cite}.\n\\caption{A}`)],
  [
    'part of a figure',
    cite => environment('figure', `\\subfloat[So ${cite}]{\\includegraphics{a.svg}}\n\\caption{A}`)
  ],
  ['picture of Markdown', cite => `![So ${cite}.](a.svg)`],
  ['caption of a table', cite => table('c', `\\caption{So ${cite}.}`)],
  ['cell', cite => table(`So ${cite}`)],
  ['first cell after a rule', cite => table(`\\hline ${cite}`)],
  ['cell of several columns', cite => table(`\\multicolumn{1}{l}{${cite}}`)],
  [
    'notes of a table',
    cite =>
      environment(
        'threeparttable',
        `${environment('tabular', 'a & b', '{ll}')}\n${environment('tablenotes', `\\item[a] So ${cite}.`)}`
      )
  ],
  ['table of Markdown', cite => `| a | b |\n|---|---|\n| So ${cite} | c |\n\n: So ${cite}.`],
  ['table of HTML', cite => `<table><tr><td>So ${cite}</td></tr></table>`],
  ['step of an algorithm', cite => algorithm(`\\State So ${cite}\n\\State ${cite} so`)],
  [
    'remark in an algorithm',
    cite => algorithm(`\\State So \\Comment{${cite}}\n\\If{${cite}}\n\\State so\n\\EndIf`)
  ],
  ['caption of an algorithm', cite => algorithm('\\State So', `So ${cite}`)],
  ['caption of code', cite => listing(`language=Python, caption={So, after ${cite}.}, label={lst:a}`)],
  ['caption of code in two braces', cite => listing(`caption={{So, after ${cite}.}}`)],
  ['title of code', cite => listing(`title={So ${cite}}`)],
  ['caption of code without braces', cite => listing(`caption=So ${cite}`)],
  [
    'caption of a listing',
    cite => environment('listing', `${environment('minted', 'x', '{python}')}\n\\caption{So ${cite}}`)
  ],
  ['caption of code of Markdown', cite => `\`\`\`{.python caption="So ${cite}"}\nx\n\`\`\``],
  ['link', cite => `[so ${cite}](https://example.org) \\href{https://example.org}{so ${cite}}`],
  ['span', cite => `[so ${cite}]{.smallcaps}`],
  ['box', cite => `\\mbox{So ${cite}} \\textcolor{red}{so ${cite}} \\parbox{5cm}{${cite}}`],
  ['callout', cite => `::: {.callout-note title="So ${cite}"}\nSo ${cite}.\n:::`],
  ['epigraph', cite => `\\epigraph{So.}{${cite}}`],
  ['columns', cite => environment('multicols', `So ${cite}.`, '{2}')],
  ['abstract', cite => environment('abstract', `So ${cite}.`)],
  ['environment of a class', cite => environment('mybox', `So ${cite}.`)],
  ['command that is not read', cite => `So \\marginpar{see ${cite}} \\todo{see ${cite}}.`],
  ['note on its own', cite => `So\\footnotemark{}.\\footnotetext{See ${cite}.}`],
  ['own macro', cite => `\\newcommand{\\so}[1]{\\emph{#1}}\n\nThen \\so{so ${cite}}.`],
  ['body of an own macro', cite => `\\newcommand{\\so}{after ${cite}}\n\nThen \\so.`],
  [
    'own environment',
    cite => `\\newenvironment{so}{\\begin{quote}}{\\end{quote}}\n\n${environment('so', `So ${cite}.`)}`
  ],
  ['tracked edit', cite => `So {++and ${cite}++}.`],
  ['formula', cite => `So $x \\text{ ${cite}}$.`]
]

const forms = [
  '\\cite{doe}',
  '\\citep[see][5]{doe}',
  '\\citet{doe}',
  '\\citep{doe,roe}',
  '\\citet[5]{doe}',
  '\\footcite{doe}',
  '\\textcite{doe}',
  '\\citeauthor{doe}',
  '\\citealp{doe}'
]

/** Places at which no citation is repaired, because Markdown has another form for them, or none. */
const unrepaired = new Set([
  'part of a figure',
  'table of HTML',
  'caption of code in two braces',
  'caption of code of Markdown',
  'epigraph',
  'abstract',
  'command that is not read',
  'note on its own',
  'own macro',
  'body of an own macro',
  'own environment',
  'formula'
])

test.each(places)('repaired citations print the same words: %s', async (name, source) => {
  let repaired = 0
  for (const form of forms) {
    const files = {...shared, '01.md': `${settings}${source(form)}\n\nEnd [@doe; @roe].\n`}
    const after = await fixed(files)
    if (after === files['01.md']) continue
    repaired++
    const shown = await shownOf({...files, '01.md': after})
    expect(`${after}\n${shown}`).toBe(`${after}\n${await shownOf(files)}`)
  }
  expect(repaired > 0).toBe(!unrepaired.has(name))
})
