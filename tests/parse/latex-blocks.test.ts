import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {lostBlock} from '../../src/parse/latex/lost-block.ts'
import {textWorld} from '../world.ts'

/** What is found in a text. */
async function found(text: string): Promise<readonly string[]> {
  const files = {
    '01.md': text,
    'm.png': '',
    'n.png': '',
    'references.bib': '@book{doe, author={Doe, J}, title={A}, date={2001}}'
  }
  const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  return diagnostics.map(({code, message}) => `${code} ${message}`)
}

const environment = (name: string, body: string, options = ''): string =>
  `\\begin{${name}}${options}\n${body}\n\\end{${name}}`

const tabular = environment(
  'tabular',
  '\\toprule\nKiln & Age \\\\ \\midrule\nRed & 12 \\\\\nBlue \\& co & 13\\\\\n\\bottomrule',
  '{l|r}'
)

/** Each environment, and the form that its finding advises. */
const forms: ReadonlyArray<readonly [name: string, source: string, form: string]> = [
  [
    'table',
    environment('table', `\\centering\n\\caption{Ages \\emph{of} kilns}\\label{tab:a}\n${tabular}`, '[ht]'),
    '| Kiln | Age |\n| --- | --: |\n| Red | 12 |\n| Blue \\& co | 13 |\n\n: Ages \\emph{of} kilns {#tab:a}'
  ],
  ['tabular', tabular, '| Kiln | Age |\n| --- | --: |\n| Red | 12 |\n| Blue \\& co | 13 |'],
  [
    'figure',
    environment(
      'figure*',
      '\\includegraphics[width=0.8\\linewidth]{m.png}\n\\caption{A map.}\n\\label{fig:m}'
    ),
    '![A map.](m.png){#fig:m width=80%}'
  ],
  [
    'figure',
    environment(
      'figure',
      '\\includegraphics{m.png}\n\\includegraphics{n.png}\n\\caption{Maps.}\\label{fig:m}'
    ),
    '::: {#fig:m}\n![](m.png)\n![](n.png)\n\nMaps.\n:::'
  ],
  ['itemize', environment('itemize', '\\item one\n\\item two\nmore'), '- one\n- two more'],
  ['enumerate', environment('enumerate', '\\item one\n\\item two'), '1. one\n1. two'],
  ['quote', environment('quote', 'So it\nwas.'), '> So it was.'],
  ['verbatim', environment('verbatim', 'a  b\n  c'), '```\na  b\n  c\n```'],
  ['center', environment('center', '\\vspace{1cm}\nWords.'), 'Words.'],
  [
    'algorithm',
    environment(
      'algorithm',
      `\\caption{Sort}\\label{alg:s}\n${environment('algorithmic', '\\State x', '[1]')}`
    ),
    '```{#alg:s caption="Sort"}\n\\State x\n```'
  ]
]

describe('an environment that is no formula is an error with the form to write', () => {
  test.each(forms)('%s', async (name, source, form) => {
    const begun = /^\\begin\{([^}]*)\}/.exec(source)![1]!
    expect(lostBlock(begun, source).form).toBe(form)
    const said = (await found(`Before.\n\n${source}\n\nAfter.`)).filter(each => each.startsWith('G515'))
    expect(said, name).toEqual([expect.stringContaining(`\`\\begin{${begun}}\` is printed as it stands`)])
    // What is advised is read.
    expect(
      (await found(`Before.\n\n${form}\n\nAfter.`)).filter(each => /^G(?:515|501|301)/.test(each))
    ).toEqual([])
  })

  test.each<[name: string, source: string, fixed: string | undefined]>([
    ['a table', tabular, '| Kiln | Age |\n| --- | --: |\n| Red | 12 |\n| Blue \\& co | 13 |'],
    ['a list', environment('itemize', '\\item one\n\\item two'), '- one\n- two'],
    ['a quotation', environment('quote', 'So it was.'), '> So it was.'],
    ['a list with words before it', environment('itemize', 'Of: \\item one'), undefined],
    ['a list with names', environment('itemize', '\\item[One] one'), undefined],
    [
      'a list in a list',
      environment('itemize', `\\item one ${environment('itemize', '\\item two')}`),
      undefined
    ],
    ['a comment', environment('quote', 'So % or not\nit was.'), undefined],
    ['a table with a note', environment('table', `${tabular}\nNote: in years.`), undefined],
    ['cells over columns', environment('tabular', '\\multicolumn{2}{c}{A} \\\\ b & c', '{lr}'), undefined],
    ['a listing with a language', environment('lstlisting', 'x', '[language=R]'), undefined],
    ['a quotation of two paragraphs', environment('quote', 'So.\n\nIt was.'), undefined],
    ['an item of two paragraphs', environment('itemize', '\\item So.\n\nIt was.\n\n\\item two'), undefined],
    ['items apart', environment('itemize', '\\item So.\n\n\\item two'), '- So.\n- two'],
    ['lines of a verse', environment('verse', 'So \\\\ it was.'), undefined],
    ['a tie', environment('quote', 'Table~1.'), undefined],
    ['quotation marks of TeX', environment('quote', "``So''"), undefined],
    ['a star', environment('quote', 'a*b*c'), undefined],
    ['cells beyond the head', environment('tabular', 'a \\\\ b & c', '{lr}'), undefined],
    [
      'a picture that is turned',
      environment('figure', '\\includegraphics[angle=90]{m.png}\\caption{A}'),
      undefined
    ],
    ['a listing that begins with brackets', environment('verbatim', '[1] 2'), '```\n[1] 2\n```'],
    ['a listing with a fence', environment('verbatim', '```'), undefined]
  ])('`--fix` writes the form only if it says the same: %s', async (_, source, fixed) => {
    const {diagnostics} = await build(textWorld({'01.md': source}), createMemo(), {entry: '', outputs: []})
    const [finding] = diagnostics.filter(({code}) => code === 'G515')
    expect(finding?.edits?.map(({text}) => text)).toEqual(fixed === undefined ? undefined : [fixed])
  })

  test('within a list only the form is shown', async () => {
    const text = `- a\n\n  ${environment('quote', 'So.').replaceAll('\n', '\n  ')}`
    const {diagnostics} = await build(textWorld({'01.md': text}), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.filter(({code}) => code === 'G515').map(({edits}) => edits)).toEqual([undefined])
  })

  test('an unknown environment has no form', () => {
    expect(lostBlock('keywords', environment('keywords', 'A'))).toEqual({what: 'environment', labels: []})
  })

  test('a form that is too long for a finding is left out', () => {
    expect(lostBlock('itemize', environment('itemize', '\\item words\n'.repeat(500))).form).toBeUndefined()
  })
})

test('a reference to a label in such an environment says where it is', async () => {
  const text = `See \\ref{tab:a}.\n\n${environment('table', `\\caption{A}\\label{tab:a}\n${tabular}`)}`
  const {diagnostics} = await build(textWorld({'01.md': text}), createMemo(), {entry: '', outputs: []})
  expect(diagnostics.find(({code}) => code === 'G301')?.note).toBe(
    '`\\begin{table}` at 01.md:3:1, which has the label, is not read: see G515 there.'
  )
})
