import {strFromU8, unzipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {build, compose} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {termsByLanguage} from '../../src/core/terms/index.ts'
import {theoremNames} from '../../src/core/terms/theorem-names.ts'
import {theoremKinds} from '../../src/core/theorem-kinds.ts'
import {walkNodes, wordsOf} from '../../src/core/walk-article.ts'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textWorld} from '../world.ts'

const words = 'Let $x$ be thin. Then it is found.'

/** THE SPELLINGS of a theorem with a label and a name. */
const spellings: ReadonlyArray<readonly [tool: string, markdown: string]> = [
  ['Quarto', `::: {#thm:x}\n## Recovery\n${words}\n:::`],
  ['Quarto with a name as an attribute', `::: {#thm:x name="Recovery"}\n${words}\n:::`],
  ['bookdown', `::: {.theorem #thm:x name="Recovery"}\n${words}\n:::`],
  ['an attribute without quotation marks', `::: {.theorem #thm:x title=Recovery}\n${words}\n:::`],
  ['MyST', `:::{prf:theorem} Recovery\n:label: thm:x\n\n${words}\n:::`],
  ['MyST with backquotes', `\`\`\`{prf:theorem} Recovery\n:label: thm:x\n${words}\n\`\`\``],
  ['LaTeX', `\\begin{theorem}[Recovery]\\label{thm:x}\n${words}\n\\end{theorem}`],
  ['LaTeX in one line', `\\begin{thm}[Recovery] \\label{thm:x} ${words} \\end{thm}`],
  ['LaTeX with the label below', `\\begin{theorem}[Recovery]\n\\label{thm:x}\n${words}\n\\end{theorem}`],
  ['LaTeX, by Pandoc', `::: {#thm:x .theorem}\n**Theorem 7** (Recovery). *${words}*\n:::`]
]

const files = (theorem: string, reference: string): Readonly<Record<string, string>> => ({
  '01.md': `A paragraph.\n${theorem.startsWith(':::') ? '\n' : ''}\n${theorem}\n\nBy ${reference}.\n`
})

test.each(spellings)(
  'a theorem of %s has its number, name and reference in each output',
  async (_, theorem) => {
    const world = textWorld(
      files(theorem, '@thm:x, [-@thm:x], \\ref{thm:x}, \\cref{thm:x} and {prf:ref}`thm:x`')
    )
    const {artifacts} = await build(world, createMemo(), {
      entry: '',
      draft: true,
      outputs: [htmlOutput, docxOutput]
    })
    const [html, docx] = artifacts.map(({bytes}) => bytes)
    const page = strFromU8(html!)
    expect(page).toContain(
      '<div id="thm:x" class="theorem theorem-plain theorem-theorem"><p><span class="theorem-head"><span class="theorem-label">Theorem 1</span> (<span class="theorem-name">Recovery</span>).</span> Let <math'
    )
    const told = page
      .slice(page.indexOf('<p>By '))
      .replace(/<[^>]*>/g, '')
      .split('\n')[0]
    expect(told).toBe('By Theorem\u00a01, 1, 1, Theorem\u00a01 and Theorem\u00a01.')
    const document = strFromU8(unzipSync(docx!)['word/document.xml']!)
    expect(document.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '')).toContain(
      'Theorem 1 (Recovery). \nLet x be thin. Then it is found.'
    )
    expect(document).toMatch(
      /<w:pStyle w:val="TheoremHead"\/><w:keepNext\/><w:rPr><w:vanish\/><w:specVanish\/>/
    )
  }
)

test('each kind is counted by itself, and proofs, remarks and what has a star are not', async () => {
  const text = [
    '\\begin{lemma}\na\n\\end{lemma}',
    '::: theorem\na\n:::',
    '::: {.lemma}\na\n:::',
    '\\begin{lemma*}\na\n\\end{lemma*}',
    '\\begin{proof}[Proof of @lem-z]\na\n\n$$x$$\n\\end{proof}',
    '::: proof\n*Proof.* a ◻\n:::',
    '::: {#rem-y}\na\n:::',
    '::: remark\na\n:::',
    '::: {#lem-z .unnumbered}\na\n:::'
  ].join('\n\n')
  expect(await labels({'01.md': text})).toEqual([
    'Lemma 1',
    'Theorem 1',
    'Lemma 2',
    'Lemma',
    'Proof (Proof of Lemma)',
    'Proof',
    'Remark 1',
    'Remark',
    'Lemma'
  ])
})

