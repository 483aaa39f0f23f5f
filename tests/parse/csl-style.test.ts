import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {cslName, readCslHead} from '../../src/parse/csl/style.ts'
import {textWorld} from '../world.ts'

const chicago = readFileSync(new URL('../../styles/csl/chicago-author-date.csl', import.meta.url), 'utf8')
const dependent = (parent: string): string =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>J</title><id>j</id>` +
  `<link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info></style>`

/** The title of the CSL style that prints a paper, and the findings about it. */
async function styleOf(csl: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: A\nlicense: CC-BY-4.0\nstyle: insights\ncsl: ${csl}\n`,
    'manuscript/01.md': 'Words.',
    ...files
  })
  const {manuscript, diagnostics} = await build(world, createMemo(), {entry: '', outputs: []})
  return {
    title: /<title>([^<]*)/.exec(manuscript.project.style.csl)?.[1],
    note: manuscript.project.style.citesInNotes,
    said: diagnostics.map(({start, message}) => `${start?.line}:${start?.column} ${message}`)
  }
}

test('the author’s locale is used, if there is one', async () => {
  const locale =
    '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="ur"><terms>' +
    '<term name="no date" form="short">بلا تاریخ</term></terms></locale>'
  const paper = async (file: string) => {
    const world = textWorld({
      'manuscript/manuscript.yaml': `title: A\nlicense: CC-BY-4.0\nlang: ur\ncsl: apa\ncsl-locale: ${file}\n`,
      'manuscript/01.md': '[@doe]',
      'manuscript/ur.xml': locale,
      'manuscript/other.xml': 'Not found',
      'manuscript/broken.xml': locale.replace('</term>', '</trm>'),
      'manuscript/entity.xml': locale.replace('بلا ', 'بلا&nbsp;'),
      'references.bib': '@book{doe, author = {Doe, Jane}, title = {A}}'
    })
    const options = {entry: '', outputs: [htmlOutput], draft: true}
    const {artifacts, diagnostics} = await build(world, createMemo(), options)
    const said = diagnostics.map(({message}) => message)
    return {html: new TextDecoder().decode(artifacts[0]!.bytes), said}
  }
  const broken = await paper('broken.xml')
  expect(broken.html).toContain('Doe, n.d.')
  expect(broken.said).toContain('Unexpected `</trm>`, expected `</term>`')
  expect((await paper('entity.xml')).said.join()).toContain('XML does not define `&nbsp;`')
  expect((await paper('ur.xml')).html).toContain('Doe, بلا تاریخ')
  const {html, said} = await paper('other.xml')
  expect(html).toContain('Doe, n.d.')
  expect(said).toContain('`manuscript/other.xml` is not a CSL locale')
})

test('a style by name that is not saved as UTF-8 is read as Latin-1, with a warning at its place', async () => {
  const latin = Buffer.from(chicago.replace('<title>', '<title>Gem\u00fcse '), 'latin1')
  const parent = {'manuscript/j.csl': dependent('own'), 'manuscript/own.csl': latin}
  for (const [csl, files] of [
    ['own', {'styles/csl/own.csl': latin}],
    ['j.csl', parent]
  ] as const)
    expect((await styleOf(csl, files)).said).toEqual([
      expect.stringMatching(/^\d+:\d+ `Gemüse` is not saved as UTF-8, so galley decodes it as Latin-1$/)
    ])
})

