import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type RehypeCitationOptions, rehypeCitation, remarkCitation} from '../../src/node/rehype.ts'
import {textOf} from '../cite.ts'

const titles = (title: string, id: string) =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>${title}</title><id>${id}</id>
  <updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation></style>`
const dependent = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>A</title><id>a</id>
  <link href="http://www.zotero.org/styles/titles" rel="independent-parent"/><updated>2026-01-01T00:00:00+00:00</updated></info></style>`

let site: string
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'galley-site-'))
  const files = {
    'content/references.bib': '@book{doe99, author = {Doe, Jane}, title = {First}, year = 1999}',
    'content/more.json': '[{"id": "roe", "type": "book", "title": "Second", "author": [{"family": "Roe"}]}]',
    'content/titles.csl': titles('Titles', 'titles'),
    'content/journal.csl': dependent,
    'content/no.csl': 'nothing',
    'content/german.xml':
      '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="de-DE"><terms><term name="no date" form="short">ohne J.</term></terms></locale>',
    'outside.bib': '@book{out, title = {Outside}}'
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), {recursive: true})
    writeFileSync(join(site, path), text)
  }
})
afterAll(() => rmSync(site, {recursive: true}))

/** The words of a document with options relative to `content/` of the site. */
async function words(
  markdown: string,
  options: RehypeCitationOptions = {bibliography: 'references.bib'},
  matter?: Readonly<Record<string, unknown>>
): Promise<string> {
  const file = new VFile({value: markdown, ...(matter && {data: {astro: {frontmatter: matter}}})})
  const processor = unified()
    .use(remarkParse)
    .use(remarkCitation)
    .use(remarkRehype)
    .use(rehypeCitation, {path: join(site, 'content'), suppressBibliography: true, ...options})
  const tree = await processor.run(processor.parse(file), file)
  expect(file.messages.map(String)).toEqual([])
  return textOf(toHtml(tree as Root))
}

describe('files of a site', () => {
  test.each([
    ['a path, and APA by default', {bibliography: 'references.bib'}, '(Doe, 1999)'],
    ['several files', {bibliography: ['./references.bib', 'more.json']}, '(Doe, 1999)'],
    [
      'the text of a file',
      {bibliography: '@book{doe99, author = {Roe, R.}, title = {T}, year = 1950}'},
      '(Roe, 1950)'
    ],
    ['a style by name', {bibliography: 'references.bib', csl: 'vancouver'}, '(1)'],
    [
      'a style under its name in rehype-citation',
      {bibliography: 'references.bib', csl: 'chicago'},
      '(Doe 1999)'
    ],
    ['a style by path', {bibliography: 'references.bib', csl: './titles.csl'}, 'First'],
    ['a style that names its parent', {bibliography: 'references.bib', csl: 'journal.csl'}, 'First'],
    ['a style beside the texts, by name', {bibliography: 'references.bib', csl: 'titles'}, 'First'],
    ['the text of a style', {bibliography: 'references.bib', csl: titles('T', 't')}, 'First']
  ])('%s', async (_, options, expected) => {
    expect(await words('[@doe99]', options)).toBe(expected)
  })

  test('a language by its tag, or by the file of a locale', async () => {
    const bibliography = ['references.bib', 'more.json']
    expect(await words('[@roe]', {bibliography, lang: 'fr-FR'})).toMatch(/^\(Roe, s\.\sd\.\)$/u)
    expect(await words('[@roe]', {bibliography, lang: 'german.xml'})).toBe('(Roe, ohne J.)')
  })

  test('the front matter of a document, in the folder of the site', async () => {
    expect(await words('[@doe99]', {}, {bibliography: 'references.bib', csl: 'titles.csl'})).toBe('First')
    await expect(words('[@out]', {}, {bibliography: '../outside.bib'})).rejects.toThrow(
      '`bibliography` is `../outside.bib`, which is not a file in '
    )
    expect(await words('[@out]', {bibliography: '../outside.bib', csl: 'titles'})).toBe('Outside')
  })

  test('a changed file is read again', async () => {
    const changing = join(site, 'content/changing.bib')
    const processor = unified()
      .use(remarkParse)
      .use(remarkCitation)
      .use(remarkRehype)
      .use(rehypeCitation, {path: site, bibliography: 'content/changing.bib', suppressBibliography: true})
    const shown: string[] = []
    for (const year of [1999, 2000]) {
      writeFileSync(changing, `@book{doe, author = {Doe, J.}, title = {T}, year = ${year}}`)
      shown.push(textOf(toHtml((await processor.run(processor.parse('[@doe]'))) as Root)))
    }
    expect(shown).toEqual(['(Doe, 1999)', '(Doe, 2000)'])
  })

  test.each([
    ['no such file', {bibliography: 'none.bib'}, '`bibliography` is `none.bib`, which is not a file in '],
    ['an address', {bibliography: 'https://example.org/a.bib'}, 'which is an address; only files are read'],
    ['a CFF file', {bibliography: 'CITATION.cff'}, 'which is not BibTeX, CSL-JSON or CSL-YAML'],
    [
      'no such style',
      {csl: 'none'},
      '`csl` is `none`, which is neither the path of a CSL style nor the name'
    ],
    ['no such style file', {csl: './none.csl'}, '`csl` is `./none.csl`, which is not a file in '],
    ['a file that is no style', {csl: 'no.csl'}, '`no.csl` is not a CSL style'],
    ['a locale that is none', {lang: './no.csl'}, '`lang` is `./no.csl`, which is not a CSL locale']
  ])('%s is reported', async (_, options, message) => {
    await expect(words('[@doe99]', {bibliography: 'references.bib', ...options})).rejects.toThrow(message)
  })
})