test.each([
  ['by kind', ['Lemma 1', 'Theorem 1', 'Lemma 2', 'Theorem 2']],
  ['together', ['Lemma 1', 'Theorem 2', 'Lemma 3', 'Theorem 4']],
  ['by section', ['Lemma 1.1', 'Theorem 1.1', 'Lemma 2.1', 'Theorem 2.1']],
  ['together by section', ['Lemma 1.1', 'Theorem 1.2', 'Lemma 2.1', 'Theorem 2.2']]
])('theorems are counted %s', async (numbers, expected) => {
  const text =
    '# A\n\n::: lemma\na\n:::\n\n::: theorem\na\n:::\n\n# B\n\n::: lemma\na\n:::\n\n## C\n\n::: theorem\na\n:::'
  const settings = `number-sections: true\ntheorem-numbers: ${numbers}\n`
  expect(await labels({'01.md': text, 'manuscript.yaml': settings})).toEqual(expected)
})

/** Definitions of theorems in a LaTeX preamble, texts that use them, and the printed labels. */
const defined: ReadonlyArray<readonly [preamble: string, text: string, expected: readonly string[]]> = [
  ['\\newtheorem{satz}{Satz}', '\\begin{satz}[Gauß]\na\n\\end{satz}', ['Satz 1 (Gauß)']],
  [
    '\\newtheorem{thm}{Theorem}[section]\n\\newtheorem{lem}[thm]{Lemma}\n\\newtheorem{obs}{Observation}',
    '# A\n\n\\begin{thm}\na\n\\end{thm}\n\n\\begin{lem}\na\n\\end{lem}\n\n\\begin{obs}\na\n\\end{obs}\n\n# B\n\n\\begin{lem}\na\n\\end{lem}',
    ['Theorem 1.1', 'Lemma 1.2', 'Observation 1', 'Lemma 2.1']
  ],
  [
    '\\theoremstyle{remark}\n\\newtheorem*{note}{Note} % as in the journal',
    '\\begin{note}\na\n\\end{note}\n\n\\begin{note*}\na\n\\end{note*}',
    ['Note', 'Note']
  ],
  // Pandoc writes the environments of a preamble as divs, with LaTeX's labels.
  ['\\newtheorem{obs}{Key Fact}', '::: {#o .obs}\n**Key Fact 1** (Two). *a*\n:::', ['Key Fact 1 (Two)']],
  [
    '\\newtheorem{thm}{Theorem}',
    '::: {#thm-a}\na\n:::\n\n::: {.theorem}\na\n:::',
    ['Theorem 1', 'Theorem 2']
  ],
  [
    '\\declaretheorem[name=Fact, numberwithin=section]{fact}',
    '# A\n\n\\begin{fact}\na\n\\end{fact}',
    ['Fact 1.1']
  ]
]

describe.each([
  [
    'in header-includes',
    (tex: string) => ({head: `header-includes: |\n${tex.replace(/^/gm, '  ')}\n`, text: ''})
  ],
  ['in the text', (tex: string) => ({head: '', text: `${tex}\n\n`})]
])('theorems of a preamble %s', (_, place) => {
  test.each(defined)('%s', async (tex, text, expected) => {
    const {head, text: before} = place(tex)
    const settings = `number-sections: true\n${head}`
    expect(await labels({'01.md': `${before}${text}`, 'manuscript.yaml': settings})).toEqual(expected)
  })
})

test('a theorem of the paper is called in references as it is printed', async () => {
  const text =
    '\\newtheorem{quantity}{Quantity}\n\n\\begin{quantity}\\label{q:a}\na\n\\end{quantity}\n\n::: {.quantity #q:b}\na\n:::\n\n\\cref{q:a,q:b}, \\autoref{q:b}'
  const {article} = await compose(textWorld({'01.md': text}), createMemo(), '')
  expect(wordsOf(article.body.slice(-1))).toBe('Quantities\u00a01 and 2, Quantity\u00a02')
})