describe('the style of a paper', () => {
  const apa = /<title>([^<]*)/.exec(
    readFileSync(new URL('../../styles/csl/apa.csl', import.meta.url), 'utf8')
  )?.[1]
  const chicagoTitle = /<title>([^<]*)/.exec(chicago)?.[1]

  test.each([
    ['a file', 'own.csl', {'manuscript/own.csl': chicago}, chicagoTitle],
    ['one that comes with galley, by name', 'chicago-author-date', {}, chicagoTitle],
    [
      'by the address of the styles repository',
      'https://www.zotero.org/styles/chicago-author-date',
      {},
      chicagoTitle
    ],
    ['by a name that other programs have for it', 'american-psychological-association', {}, apa],
    ['one of the CSL repository, by name', 'nature', {}, 'Nature'],
    ['by a former name', 'aaa', {}, 'American Anthropological Association'],
    ['a dependent one of the repository', 'nature-chemistry', {}, 'Nature'],
    ['a dependent one, by a parent of galley', 'psychological-review', {}, apa],
    ['a file before the repository', 'nature', {'styles/csl/nature.csl': chicago}, chicagoTitle],
    [
      'a dependent style, by a parent of the repository',
      'j.csl',
      {'manuscript/j.csl': dependent('nature')},
      'Nature'
    ],
    ['a file beside the manuscript, by name', 'own', {'manuscript/own.csl': chicago}, chicagoTitle],
    ['a file of the project, by name', 'own', {'styles/csl/own.csl': chicago}, chicagoTitle],
    [
      'a dependent style, by a parent of galley',
      'j.csl',
      {'manuscript/j.csl': dependent('chicago-author-date')},
      chicagoTitle
    ],
    [
      'a dependent style, by a parent beside it',
      'j.csl',
      {'manuscript/j.csl': dependent('own'), 'manuscript/own.csl': chicago},
      chicagoTitle
    ]
  ])('%s', async (_name, csl, files, title) => {
    expect(await styleOf(csl, files)).toEqual({title, note: false, said: []})
  })

  test('cites in notes', async () => {
    expect((await styleOf('chicago-notes')).note).toBe(true)
  })

  test.each([
    ['no such file', 'own.csl', {}, '4:6 The file `manuscript/own.csl` does not exist'],
    [
      'no such name',
      'natrue',
      {},
      '4:6 galley has no citation style `natrue`, and no `.csl` file has this name'
    ],
    [
      'no parent',
      'j.csl',
      {'manuscript/j.csl': dependent('natrue')},
      '4:6 The style `manuscript/j.csl` depends on `natrue`, expected `natrue.csl` beside it'
    ],
    [
      'a parent that is itself dependent',
      'j.csl',
      {'manuscript/j.csl': dependent('k'), 'manuscript/k.csl': dependent('j')},
      '4:6 The style `manuscript/j.csl` depends on `k`, expected `k.csl` beside it'
    ],
    [
      'half a file',
      'j.csl',
      {'manuscript/j.csl': '<style class="note">\n<citation><layout>'},
      '2:11 Unexpected end of the file, expected `</layout>`'
    ],
    ['another text', 'j.csl', {'manuscript/j.csl': 'Not found'}, '4:6 `manuscript/j.csl` is not a CSL style']
  ])('%s: says so and prints the journal’s', async (_name, csl, files, said) => {
    expect(await styleOf(csl, files)).toEqual({title: apa, note: false, said: [said]})
  })
})

test.each([
  ['natrue', 'nature'],
  ['economics', 'energy-economics'],
  ['Chicago Author Date', 'chicago-author-date'],
  ['xqzjw', 'apa']
])('%s: did you mean %s?', async (name, expected) => {
  const world = textWorld({'manuscript.yaml': `csl: ${name}`, '01.md': 'Words.'})
  const {diagnostics} = await build(world, createMemo(), {entry: '', outputs: []})
  expect(diagnostics.find(({message}) => message.includes('citation style'))?.expected).toContain(expected)
})

test.each([
  ['<style class="note"></style>', {kind: 'independent', note: true}],
  ["<style version='1.0' class='note' ></style>", {kind: 'independent', note: true}],
  ['<style class="in-text"><!-- <style class="note"> --></style>', {kind: 'independent', note: false}],
  ['<style><link rel="self" href="a"/></style>', {kind: 'independent', note: false}],
  ['<html></html>', {kind: 'none'}],
  ['<style class="note">', {kind: 'none'}],
  ['', {kind: 'none'}]
])('%s', (xml, head) => expect(readCslHead(xml)).toEqual(head))

test.each([
  ['http://www.zotero.org/styles/apa', 'apa'],
  ['apa.csl', 'apa'],
  ['a/b/apa/', 'apa']
])('%s is %s', (value, name) => expect(cslName(value)).toBe(name))

test.each([
  ['', '(Doe, o. J.)'],
  ['lang: en\n', '(Doe, n.d.)']
])(
  'a paper with the settings %j is cited in the style’s language if it has none',
  async (settings, citation) => {
    const style = readFileSync(new URL('../../styles/csl/apa.csl', import.meta.url), 'utf8')
    const world = textWorld({
      'manuscript/manuscript.yaml': `title: A\nlicense: CC-BY-4.0\n${settings}csl: de.csl\n`,
      'manuscript/01.md': 'Read [@doe].',
      'manuscript/de.csl': style.replace(/<style /, '<style default-locale="de-DE" '),
      'references.bib': '@book{doe, author = {Doe, Jane}, title = {A}}'
    })
    const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput]})
    const page = new TextDecoder().decode(artifacts[0]!.bytes)
    expect(plainText(page)).toContain(`Read ${citation}`)
  }
)

test('a dependent style has its own language, or else its parent’s', async () => {
  const locale = async (own: string) => {
    const style = dependent('parent').replace('><info>', `${own}><info>`)
    const parent = chicago.replace('<style ', '<style default-locale="en-GB" ')
    const {cslLang} = await styleWith(style, parent)
    return cslLang
  }
  expect(await locale(' default-locale="de-DE"')).toBe('de-DE')
  expect(await locale('')).toBe('en-GB')
})

/** The style of a paper with a dependent style and its parent. */
async function styleWith(style: string, parent: string) {
  const world = textWorld({
    'manuscript/manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\ncsl: own.csl\n',
    'manuscript/01.md': 'Words.',
    'manuscript/own.csl': style,
    'manuscript/parent.csl': parent
  })
  const {manuscript} = await build(world, createMemo(), {entry: '', outputs: []})
  return manuscript.project.style
}

function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/\u00a0/g, ' ')
}
