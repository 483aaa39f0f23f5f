import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {fix} from '../../src/check/fix/index.ts'
import {createMemo} from '../../src/core/memo.ts'
import {topNodes, wordsOf} from '../../src/core/walk-article.ts'
import {renderingOf} from '../compose/article.ts'
import {textWorld} from '../world.ts'

type Files = Readonly<Record<string, string>>

const built = (files: Files) => build(textWorld(files), createMemo(), {entry: '', outputs: []})

/** The words of a paper, and its errors and warnings with their places. */
async function read(files: Files): Promise<Readonly<{words: string; said: readonly string[]}>> {
  const {article, diagnostics} = await renderingOf(files)
  return {
    words: wordsOf(topNodes(article)).replace(/\s+/g, ''),
    said: diagnostics
      .filter(({severity}) => severity !== 'info')
      .map(({file, start, message}) => `${file}:${start?.line}:${start?.column} ${message}`)
  }
}

const unknown = (key: string): string => `\`${key}\` is cited but not in the bibliography`

/** Each form of inclusion: the undefined citation in the included file is reported in that file. */
const forms: ReadonlyArray<readonly [form: string, files: Files, words: string, said: readonly string[]]> = [
  [
    'a Quarto shortcode, with a path from the folder of the project',
    {'01.qmd': 'One.\n\n{{< include /parts/_a.qmd >}}\n\nThree [@z].', 'parts/_a.qmd': 'Two [@a].'},
    'One. Two (a?). Three (z?).',
    [`01.qmd:5:8 ${unknown('z')}`, `parts/_a.qmd:1:6 ${unknown('a')}`]
  ],
  [
    'a directive of MyST in a list, whose file includes another one beside it',
    {
      '01.md': '- One\n\n  ```{include} parts/a.md\n  ```\n\n  Four [@z].',
      'parts/a.md': 'Two.\n\n:::{include} b.md\n:::\n',
      'parts/b.md': '> Three\n> [@a].'
    },
    'One Two. Three (a?). Four (z?).',
    [`01.md:6:9 ${unknown('z')}`, `parts/b.md:2:4 ${unknown('a')}`]
  ],
  [
    'in a div and in a quotation, without an empty line',
    {
      '01.md': '::: {.callout-note}\n{{< include a.txt >}}\n:::\n\n> One\n> {{< include b.txt >}}\n> Four.',
      'a.txt': 'Words [@a].',
      'b.txt': 'Two\n[@b].'
    },
    'Words (a?). One Two (b?). Four.',
    [`a.txt:1:8 ${unknown('a')}`, `b.txt:2:2 ${unknown('b')}`]
  ],
  [
    'the lines between two words, and some of these',
    {
      '01.md':
        '```{include} a.txt\n:start-after: <!-- begin -->\n:end-before: <!-- end -->\n```\n\n:::{include} a.txt\n:lines: 1,5-\n:::',
      'a.txt': 'Before.\n<!-- begin -->\n\nBetween [@a].\n<!-- end -->\nBehind.'
    },
    'Between (a?). Before. Behind.',
    [`a.txt:4:10 ${unknown('a')}`]
  ],
  [
    'mdBook: lines, a part with a name, within a line, and in code',
    {
      '01.md':
        'One {{#include w.md}} two.\n\n{{#include a.md:3}}\n{{#include a.md:part}}\n\n```rust\n{{#include c.rs:2:}}\n{{#rustdoc_include c.rs::1}}\n```\n\n{{#playground c.rs editable}}',
      'w.md': 'word',
      'a.md':
        'Gone.\n<!-- ANCHOR: part -->\nThree.\n<!-- ANCHOR: x -->\nFour [@a].\n<!-- ANCHOR_END: part -->\nGone.',
      'c.rs': 'fn c() {}\nfn d() {}\n'
    },
    'One word two. Three. Three. Four (a?). fn d() {} fn c() {} fn c() {} fn d() {}',
    [`a.md:5:7 ${unknown('a')}`]
  ],
  [
    'MkDocs: from the folder of the project, lines, a part with a name, and in code',
    {
      'docs/01.md':
        '--8<-- "parts/a.md"\n\n--8<-- "parts/a.md:3"\n\n--8<-- "parts/a.md:p"\n\n``` py\n-8<- \'c.py:1:1\'\n```',
      'mkdocs.yml': 'site_name: T\nnav: [01.md]\n',
      'parts/a.md': 'One [@a].\n<!-- --8<-- [start:p] -->\nTwo.\n<!-- --8<-- [end:p] -->\nThree.',
      'c.py': 'x = 1\ny = 2\n'
    },
    'T One (a?). Two. Three. Two. Three. Two. x = 1',
    [`parts/a.md:1:6 ${unknown('a')}`]
  ],
  [
    'children of knitr',
    {
      '01.Rmd': 'One.\n\n```{r, child = c("a.Rmd", \'b.Rmd\')}\n```\n\n```{r}\n#| child: c.Rmd\n```',
      'a.Rmd': 'Two.',
      'b.Rmd': 'Three [@b].',
      'c.Rmd': 'Four.'
    },
    'One. Two. Three (b?). Four.',
    [`b.Rmd:1:8 ${unknown('b')}`]
  ],
  [
    'files of LaTeX, with comments and spaces before lines',
    {
      '01.md': '\\input{sections/intro}\n\nA share of \\input{share.tex} per cent.',
      'sections/intro.tex':
        '% \\input{gone}\n    Words of the\n    introduction. % a note\n\\begin{table}\n\\caption{Rows.}\n\\input{sections/rows}\n\\end{table}',
      'sections/rows.tex': '\\begin{tabular}{l}\n  one \\\\\n  \\cite{a} \\\\\n\\end{tabular}',
      'share.tex': '42%\n'
    },
    'Words of the introduction. one (a?) Rows. A share of 42 per cent.',
    [
      'sections/rows.tex:3:3 `\\cite` is a LaTeX command, expected `[@a]`',
      `sections/rows.tex:3:9 ${unknown('a')}`
    ]
  ],
  [
    'code, of which a form is no form',
    {
      '01.md':
        '```{literalinclude} a.py\n:lines: 2\n:caption: Code.\n:label: lst-a\n```\n\nSee @lst-a. `\\input{gone}`\n\n```{.python}\n{{< include a.py >}}\n```\n\n~~~\n{{< include gone.py >}}\n\\input{gone}\n~~~',
      'a.py': 'import a\nprint("[@a]")'
    },
    'print("[@a]") Code. See Listing 1. \\input{gone} import a print("[@a]") {{< include gone.py >}} \\input{gone}',
    []
  ],
  [
    'a picture beside the included file',
    {
      'text/01.md': '{{< include parts/a.txt >}}',
      'manuscript.yaml': 'chapters: [text/01.md]',
      'text/parts/a.txt': '![Words.](img/a.svg){#fig:a}\n\nSee @fig:a and [@a].',
      'text/parts/img/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>'
    },
    'Words. Words. See Figure 1 and (a?).',
    [`text/parts/a.txt:3:17 ${unknown('a')}`]
  ]
]

