import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {topNodes, wordsOf} from '../src/core/walk-article.ts'
import {renderingOf} from './compose/article.ts'

/** The files of the project in a guide. */
function filesOf(guide: string): Readonly<Record<string, string>> {
  const blocks = guide.matchAll(/^`([\w./-]+)`:\n\n(`{3,})\w+\n([\s\S]*?)\2$/gm)
  return Object.fromEntries([...blocks].map(([, path, , text]) => [path!, text!]))
}

const pandoc = {
  'defaults.yaml':
    'input-files: [salt.md, bread.md]\nmetadata: {title: Bread and salt, author: Ada}\nbibliography: refs.bib\n',
  'salt.md': '# Salt\n\nIt is old [@doe99].\n',
  'bread.md': '# Bread\n\nAnd new.\n',
  'scratch.md': 'Nothing.\n',
  'refs.bib':
    '@book{doe99, author={Doe, Jane}, title={Bread}, publisher={Oven}, address={Leeds}, year={1999}}'
}

// Each guide with the files of its project, and words of the resulting paper, in this order.
test.each<[name: string, files: Readonly<Record<string, string>>, words: readonly string[]]>([
  [
    'quarto',
    filesOf(guideOf('quarto')),
    [
      'Preface',
      'Appendix A',
      'Begin with Figure 1',
      'Bread',
      'The oven',
      '36 loaves',
      'Flour by month.',
      'Tables',
      'Table A1 lists'
    ]
  ],
  [
    'bookdown',
    filesOf(guideOf('bookdown')),
    [
      'Preface',
      'Bread',
      'The oven',
      'Flour by month.',
      'Figure 1 and section A',
      'Dough rises.',
      'By theorem 1',
      'Appendix',
      'Table A1 lists'
    ]
  ],
  [
    'myst',
    filesOf(guideOf('myst')),
    [
      'Preface',
      'old Section',
      'Where to begin',
      'Figure 1',
      'Bread',
      'The oven',
      'Flour by month.',
      'The laboratory',
      '36 loaves'
    ]
  ],
  [
    'manubot',
    filesOf(guideOf('manubot')),
    ['Abstract', 'Bread is old', 'The oven', 'Flour by month.', 'Figure 1 and a page']
  ],
  [
    'overleaf',
    filesOf(guideOf('overleaf')),
    ['Introduction', 'Section 2 has more', 'Flour by month.', '(1) and Figure 1 show']
  ],
  ['pandoc', pandoc, ['Salt', 'It is old', 'Bread', 'And new.']]
])('a project of %s is built as its guide says', async (name, files, words) => {
  expect(Object.keys(files).length).toBeGreaterThan(2)
  const {article, diagnostics, manuscript} = await renderingOf(files)
  const serious = diagnostics.filter(({severity, code}) => severity === 'error' || /^G5(?:10|17)$/.test(code))
  expect(serious.map(({file, code, message}) => `${file} ${code} ${message}`)).toEqual([])
  const shown = wordsOf(topNodes({...article, front: {...article.front, title: []}})).replaceAll(
    '\u00a0',
    ' '
  )
  let at = 0
  for (const each of words) {
    const next = shown.indexOf(each, at)
    expect(
      next,
      `“${each}” after “${shown.slice(Math.max(0, at - 20), at)}” in ${shown}`
    ).toBeGreaterThanOrEqual(at)
    at = next + each.length
  }
  expect(shown).not.toMatch(/note of the author|library\(|\(ref|Nothing/)
  expect(manuscript.metadata).toMatchObject({title: {text: 'Bread and salt'}})
  const said = diagnostics.find(({code}) => code === 'G608')?.message
  if (said !== undefined && name !== 'pandoc') expect(guideOf(name)).toContain(said)
})

function guideOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../docs/from-${name}.md`, import.meta.url)), 'utf8')
}
