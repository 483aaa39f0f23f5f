import {expect, test} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import {importEndnoteXml} from '../src/references/import/endnote-xml.ts'
import {importPubmed} from '../src/references/import/pubmed.ts'
import {importRis} from '../src/references/import/ris.ts'
import {quickPart} from './tier.ts'
import {textWorld} from './world.ts'

const settings = 'title: A paper\nlicense: CC-BY-4.0\nstyle: plain\n'
const book = '@book{a, title = {T}}'

type Files = Readonly<Record<string, string>>

/** A construct nested to a given depth. */
const inside = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth)
const each = (size: number, line: (at: number) => string): string =>
  Array.from({length: size}, (_, at) => line(at)).join('\n')
const item = (title: string): Files => ({
  'manuscript.yaml': `${settings}bibliography: a.json\n`,
  '01.md': '@a',
  'a.json': `[{"id": "a", "type": "book", "title": ${title}}]`
})

const deep = 20_000
const many = 2000

/** Papers with nesting far deeper than the call stack allows. */
const papers: Readonly<Record<string, Files>> = {
  divs: {'01.md': `${'::: {.a}\n\n'.repeat(many)}x\n\n${':::\n\n'.repeat(many)}`},
  'divs of HTML': {'01.md': `${'<div>\n\n'.repeat(many)}x\n\n${'</div>\n\n'.repeat(many)}`},
  'elements of HTML': {'01.md': `<p>\n${inside('<b>', '</b>', deep)}\n</p>`},
  'lists by indentation': {'01.md': each(300, at => `${' '.repeat(2 * at)}- a`)},
  'quotations by line': {'01.md': each(400, at => `${'>'.repeat(at)}a`)},
  'notes that call one another': {'01.md': `a[^0]\n\n${each(many, at => `[^${at}]: b [^${at + 1}]\n`)}`},
  'notes in a circle': {'01.md': `a[^0]\n\n${each(many, at => `[^${at}]: b [^${(at + 1) % many}]\n`)}`},
  'notes that cite, in a note style': {
    'manuscript.yaml': `${settings}csl: chicago-notes-bibliography\n`,
    '01.md': `a[^0]\n\n${each(400, at => `[^${at}]: [@a] [^${at + 1}]\n`)}`,
    'references.bib': book
  },
  'TeX environments': {'01.md': inside('\\begin{align}\n', '\\end{align}\n', deep)},
  'TeX groups': {'01.md': `$${inside('{', '}', deep)}$ $$${inside('\\sqrt{', '}', deep)}$$`},
  'BibTeX braces': {'01.md': '@a', 'references.bib': `@book{a, title = {${inside('{', '}', deep)}}}`},
  'BibTeX commands': {'01.md': '@a', 'references.bib': `@book{a, title = {${inside('\\emph{', '}', deep)}}}`},
  'BibTeX names': {'01.md': '@a', 'references.bib': `@book{a, author = {${inside('{', '}', deep)}}}`},
  'BibTeX strings': {
    '01.md': '@a',
    'references.bib': `@string{a0 = "x"}\n${each(deep, at => `@string{a${at + 1} = a${at}}`)}\n@book{a, title = a${deep}}`
  },
  parents: {'01.md': '@k0', 'references.bib': each(many, at => `@book{k${at}, crossref = {k${at + 1}}}`)},
  'data of entries': {
    '01.md': '@k0',
    'references.bib': each(many, at => `@book{k${at}, xdata = {k${at + 1}}}`)
  },
  'lists of CSL-JSON': item(inside('[', ']', deep)),
  'tags of CSL-JSON': item(`"${inside('<i>', '</i>', deep)}"`),
  'tags of names in CSL-JSON': item(
    `"T", "author": [{"family": "${'<i>'.repeat(deep)}"}], "issued": {"literal": "${'<i>'.repeat(deep)}"}`
  ),
  'lists of YAML': {'manuscript.yaml': `${settings}keywords: ${inside('[', ']', deep)}`, '01.md': 'a'},
  'maps of YAML': {'manuscript.yaml': `${settings}${each(1000, at => `${' '.repeat(at)}a:`)}`, '01.md': 'a'},
  'list items of YAML': {'manuscript.yaml': `${settings}keywords:\n  ${'- '.repeat(deep)}a`, '01.md': 'a'},
  'brackets of a title': {'manuscript.yaml': `title: "${'['.repeat(deep)}"\nstyle: plain`, '01.md': 'a'},
  'styles that extend one another': {
    'manuscript.yaml': 'title: A\nstyle: s0\n',
    '01.md': 'a',
    ...Object.fromEntries(
      Array.from({length: 300}, (_, at) => [`styles/s${at}/style.yaml`, `extends: s${at + 1}\n`])
    )
  },
  'rules of a style sheet': {
    'manuscript.yaml': 'title: A\nstyle: own\n',
    '01.md': 'a',
    'styles/own/style.yaml': 'name: Own\n',
    'styles/own/style.css': `${inside('@media print {', '}', deep)} a { width: ${inside('calc(', ')', deep)} }`
  }
}

async function built(files: Files) {
  const world = textWorld({'manuscript.yaml': settings, ...files})
  return build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
}

test.each(quickPart(Object.entries(papers), 3, ([name]) => name))(
  'a paper with deeply nested %s is built',
  async (_, files) => {
    expect((await built(files)).artifacts).toHaveLength(1)
  }
)

test.each([
  ['EndNote', importEndnoteXml, inside('<xml><records><record>', '</record></records></xml>', deep)],
  [
    'PubMed',
    importPubmed,
    `<PubmedArticleSet>${inside('<PubmedArticle>', '</PubmedArticle>', deep)}</PubmedArticleSet>`
  ],
  ['RIS', importRis, 'TY  - BOOK\n'.repeat(deep)]
])('references with deeply nested %s are parsed', (_, read, text) => {
  expect(() => read({path: 'a', text})).not.toThrow()
})

test.each([
  ['fifty tags', `"${inside('<i>', '</i>', 50)}"`, []],
  ['more tags', `"${inside('<i>', '</i>', 51)}"`, ['a text with at most 50 tags inside one another']],
  [
    'more tags of a date',
    `"T", "issued": {"literal": "${'<i>'.repeat(51)}"}`,
    ['a text with at most 50 tags inside one another']
  ],
  ['tags side by side', `"${'<i>a</i>'.repeat(200)}"`, []],
  ['fifty lists', inside('[', ']', 50), []],
  ['more lists', inside('[', ']', 51), ['a text or a number']]
])('nested %s in a value of CSL-JSON', async (_, title, expected) => {
  const {diagnostics} = await built(item(title))
  const found = diagnostics.filter(({rule}) => rule === 'bibliography-syntax').map(({message}) => message)
  expect(found).toEqual(
    expected.map(words =>
      expect.stringMatching(`^The value of \`(title|issued)\` has the wrong form, expected ${words}$`)
    )
  )
})

test.each([
  [100, []],
  [101, ['raw-html']]
])('%d nested HTML elements', async (depth, expected) => {
  const {diagnostics} = await built({
    '01.md': `<p>\n${'<b>'.repeat(depth - 1)}a${'</b>'.repeat(depth - 1)}\n</p>`
  })
  expect(diagnostics.map(({rule}) => rule).filter(rule => rule === 'raw-html')).toEqual(expected)
})