describe('files that a chapter includes are read in their places', () => {
  test.each(forms)('%s', async (_, files, words, said) => {
    expect(await read(files)).toEqual({words: words.replace(/\s+/g, ''), said})
  })
})

test('files that are not there, include themselves or are outside are told at their place', async () => {
  const {words, said} = await read({
    '01.md':
      'One.\n\n{{< include a.txt >}}\n\n{{< include gone.md >}}\n\n\\input{../out}\n\n```{r, child="/etc/passwd"}\n```',
    'a.txt': 'Two.\n\n```{include} 01.md\n```'
  })
  expect(said).toEqual([
    '01.md:5:1 The file `gone.md` does not exist',
    'a.txt:3:1 `a.txt` includes `01.md`, which it is in itself',
    '01.md:7:1 The path `../out.tex` is outside the project',
    '01.md:9:1 The path `/etc/passwd` is outside the project'
  ])
  expect(words).toMatch(/^One\.Two\.\{\{<includegone\.md>\}\}/)
})

test('a file that is included without end is told, and the paper is read', async () => {
  const doubled = Object.fromEntries(
    Array.from({length: 15}, (_, index) => [
      `p${index}.txt`,
      `\\input{p${index + 1}.txt}\n\n\\input{p${index + 1}.txt}`
    ])
  )
  const {said} = await read({'01.md': '\\input{p0.txt}', ...doubled, 'p15.txt': 'x'})
  expect(said[0]).toMatch(/is not included: the chapter includes more than galley reads/)
})

