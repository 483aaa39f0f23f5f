import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import publishedCitation from 'rehype-citation'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {optionNames} from '../../src/rehype/citation-options.ts'
import {
  citationHandlers,
  type RehypeCitationOptions,
  rehypeCitation,
  remarkCitation
} from '../../src/rehype/index.ts'
import {textOf} from '../cite.ts'
import fc from '../properties.ts'

const csl = readFileSync(fileURLToPath(new URL('../../styles/csl/apa.csl', import.meta.url)), 'utf8')
const locales = readFileSync(
  fileURLToPath(new URL('../../styles/csl/repository/locales/locales-en-US.xml', import.meta.url)),
  'utf8'
)
const bibliography = `
@book{doe99, author = {Doe, Jane}, title = {First things}, year = 1999, publisher = {Press}}
@article{roe01, author = {Roe, Richard}, title = {On law}, year = 2001, journal = {Law}, volume = 3, pages = {1--9}}
@book{zoe:2005, author = {Zoe, Bob}, title = {Last things}, year = 2005, publisher = {Press}}
@book{poe45, author = {Poe, Ann and Coe, Bob}, title = {Tales}, year = 1945, publisher = {Press}}
`
/** A style that prints only a title. */
const titleStyle = (kind: string): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="${kind}" version="1.0"><info><title>Titles</title><id>titles</id>
  <updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation></style>`
const options: RehypeCitationOptions = {bibliography, csl, locales}

/** Renders Markdown as a site would; `handlers` are passed to remark-rehype. */
async function print(markdown: string, more: Readonly<Record<string, unknown>> = {}, handlers = {}) {
  const file = new VFile(markdown)
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkCitation)
    .use(remarkRehype, {handlers})
    .use(rehypeCitation, {...options, ...more})
  const tree: Root = await processor.run(processor.parse(file), file)
  const messages = file.messages.map(message => `${message.place ? `${message} ` : ''}${message.ruleId}`)
  return {html: toHtml(tree), file, messages}
}

/** The text of the paragraphs. */
async function words(markdown: string, more: Readonly<Record<string, unknown>> = {}, handlers = {}) {
  return paragraphs((await print(markdown, more, handlers)).html)
}

function paragraphs(html: string): string {
  return textOf([...html.matchAll(/<p>.*?<\/p>/gs)].map(([paragraph]) => paragraph).join('\n'))
}

const ids = (html: string): string[] =>
  [...html.matchAll(/\bid="((?:citation-|bib-|refs)[^"]*)"/g)].map(m => m[1]!)

describe('markup', () => {
  test('a citation and its entry', async () => {
    const {html, messages} = await print('Read [see @doe99, p. 3].')
    expect(html).toBe(
      '<p>Read <span class="citation" id="citation--doe99--1">(see Doe, 1999, p. 3)</span>.</p>\n' +
        '<div id="refs" class="references csl-bib-body hanging" role="list">' +
        '<div class="csl-entry" id="bib-doe99" role="listitem">Doe, J. (1999). <i>First things</i>. Press.</div>\n</div>'
    )
    expect(messages).toEqual([])
  })

  test.each([
    ['in a heading', '# On @doe99'],
    ['in emphasis', '*as @doe99 says*'],
    ['in a link', '[as @doe99 says](https://example.org)'],
    ['in a table', '| a |\n|---|\n| @doe99 |'],
    ['in a note', 'Text[^1].\n\n[^1]: By @doe99.'],
    ['next to quotes and dashes', '"@doe99"—@doe99']
  ])('%s', async (_, markdown) => {
    const {html} = await print(markdown)
    expect(html).toMatch(/Doe \(1999\)<\/span>/)
    expect(textOf(html)).not.toContain('@doe99')
  })

  test('links to the list are optional, and absent without a list', async () => {
    const link = '<a href="#bib-doe99" role="doc-biblioref">Doe, 1999</a>'
    expect((await print('[@doe99]')).html).not.toContain('<a')
    expect((await print('[@doe99]', {linkCitations: true})).html).toContain(`(${link})`)
    expect((await print('[@doe99]', {linkCitations: true, suppressBibliography: true})).html).toBe(
      '<p><span class="citation" id="citation--doe99--1">(Doe, 1999)</span></p>'
    )
  })

  test('classes of citations', async () => {
    expect((await print('[@doe99]', {inlineClass: ['cite', 'small']})).html).toContain(
      '<span class="citation cite small" id='
    )
  })

  test('a tooltip for each link of a citation', async () => {
    const {html} = await print('[@doe99; @roe01]', {linkCitations: true, showTooltips: true})
    expect(html).toContain(
      '<a href="#bib-doe99" role="doc-biblioref" title="Doe, J. (1999). First things. Press.">Doe, 1999</a>'
    )
    expect(html).toContain('title="Roe, R. (2001). On law. Law, 3, 1–9.">Roe, 2001</a>')
  })

  test('the list replaces `[^ref]`, or else is at the end, before notes', async () => {
    const {html} = await print('[@doe99]\n\n[^ref]\n\nThe end.')
    expect(html).toMatch(/<\/p>\n<div id="refs".*<\/div>\n<\/div>\n<p>The end\.<\/p>$/s)
    const noted = (await print('[@doe99][^1]\n\n[^1]: A note.')).html
    expect(noted.indexOf('id="refs"')).toBeLessThan(noted.indexOf('data-footnotes class="footnotes"'))
    expect((await print('[@doe99]\n\n[^ref] and more')).html).toContain('<p>[^ref] and more</p>')
  })

  test('a page without citations is not changed', async () => {
    expect((await print('Nothing @ all.')).html).toBe('<p>Nothing @ all.</p>')
  })

  test('a later citation changes earlier ones', async () => {
    const twice = `${bibliography}@book{doe99b, author = {Doe, Jane}, title = {Again}, year = 1999, publisher = {Press}}`
    expect(await words('[@doe99] [@doe99b]', {bibliography: twice})).toBe('(Doe, 1999b) (Doe, 1999a)')
  })

  test('one processor renders many documents', async () => {
    const given = [bibliography]
    const processor = unified()
      .use(remarkParse)
      .use(remarkCitation)
      .use(remarkRehype)
      .use(rehypeCitation, {...options, bibliography: given})
    for (const key of ['doe99', 'roe01', 'doe99']) {
      const tree: Root = await processor.run(processor.parse(`[@${key}]`))
      expect(ids(toHtml(tree))).toEqual([`citation--${key}--1`, 'refs', `bib-${key}`])
    }
    expect(given).toEqual([bibliography])
  })

  test('an HTML tree without its Markdown', async () => {
    const span = (value: string): Root['children'][number] => ({
      type: 'element',
      tagName: 'span',
      properties: {className: ['citation']},
      children: [{type: 'text', value}]
    })
    const tree: Root = {type: 'root', children: [span('[see @doe99, p. 3]'), span('by Doe')]}
    const html = toHtml(await unified().use(rehypeCitation, options).run(tree))
    expect(html).toContain('<span class="citation" id="citation--doe99--1">(see Doe, 1999, p. 3)</span>')
    expect(html).toContain('<span class="citation">by Doe</span>')
  })

  test('citations of a note style are in parentheses', async () => {
    expect(await words('Here [@doe99]. And @roe01.', {csl: titleStyle('note')})).toBe(
      'Here (First things). And Roe (On law).'
    )
  })
})

describe('works that are listed', () => {
  const entries = (html: string): string[] => ids(html).filter(id => id.startsWith('bib-'))

  test('noCite adds to the cited works', async () => {
    expect(entries((await print('[@doe99] [@roe01]', {noCite: ['@zoe:2005']})).html)).toEqual([
      'bib-doe99',
      'bib-roe01',
      'bib-zoe:2005'
    ])
    expect(entries((await print('Nothing.', {noCite: ['@*']})).html)).toHaveLength(4)
  })

  test('noCite of the front matter', async () => {
    const file = new VFile({value: 'Nothing.', data: {matter: {noCite: ['@roe01']}}})
    const processor = unified()
      .use(remarkParse)
      .use(remarkCitation)
      .use(remarkRehype)
      .use(rehypeCitation, options)
    expect(entries(toHtml(await processor.run(processor.parse(file), file)))).toEqual(['bib-roe01'])
  })

  test('CSL-JSON as text, as items, and beside BibTeX', async () => {
    const item = {
      id: 'poe',
      type: 'book',
      title: 'Tales',
      author: [{family: 'Poe'}],
      issued: {'date-parts': [[1845]]}
    }
    for (const given of [JSON.stringify([item]), item, [item], [bibliography, JSON.stringify(item)]]) {
      expect(await words('[@poe]', {bibliography: given})).toBe('(Poe, 1845)')
    }
  })

  test('of two entries with the same key, the first is cited', async () => {
    const doubled = `${bibliography}@book{doe99, author = {Other, Ann}, title = {Other}, year = 1980}`
    const {html, messages} = await print('Read [@doe99].', {bibliography: doubled})
    expect(paragraphs(html)).toBe('Read (Doe, 1999).')
    expect(messages).toEqual(['1:7-1:13: The key `doe99` belongs to two entries bibliography-duplicate-key'])
  })
})

describe('messages', () => {
  const unknown = (place: string, key: string): string =>
    `${place}: \`${key}\` is cited but not in the bibliography citation-undefined`

  test.each([
    ['with handlers', citationHandlers],
    ['without', {}]
  ])('unknown keys have places, %s', async (_, handlers) => {
    const {html, messages, file} = await print('Read [@deo99] and [@nope; @doe99, p. 3].', {}, handlers)
    expect(paragraphs(html)).toBe('Read [@deo99] and (nope?; Doe, 1999, p. 3).')
    expect(messages).toEqual([unknown('1:7-1:13', 'deo99'), unknown('1:20-1:25', 'nope')])
    expect(file.messages[0]).toMatchObject({source: 'galley', actual: 'deo99', expected: ['doe99']})
  })

  test.each([
    ['with handlers', citationHandlers],
    ['without', {}]
  ])('places refer to the file as saved, %s', async (_, handlers) => {
    const {messages, file} = await print(
      '\uFEFFA @no1.\r\n\r\n> [see\r\n>   @doe99;\r\n> @no2]',
      {},
      handlers
    )
    expect(messages).toEqual([unknown('1:4-1:8', 'no1'), unknown('5:3-5:7', 'no2')])
    for (const {place, actual} of file.messages) {
      if (place === undefined || !('start' in place)) throw new Error('a message without a place')
      expect(String(file).slice(place.start.offset, place.end.offset)).toBe(`@${actual}`)
    }
  })

  test('text that only looks like a citation is kept', async () => {
    expect(await words('Install @types/node, ask @octocat, [@a b].')).toBe(
      'Install @types/node, ask @octocat, [@a b].'
    )
  })

  test('unknown keys in noCite, unknown options, and an unused bibliography are reported', async () => {
    const {messages, file} = await print('Text.', {noCite: ['@rie01'], styles: '/', tooltips: true})
    expect(messages).toEqual(['setting-unknown', 'setting-unknown', 'nocite-undefined'])
    expect(file.messages.map(({actual}) => actual)).toEqual(['styles', 'tooltips', 'rie01'])
    expect(file.messages[2]?.expected).toEqual(['roe01'])
    const read = new VFile({value: 'Text.', data: {frontmatter: {bibliography: 'a.bib'}}})
    const processor = unified()
      .use(remarkParse)
      .use(remarkCitation)
      .use(remarkRehype)
      .use(rehypeCitation, {csl, locales})
    await processor.run(processor.parse(read), read)
    expect(read.messages.map(({actual}) => actual)).toEqual(['bibliography'])
  })

  test('a work that the style renders as nothing is reported', async () => {
    const {html, messages} = await print('Read [@empty].', {
      bibliography: '@misc{empty, year = 1999}',
      csl: titleStyle('in-text')
    })
    expect(textOf(html)).not.toMatch(/NO_PRINTED_FORM|CSL STYLE ERROR/)
    expect(messages.join()).toContain(
      '1:7-1:13: The citation style prints nothing of this work, which needs an author, a title or a date reference-unprintable'
    )
  })

  test.each([
    ['a name for the style', {csl: 'apa'}, '`csl` is `apa`, but must be the XML text of a CSL style'],
    ['no style', {csl: undefined}, '`csl` is missing, but must be the XML text of a CSL style'],
    [
      'a name for the locale',
      {locales: 'en-US'},
      '`locales` is `en-US`, but must be the XML text of a CSL locale'
    ],
    [
      'a path for the bibliography',
      {bibliography: './my refs.bib'},
      '`bibliography` is `./my refs.bib`, but must be the text of a file'
    ]
  ])('%s throws', async (_, more, message) => {
    await expect(print('[@doe99]', more)).rejects.toThrow(message)
  })
})

