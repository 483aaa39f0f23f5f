import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {textWorld} from '../world.ts'

/** The findings about LaTeX in a text: code, message and help. */
async function found(text: string): Promise<readonly string[]> {
  const files = {'01.md': text, 'm.png': '', 'n.png': ''}
  const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  return diagnostics
    .filter(({code}) => code === 'G515' || code === 'G501')
    .map(({code, message, note}) => `${code} ${message}: ${note}`)
}

const environment = (name: string, body: string, options = ''): string =>
  `\\begin{${name}}${options}\n${body}\n\\end{${name}}`

const drawing = environment('tikzpicture', '\\draw (0,0) -- (1,1);')

describe('what is not read is named, with what to write', () => {
  test.each<[name: string, source: string, code: string, words: string, help: string]>([
    ['a drawing', drawing, 'G515', 'LaTeX in place of a figure', 'standalone'],
    [
      'a figure with a drawing',
      environment('figure', `${drawing}\\caption{A}`),
      'G515',
      'a figure',
      '![Caption]'
    ],
    ['a table from a file', environment('table', '\\input{rows}\\caption{A}'), 'G515', 'a table', '`rows`'],
    [
      'a list of works',
      environment('thebibliography', '\\bibitem{a} A'),
      'G515',
      'references',
      'galley import'
    ],
    ['an environment of a class', environment('keywords', 'a, b'), 'G501', 'only its content', '`keywords:'],
    ['a box', `Words.\n${environment('mdframed', 'Words.')}`, 'G501', 'only its content', 'callout-note'],
    [
      'a picture that is turned',
      '\\begin{figure}\\includegraphics[angle=90]{m.png}\\end{figure}',
      'G501',
      '`angle`',
      'file itself'
    ],
    ['a remark in the margin', 'a \\marginpar{b}', 'G501', '`\\marginpar`', '`^[words]`'],
    ['a command of the author', 'a \\foo{b}', 'G501', '`\\foo`', 'the text that it stands for']
  ])('%s', async (_, source, code, words, help) => {
    const said = await found(`Before.\n\n${source}\n\nAfter.`)
    expect(said).toEqual([expect.stringContaining(code)])
    expect(said[0]).toContain(words)
    expect(said[0]).toContain(help)
  })

  test('nothing is said of what is read', async () => {
    const read = [
      environment('figure', '\\includegraphics{m.png}\\caption{A}', '[ht]'),
      environment('itemize', '\\item a % b'),
      environment('center', '\\includegraphics{m.png}'),
      '\\maketitle',
      '\\bigskip \\sloppy',
      environment('comment', '\\foo')
    ]
    expect(await found(read.join('\n\n'))).toEqual([])
  })

  test('an environment in an environment is named once', async () => {
    const said = await found(environment('quote', `So\n\n${drawing}\n\n\\foo`))
    expect(said.map(each => each.slice(0, 4)).toSorted()).toEqual(['G501', 'G515'])
  })
})

test('a reference to a label in such an environment says where it is', async () => {
  const text = `See \\ref{fig:a}.\n\n${environment('figure', `${drawing}\\caption{A}\\label{fig:a}`)}`
  const {diagnostics} = await build(textWorld({'01.md': text}), createMemo(), {entry: '', outputs: []})
  expect(diagnostics.filter(({code}) => code === 'G301').map(({note}) => note)).toEqual([
    '`\\begin{figure}` at 01.md:3:1, which has the label, is not supported: see G515 there.'
  ])
})

test('a reference to a label of a line of an algorithm says which number to write', async () => {
  const text = `See \\ref{ln:a}, \\ref{alg:a}.\n\n${environment('algorithm', `\\caption{A}\\label{alg:a}\n\\For{$i$}{\n$x$\\label{ln:a}\\;\n}`)}`
  const {diagnostics} = await build(textWorld({'01.md': text}), createMemo(), {entry: '', outputs: []})
  expect(diagnostics.filter(({code}) => code === 'G301').map(({note}) => note)).toEqual([
    'The line of the algorithm at 01.md:6, which has the label, has no reference: write its number, as the algorithm prints it.'
  ])
})

test('a reference to a label of code of MyST to be run says where the code is', async () => {
  const text = '```{code-cell} python\n:tags: [a]\n:label: cell-a\nplot(x)\n```\n\nSee [](#cell-a).'
  const {diagnostics} = await build(textWorld({'01.md': text}), createMemo(), {entry: '', outputs: []})
  expect(diagnostics.filter(({code}) => code === 'G301').map(({note}) => note)).toEqual([
    'The result of the code at 01.md:1, which has the label, is not there: see G510 there. Write it as `![Caption](file){#cell-a}`. Or run the code: galley takes the results that Quarto, knitr and Jupyter write.'
  ])
})

// The test must finish within its time limit.
test('environments that never end are left as they stand', async () => {
  const text = environment('quote', '\\begin{a}\\foo[\\( '.repeat(5000))
  expect((await found(text)).length).toBeGreaterThan(0)
})