test('the settings count theorems before the preamble does', async () => {
  const text = '\\begin{lemma}\na\n\\end{lemma}\n\n\\begin{thm}\na\n\\end{thm}'
  const settings =
    "theorem-numbers: by kind\nheader-includes: '\\newtheorem{thm}{Theorem} \\newtheorem{lemma}[thm]{Lemma}'"
  expect(await labels({'01.md': text, 'manuscript.yaml': settings})).toEqual(['Lemma 1', 'Theorem 1'])
})

test('references to several are grouped by their kinds', async () => {
  const text =
    '::: {#thm-a}\na\n:::\n\n::: {#lem-a}\na\n:::\n\n::: {#thm-b}\na\n:::\n\n[@thm-a; @lem-a; @thm-b]'
  const {article} = await compose(textWorld({'01.md': text}), createMemo(), '')
  expect(wordsOf(article.body.slice(-1))).toBe('Theorems\u00a01 and 2 and Lemma\u00a01')
})

test('what only looks like a theorem of LaTeX stays what it is', async () => {
  const text = 'a \\begin{theorem} b\n\n\\end{theorem}\n\n::: {.theorems}\na\n:::\n\n::: {#case-1}\na\n:::'
  expect(await labels({'01.md': text})).toEqual([])
})

test('every language has names of its own for every kind', () => {
  const kinds = Object.keys(theoremKinds) as ReadonlyArray<keyof typeof theoremKinds>
  const english = theoremNames('en')
  for (const lang of Object.keys(termsByLanguage)) {
    const names = theoremNames(lang)
    expect(
      kinds.filter(kind => !names[kind].head || !names[kind].many),
      lang
    ).toEqual([])
    if (lang !== 'en') expect(names.theorem.head, lang).not.toBe(english.theorem.head)
    // In a few languages, two kinds have one name: an assumption is a hypothesis.
    expect(new Set(kinds.map(kind => names[kind].head)).size, lang).toBeGreaterThanOrEqual(kinds.length - 1)
  }
})

/** The labels of the theorems of a paper, with their names. */
async function labels(text: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const {article} = await compose(textWorld(text), createMemo(), '')
  const found: string[] = []
  walkNodes(article.body, node => {
    if (node.type === 'theorem') found.push(node.label + (node.caption ? ` (${wordsOf(node.caption)})` : ''))
    return undefined
  })
  return found
}

test('a theorem is stated again by its label, also from another chapter', async () => {
  const world = textWorld({
    'manuscript.yaml': 'title: T',
    '01.md':
      '::: {#thm:x name="Recovery"}\nWords.^[A note.] $$a$$ {#eq:a}\n\n::: {.restated ref="thm:x"}\n:::\n:::\n',
    '02.md': '::: {.restated ref="thm:x"}\n:::\n\n::: {.restated ref="thm:y"}\n:::\n'
  })
  const {artifacts, diagnostics} = await build(world, createMemo(), {
    entry: '',
    draft: true,
    outputs: [htmlOutput]
  })
  const page = strFromU8(artifacts[0]!.bytes)
  const again = page.slice(page.indexOf('theorem-theorem restated'))
  expect(again).toMatch(
    /^theorem-theorem restated"><p><span class="theorem-head"><span class="theorem-label">Theorem 1<\/span> \(<span class="theorem-name">Recovery<\/span>\)\.<\/span> Words\. /
  )
  expect(page.match(/id="thm:x"/g)).toHaveLength(1)
  expect(page.match(/id="eq:a"/g)).toHaveLength(1)
  const errors = diagnostics.filter(({code}) => code === 'G301' || code === 'G514')
  expect(errors.map(({message}) => message)).toEqual(['The paper has no label `thm:y`'])
})

const end = '<span class="theorem-end">∎</span>'

test.each([
  ['words', 'Clear.', `Clear. ${end}</p></div>`],
  ['a tight list', 'Cases:\n\n- One.\n- Two.', `<li>Two. ${end}</li>\n</ul></div>`],
  ['a loose list', 'Cases:\n\n1. One.\n\n2. Two.', `Two. ${end}</p>`],
  ['a formula', 'So\n\n$$a$$', `<p class="theorem-last">${end}</p></div>`]
])('the mark of a proof ends %s', async (_, words, html) => {
  const world = textWorld({'01.md': `::: proof\n${words}\n:::\n`})
  const {artifacts} = await build(world, createMemo(), {entry: '', draft: true, outputs: [htmlOutput]})
  expect(strFromU8(artifacts[0]!.bytes)).toContain(html)
})