test('the documentation for sites names every option', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/sites.md', import.meta.url)), 'utf8')
  const rows = page.split('\n').filter(line => line.startsWith('| `'))
  expect(rows.flatMap(row => row.split(' | ')[0]!.match(/(?<=`)\w+(?=`)/g) ?? []).sort()).toEqual(
    [...optionNames].sort()
  )
})

describe('a pipeline without remarkCitation', () => {
  const without = (markdown: string) =>
    unified()
      .use(remarkParse)
      .use(remarkRehype)
      .use(rehypeCitation, options)
      .use(function () {
        this.compiler = tree => toHtml(tree as Root)
      })
      .process(markdown)

  test.each([
    ['[@doe99]', '1:1-1:9'],
    ['Text.\n\nAs *@zoe:2005, p. 3* says', '3:5-3:20'],
    ['@doe99.', '1:1-1:8']
  ])('fails at %s', async (markdown, place) => {
    await expect(without(markdown)).rejects.toThrow(
      'was not parsed as a citation: add `remarkCitation` of galley/rehype to the remark plugins'
    )
    await expect(without(markdown)).rejects.toMatchObject({name: place, ruleId: 'citation-unread'})
  })

  test('ignores code, and text that cites no work of the bibliography', async () => {
    const markdown = 'Ask @octocat, me@doe99.org or `@doe99`.'
    expect(String(await without(markdown))).toContain('@octocat')
  })
})