test('without a list of chapters, a file that is included is no chapter', async () => {
  const {manuscript} = await built({'01.md': '{{< include 02.md >}}', '02.md': 'Two.', '03.md': 'Three.'})
  expect(manuscript.chapters.map(({path}) => path)).toEqual(['01.md', '03.md'])
})

test('in a project of MyST without a table of contents, a file that is included is no chapter', async () => {
  const {manuscript} = await built({
    'myst.yml': 'version: 1\nproject:\n  title: T\n',
    'index.md': '# One\n\n:::{include} part.md\n:::',
    'part.md': 'Two.',
    'z.md': 'Three.'
  })
  expect(manuscript.chapters.map(({path}) => path)).toEqual(['index.md', 'z.md'])
})

test('of a file of R Markdown and the Markdown that knitr made of it, only the results are a chapter', async () => {
  const {manuscript, diagnostics} = await built({
    'paper.Rmd': '---\ntitle: T\n---\n\nWe have `r n` loaves.',
    'paper.md': '---\ntitle: T\n---\n\nWe have 42 loaves.',
    'z.Rmd': 'Three.'
  })
  expect(manuscript.chapters.map(({path}) => path)).toEqual(['paper.md', 'z.Rmd'])
  expect(diagnostics.flatMap(({code, message}) => (code === 'G608' ? [message] : []))).toEqual([
    '`paper.Rmd` is not read, because `paper.md` beside it has its text with the results: knit it again after each change'
  ])
})

test('repairs are made in the file that has the words', async () => {
  const files = {
    '01.md': 'One.\r\n\r\n{{< include a.txt >}}\r\n\r\nFour \\citep{b}.',
    'a.txt': 'Two \\citep{a}.\r\n'
  }
  const world = textWorld(files)
  const check = async (changed: typeof world) =>
    (await build(changed, createMemo(), {entry: '', outputs: []})).diagnostics
  const fixed = await fix(world, await check(world), check)
  expect(fixed.files.map(({path, after}) => [path, after])).toEqual([
    ['01.md', 'One.\r\n\r\n{{< include a.txt >}}\r\n\r\nFour [@b].'],
    ['a.txt', 'Two [@a].\r\n']
  ])
})

test('queries of the editor find lines and words of an included file', async () => {
  const files = {
    '01.md': 'One.\n\n{{< include a.txt >}}\n\nFour.',
    'a.txt': 'Two.\n\nThree.',
    'queries.yaml':
      '- ask: Why?\n  line: a.txt:3\n- ask: How?\n  words: Two\n  in: a.txt\n- ask: Who?\n  line: 01.md:5\n'
  }
  const {manuscript, diagnostics} = await built(files)
  expect(diagnostics.filter(({rule}) => rule === 'query-unplaced')).toEqual([])
  const words = manuscript.questions.map(({node}) => ('value' in node ? node.value : node.type))
  expect(words).toEqual(['Three.', 'Two.', 'Four.'])
})

const mdBook = (code: string, settings = ''): Files => ({
  'book.toml': `[book]\ntitle = "T"\nsrc = "."\n${settings}`,
  'SUMMARY.md': '- [One](01.md)\n',
  '01.md': `# One\n\n${code}`,
  'c.rs': '# fn main() {\nh();\n# }\n'
})

test.each([
  ['```rust,editable\n# fn main() {\n#\nf();\n    # g();\n#[test]\n##x\n# }\n```', 'f();#[test]#x', []],
  ['> ```rust\n> # use x;\n> f();\n> ```', 'f();', []],
  ['```rust\n{{#include c.rs}}\n```', 'h();', []],
  ['```python\n# a comment\n~hide\nx\n```', '#acommentx', []],
  ['```java,hidelines=!!!\n!!!hide\nx\n```', 'x', []],
  ['```rust\n{{#include d.rs}}\n```', '{{#included.rs}}', ['01.md:4:1 The file `d.rs` does not exist']],
  ['{{#include c.rs:part}}', '{{#includec.rs:part}}', ['01.md:3:1 `c.rs` has no part `part`']]
])('hidden lines of code in a book of mdBook: %s', async (code, words, said) => {
  const found = await read(mdBook(code, '[output.html.code.hidelines]\npython = "~"\n'))
  expect(found.words.replace('1One', '').replace('One', '').slice(1)).toBe(words)
  expect(found.said.filter(each => each.startsWith('01.md'))).toEqual(
    said.map(each => expect.stringContaining(each))
  )
})
