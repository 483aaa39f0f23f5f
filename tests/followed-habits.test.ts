import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {type HabitRow, type ProjectRow, testHabits, testProjects} from './habit-rows.ts'

/** Forms of other programs that galley prints as they do, and help that is correct when it is followed. */
const sphinx = {
  'a.md':
    '(ebb)=\n# The *ebb*\n\n![A map](a.svg){#fig-map}\n\n$$\nx\n$$ (sum)\n\nRead {ref}`ebb`, {ref}`this <ebb>`, {ref}`fig-map`, Figure {ref}`fig-map` and {ref}`sum`; {numref}`ebb` and {numref}`fig-map`.'
}

const rows: readonly ProjectRow[] = [
  {
    name: '`{ref}` in a book of Jupyter Book 1 prints a title, and `{numref}` a number',
    files: {'_config.yml': 'title: T\n', '_toc.yml': 'root: a\n', ...sphinx},
    words: ['Read The ebb, this, A map, Figure A map and Equation (1); Section 1 and Figure 1.'],
    told: []
  },
  {
    name: '`{ref}` in a project of Sphinx prints a title',
    files: {
      'conf.py': 'project = "T"\n',
      'index.md': '# In\n\n```{toctree}\n:numbered:\na\n```\n',
      ...sphinx
    },
    words: ['Read The ebb, this, A map, Figure A map and Equation (1); Section 1 and Figure 1.'],
    told: []
  },
  {
    name: '`{ref}` in a project of MyST prints a number',
    files: {
      'myst.yml':
        'project:\n  title: T\n  numbering: {headings: true}\n  toc: [{file: b.md}, {file: a.md}]\n',
      'b.md': '# In\n\nWords.',
      ...sphinx
    },
    words: ['Read Section 2, this, Figure 1, Figure Figure 1'],
    told: ['`Figure` precedes `@fig-map`']
  }
]

testProjects(rows)

const fence = '```'
const code = (info: string): string => `${fence} ${info}\none\ntwo\n${fence}`
const setOff = 'code with lines that are set off, expected a comment in its lines '

/** The line that opens code, in MkDocs, Docusaurus, Quarto and R Markdown. */
const codes: readonly HabitRow[] = [
  [code('bash title="install.sh" linenums="1"'), ['install.shone\ntwo'], ['title', 'linenums']],
  [code("js title='src/a b.js' showLineNumbers"), ['src/a b.jsone\ntwo'], ['title']],
  [code('title=".browserslistrc"'), ['.browserslistrcone\ntwo'], ['title=']],
  [code('{ .py title="sort.py" linenums="3" }'), ['sort.pyone\ntwo']],
  [code('{.py filename="sort.py"}'), ['sort.pyone\ntwo']],
  [code('py title="sort.py" hl_lines="2 3"'), ['sort.pyone\ntwo'], [], [`${setOff}2 3`]],
  [code('py hl_lines="2 3" linenums="1"'), ['one\ntwo'], [], [`${setOff}2 3`]],
  [code('jsx {1,4-5} title="a.js"'), ['a.jsone\ntwo'], [], [`${setOff}1,4-5`]],
  [`- Item\n\n  ${code('py title="a.py"').replaceAll('\n', '\n  ')}\n\n  Words.`, ['Itema.pyone\ntwoWords.']],
  [code('py title=""'), ['one\ntwo']],
  [`${fence}\n${fence} x\n${fence}\n\nOf title="x" and linenums="1".`, ['Of title=“x” and linenums=“1”.']]
]

testHabits(codes)

test.each([
  ['bash title="a.sh" linenums="5"', 5],
  ['bash linenums="1"', 1],
  ['linenums="7"', 7],
  ['js showLineNumbers', 1],
  ['c++ showLineNumbers title="a"', 1],
  ['{.py linenums="3" title="a"}', 3],
  ['js {1,2} showLineNumbers', 1],
  ['bash title="linenums"', undefined]
])('the first line number of code opened with %s is %s', async (info, firstLine) => {
  const {article} = await renderingOf({'01.md': code(info)})
  const listings = article.body.filter(({type}) => type === 'listing')
  expect(listings.map(node => ('firstLine' in node ? node.firstLine : undefined))).toEqual([firstLine])
})