describe('words before and after a key', () => {
  test.each([
    ['emphasis', '[*see* @doe99, and *so* on]', '(<em>see</em> Doe, 1999, and <em>so</em> on)'],
    ['a link', '[@doe99, see [x](https://e.com)]', '(Doe, 1999, see <a href="https://e.com">x</a>)'],
    ['an address', '[@doe99, see <https://e.com/a>]', '<a href="https://e.com/a">https://e.com/a</a>)'],
    ['a script', '[@doe99, see [x](javascript:alert%281%29)]', '(Doe, 1999, see x)']
  ])('%s, with and without handlers', async (_, markdown, expected) => {
    expect((await print(markdown)).html).toContain(expected)
    expect((await print(markdown, {}, citationHandlers)).html).toContain(expected)
  })

  test('notes and link definitions of the document need the handlers', async () => {
    const markdown = '[@doe99, see [x][y][^1]]\n\n[y]: https://e.com\n[^1]: A note.'
    const {html, messages} = await print(markdown, {}, citationHandlers)
    expect(messages).toEqual([])
    expect(html).toMatch(/see <a href="https:\/\/e\.com">x<\/a><sup><a href="#user-content-fn-1"/)
    expect(html).toContain('A note.')
    expect(await words(markdown)).toContain('(Doe, 1999, see [x][y][^1])')
    expect((await print(markdown)).messages).toEqual([
      '1:1-1:25: Note `1`, which is called in a citation, is lost: add `citationHandlers` to the handlers of remark-rehype note-undefined'
    ])
  })

  test('HTML of the author does not bypass sanitizing', async () => {
    expect((await print('[<b onclick="x()">see</b> @doe99]')).html).toContain('&#x3C;b onclick="x()">see')
  })

  test('no letter is lost in any document', async () => {
    const letters = fc.string({unit: fc.constantFrom(...'abcxyz ,.()&<"é*_`'), minLength: 1, maxLength: 20})
    await fc.assert(
      fc.asyncProperty(letters, async suffix => {
        const printed = await words(`Start [@doe99, ${suffix}] end.`)
        const written = (text: string): string => text.replace(/[^a-zé]/g, '')
        expect(written(printed.replace('(Doe, 1999', ''))).toBe(written(`Start ${suffix} end.`))
      }),
      {numRuns: 60}
    )
  })
})

describe('compared with the published package', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'galley-rehype-citation-'))
    writeFileSync(join(folder, 'references.bib'), bibliography)
    writeFileSync(join(folder, 'style.csl'), csl)
  })
  afterAll(() => rmSync(folder, {recursive: true}))

  async function published(markdown: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const processor = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkRehype)
      .use(publishedCitation, {bibliography: 'references.bib', csl: 'style.csl', path: folder, ...more})
    return toHtml((await processor.run(processor.parse(markdown))) as Root)
  }

  /** Case, quotes, and white space between blocks are ignored. */
  const normal = (html: string): string =>
    textOf(html)
      .toLowerCase()
      .replace(/[“”„"]/g, '"')
      .replace(/[‘’']/g, "'")
      .replace(/\s+/g, ' ')
      .trim()

  test.each([
    ['one work', '[@doe99]'],
    ['a page', '[@doe99, p. 3]'],
    ['pages', '[@roe01, pp. 3-5]'],
    ['a chapter', '[@doe99, chap. 2]'],
    ['words before', '[see @doe99, p. 3]'],
    ['several works', '[see @doe99, p. 3; also @roe01; @zoe:2005]'],
    ['in the sentence', 'As @doe99 says'],
    ['in the sentence, with a page', 'As @doe99 [p. 3] says'],
    ['without the author', 'Doe [-@doe99, p. 3] says'],
    [
      'several paragraphs',
      'First [@zoe:2005].\n\n- then @doe99\n- and [-@doe99; @roe01]\n\n> last [@zoe:2005, p. 1].'
    ],
    ['in a table', '| a | b |\n|---|---|\n| [@doe99] | @roe01 |'],
    ['code and addresses', 'Not `@doe99` nor me@doe99.org, but [@doe99].'],
    ['the list in its place', '[@doe99]\n\n[^ref]\n\nThe end of [@roe01].'],
    ['unknown names', 'Ask @octocat.\n\nRead [@doe99].']
  ])('%s', async (_, markdown) => {
    const [ours, theirs] = [(await print(markdown)).html, await published(markdown)]
    expect(normal(ours)).toBe(normal(theirs))
    expect(ids(ours)).toEqual(ids(theirs))
  })

  test('all works without citing them', async () => {
    const [ours, theirs] = [
      await print('Text.', {noCite: ['@*']}),
      await published('Text.', {noCite: ['@*']})
    ]
    expect(normal(ours.html)).toBe(normal(theirs))
    expect(ids(ours.html)).toEqual(ids(theirs))
  })

  test.each([
    ['the entries as a title', {showTooltips: true}],
    ['the entries in another attribute', {showTooltips: true, tooltipAttribute: 'data-entry'}],
    ['a block with the entries', {inlineBibClass: ['aside', 'small']}]
  ])('%s', async (_, more) => {
    const markdown = 'Read [see @doe99, p. 3; @roe01].\n\nAnd @zoe:2005.'
    const [ours, theirs] = [(await print(markdown, more)).html, await published(markdown, more)]
    const beside = (html: string) => ({
      attributes: Array.from(html.matchAll(/ (?:title|data-entry)="([^"]*)"/g), ([, text]) => normal(text!)),
      blocks: Array.from(html.matchAll(/<div (?:class|id)="[^"]*" (?:class|id)="inline[^"]*">/g), ([tag]) =>
        tag.match(/"[^"]*"/g)!.sort()
      )
    })
    expect(beside(ours)).toEqual(beside(theirs))
    expect(Object.values(beside(ours)).flat().length).toBeGreaterThan(1)
    expect(normal(ours)).toBe(normal(theirs))
  })

  test('two authors in a sentence: APA has “and” there', async () => {
    expect(await words('As @poe45 say')).toBe('As Poe and Coe (1945) say')
    expect(paragraphs(await published('As @poe45 say'))).toBe('As Poe & Coe (1945) say')
  })

  // The published package renders these incorrectly; we assert its output to notice a fix.
  test.each([
    ['[@doe99, in passing]', '(Doe, 1999, in passing)', '(Doe, 1999, p. i n passing)'],
    ['[@doe99, clear]', '(Doe, 1999, clear)', '(Doe, 1999, p. cl ear)'],
    ['[@doe99, more on this]', '(Doe, 1999, more on this)', '(Doe, 1999, p. m ore on this)'],
    ['[@doe99, see a]', '(Doe, 1999, see a)', '(Doe, 1999)'],
    ['[@doe99, a < b]', '(Doe, 1999, a < b)', '(Doe, 1999)'],
    ['[@doe99, & more]', '(Doe, 1999, & more)', '(Doe, 1999)'],
    ['[see\n@doe99, p.\n3]', '(see Doe, 1999, p. 3)', '(Doe, 1999)'],
    ['[*see* @doe99, p. 3]', '(see Doe, 1999, p. 3)', '[see Doe (1999), p. 3]'],
    ['"@doe99"', '"Doe (1999)"', '"@doe99"'],
    ['[@nope] and [@doe99]', '[@nope] and (Doe, 1999)', '[@nope] and [@doe99]'],
    ['\\@doe99', '@doe99', 'Doe (1999)']
  ])('%s: right here, wrong there', async (markdown, right, wrong) => {
    expect(await words(markdown)).toBe(right)
    expect(paragraphs(await published(markdown))).toBe(wrong)
  })
})
