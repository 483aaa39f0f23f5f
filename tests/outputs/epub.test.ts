import {unzipSync} from 'fflate'
import {beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {elementsOf, rawText, type XmlElement} from '../../src/core/xml.ts'
import {h} from '../../src/outputs/article/elements.ts'
import {fittedHtml} from '../../src/outputs/epub/fit.ts'
import {epubOutput} from '../../src/outputs/epub/index.ts'
import {withDirections} from '../../src/outputs/epub/semantics.ts'
import {readingSheet} from '../../src/outputs/epub/sheet.ts'
import {serializeXhtml, withParsedMarkup} from '../../src/outputs/epub/xhtml.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {packageDifference} from '../../src/reproduce/package-difference.ts'
import {
  differingWords,
  type OpenedEpub,
  openEpub,
  wholeXml,
  wordsOfEpub,
  wordsOfWebPage
} from '../publication.ts'
import {textWorld} from '../world.ts'

const picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  letter => letter.charCodeAt(0)
)

const paper: Readonly<Record<string, string | Uint8Array>> = {
  'manuscript.yaml': `title: Bricks & kilns
subtitle: A study
titles: {ur: اینٹیں}
authors: [{name: Ada King Lovelace, orcid: 0000-0002-1825-0097}]
abstract: {en: On bricks., ur: اینٹوں پر}
keywords: {en: [kilns]}
lang: en
license: CC-BY-4.0
journal: {title: Insights, issn: 1111-1111, volume: 3}
dates: {published: 2026-11}
statements: {conflicts: None.}
related: [{type: preprint, doi: 10.5555/pre}]
csl: ieee
`,
  'references.bib':
    '@article{a, author={Doe, A.}, title={On a}, journal={Peace}, year=2001, url={https://example.org/a|b}}',
  'kiln map.png': picture,
  '01.md': `# Kilns {#sec:kilns}

Works [@a].[^n] See @fig:map, @sec:under, @eq:two, [the data](data.csv) and [nowhere](#nowhere).

![A kiln](kiln%20map.png){#fig:map alt="A drawing"}

Term

: Its meaning.

# Under über {#sec:under}

\\begin{align} a &= b \\label{eq:one} \\\\ c &= d \\label{eq:two} \\end{align}

In a line $x^2$, [اردو]{lang=ur}.

[^n]: A note with **weight**.
`
}

const memo = createMemo()
let bytes: Uint8Array
let problems: readonly string[]
let opened: OpenedEpub
let page: string

beforeAll(async () => {
  const built = await build(textWorld(paper), memo, {
    entry: '',
    draft: true,
    outputs: [epubOutput, htmlOutput]
  })
  const [epub, html] = built.artifacts
  bytes = epub!.bytes
  problems = built.problems
  page = new TextDecoder().decode(html!.bytes)
  opened = openEpub(bytes)
})

const element = (file: string, name: string, attribute: string, value: string): XmlElement | undefined =>
  elementsOf(wholeXml(opened.documents.get(file) ?? opened.files.get(`EPUB/${file}`)!), name).find(
    ({attributes}) => attributes.get(attribute) === value
  )

describe('a publication', () => {
  test('begins with its type, which is not packed', () => {
    expect(new TextDecoder().decode(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip')
    expect([...opened.files.keys()].slice(0, 3)).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'EPUB/package.opf'
    ])
  })

  test('has the words of the page', () => {
    expect(differingWords(wordsOfWebPage(page), wordsOfEpub(opened))).toEqual([])
  })

  test('has a document for each section, in the order of reading', () => {
    expect([...opened.documents.keys()]).toEqual([
      'title.xhtml',
      'text-1.xhtml',
      'text-2.xhtml',
      'text-3.xhtml',
      'text-4.xhtml',
      'colophon.xhtml'
    ])
    for (const text of opened.documents.values()) expect(wholeXml(text).name).toBe('html')
  })

  test('has the same bytes each time', async () => {
    const again = await build(textWorld(paper), memo, {entry: '', draft: true, outputs: [epubOutput]})
    expect(Buffer.compare(again.artifacts[0]!.bytes, bytes)).toBe(0)
  })

  test('names in its package each of its files, and no other', () => {
    const named = elementsOf(opened.package, 'item').map(({attributes}) => `EPUB/${attributes.get('href')}`)
    const others = ['mimetype', 'META-INF/container.xml', 'EPUB/package.opf']
    expect([...named, ...others].toSorted()).toEqual([...opened.files.keys()].toSorted())
    expect(named).toContain('EPUB/pictures/kiln-map.png')
  })
})

describe('its links', () => {
  test('lead to the file of what they name', () => {
    const links = elementsOf(wholeXml(opened.documents.get('text-1.xhtml')!), 'a').map(({attributes}) =>
      attributes.get('href')
    )
    expect(links).toEqual(
      expect.arrayContaining([
        'text-4.xhtml#bib-a',
        'text-3.xhtml#note-1',
        '#fig%3Amap',
        'text-2.xhtml#sec%3Aunder',
        'text-2.xhtml#eq%3Atwo'
      ])
    )
  })

  test('to what is not in it are words, and files are told', () => {
    expect(opened.documents.get('text-1.xhtml')).toContain('<span>the data</span> and <span>nowhere</span>')
    expect(problems).toEqual([
      'the EPUB has no link to `data.csv`, which is not one of its files: a `canonical-url` makes it one to the web'
    ])
  })

  test('of notes are calls that a reading system shows beside the text', () => {
    const call = element('text-1.xhtml', 'a', 'epub:type', 'noteref')
    expect(call?.attributes.get('role')).toBe('doc-noteref')
    const note = element('text-3.xhtml', 'div', 'epub:type', 'footnote')
    expect([note?.attributes.get('id'), note?.attributes.get('role')]).toEqual(['note-1', 'doc-footnote'])
    expect(rawText(note)).toContain('A note with weight.')
  })

  test('of the list of sections are to each of them', () => {
    const lines = elementsOf(elementsOf(wholeXml(opened.files.get('EPUB/nav.xhtml')!), 'nav')[0], 'a')
    expect(lines.map(line => [line.attributes.get('href'), rawText(line)])).toEqual([
      ['title.xhtml', 'Bricks & kilns'],
      ['text-1.xhtml#sec%3Akilns', '1 Kilns'],
      ['text-2.xhtml#sec%3Aunder', '2 Under über'],
      ['text-3.xhtml#notes', 'Notes'],
      ['text-4.xhtml#reference-list', 'References']
    ])
  })
})

describe('its package says', () => {
  const said = (property: string): readonly string[] =>
    elementsOf(opened.package, 'meta').flatMap(meta =>
      meta.attributes.get('property') === property ? [rawText(meta)] : []
    )

  test('what the article is', () => {
    const text = opened.files.get('EPUB/package.opf')
    expect(text).toContain('<dc:title id="title">Bricks &amp; kilns</dc:title>')
    expect(text).toContain('<dc:relation>https://doi.org/10.5555/pre</dc:relation>')
    expect(text).toContain('property="alternate-script" xml:lang="ur">اینٹیں<')
    expect(text).toContain('property="file-as">Lovelace, Ada King<')
    expect(said('dcterms:modified')).toEqual(['2026-11-01T00:00:00Z'])
    expect(said('dcterms:license')).toEqual(['https://creativecommons.org/licenses/by/4.0/'])
    expect(said('belongs-to-collection')).toEqual(['Insights'])
    expect(rawText(elementsOf(opened.package, 'dc:identifier')[0])).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
    )
  })

  test('how it can be read', () => {
    expect(said('schema:accessMode')).toEqual(['textual', 'visual'])
    expect(said('schema:accessModeSufficient')).toEqual(['textual', 'textual,visual'])
    expect(said('schema:accessibilityFeature')).toEqual(
      expect.arrayContaining(['alternativeText', 'MathML', 'describedMath', 'tableOfContents'])
    )
    expect(said('schema:accessibilityHazard')).toEqual(['none'])
  })

  test('nothing of alternative texts that are not there', async () => {
    const {artifacts} = await build(textWorld({...paper, '01.md': 'Words.\n\n![](kiln%20map.png)\n'}), memo, {
      entry: '',
      draft: true,
      outputs: [epubOutput]
    })
    const opf = openEpub(artifacts[0]!.bytes).files.get('EPUB/package.opf')
    expect(opf).not.toContain('alternativeText')
    expect(opf).toContain('1 of 1 pictures have no alternative text.')
    expect(opf).not.toContain('accessModeSufficient">textual<')
  })
})

describe('XHTML', () => {
  test.each([
    [
      'a boolean attribute',
      h('input', {type: 'checkbox', checked: true}),
      '<input type="checkbox" checked="checked"/>'
    ],
    ['a language', h('p', {lang: 'ur', dir: 'rtl'}), '<p lang="ur" xml:lang="ur" dir="rtl"></p>'],
    [
      'a drawing',
      h('svg', {viewBox: '0 0 1 1'}, h('path', {d: 'M0'})),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0"/></svg>'
    ],
    [
      'what XML does not allow',
      h('p', {title: 'a"<\u0001'}, 'b & \u0001'),
      '<p title="a&quot;&lt;\ufffd">b &amp; \ufffd</p>'
    ],
    [
      'a formula',
      {type: 'raw' as const, value: '<math display="block"><mi>&#60;</mi></math>'},
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mi>&lt;</mi></math>'
    ]
  ])('%s', (_, node, expected) => {
    expect(serializeXhtml(withParsedMarkup([node]))).toBe(expected)
  })

  test.each([
    [
      'a block in a line',
      h('p', {}, h('em', {}, h('div', {id: 'a', className: ['b']}, 'c'))),
      '<p><em><span id="a" class="b block">c</span></em></p>'
    ],
    ['a term without a meaning', h('dl', {}, h('dt', {}, 'a')), '<dl><dt>a</dt><dd></dd></dl>'],
    ['a meaning without a term', h('dl', {}, h('dd', {}, 'a')), '<dl><dt></dt><dd>a</dd></dl>']
  ])('%s', (_, node, expected) => {
    expect(serializeXhtml(fittedHtml([node]))).toBe(expected)
  })
})

test('directions are in the text, since a sheet must not have them', () => {
  const citation = h('span', {className: ['citation']}, h('code', {}, 'a'))
  expect(serializeXhtml(withDirections([citation], 'rtl'))).toBe(
    '<bdi class="citation" dir="rtl"><code dir="ltr">a</code></bdi>'
  )
  const english = h('section', {dir: 'ltr'}, citation, h('a', {className: ['cross-reference']}, 'Fig. 1'))
  expect(serializeXhtml(withDirections([english], 'rtl'))).toContain(
    '<span class="citation"><code dir="ltr">'
  )
  const label = h('p', {}, h('span', {className: ['caption-label']}, 'Fig. 1'))
  expect(serializeXhtml(withDirections([label], 'rtl'))).toBe(
    '<p><bdi class="caption-label">Fig. 1</bdi></p>'
  )
})

test('its sheet is that of the style without the page around the article', () => {
  const sheet = `:root { --accent: #000; --page: #fff; font-size: 20px }
@media screen and (min-width: 3rem) { p { color: red } }
@media (prefers-color-scheme:light){:root{--accent:#123456}}
body, p, a:hover { margin: 1em; direction: ltr }
.skip { top: 0 }
caption { position: sticky; padding: 1em }`
  expect(readingSheet(sheet).split('\n').slice(0, 4)).toEqual([
    ':root{--accent:#000}',
    ':root{--accent:#123456}',
    'p{margin:1em}',
    'caption{padding:1em}'
  ])
})

test('a difference is named by its file and its words', () => {
  const other = openEpub(bytes)
  expect(other.files.size).toBeGreaterThan(10)
  const unzip = (archive: Uint8Array) => new Map(Object.entries(unzipSync(archive)))
  const changed = unzip(bytes)
  changed.set(
    'EPUB/text-3.xhtml',
    new TextEncoder().encode(opened.documents.get('text-3.xhtml')!.replace('weight', 'wait'))
  )
  expect(
    packageDifference(bytes, Uint8Array.from([...bytes, 0]), archive =>
      archive === bytes ? unzip(bytes) : changed
    )
  ).toMatch(
    /^EPUB\/text-3\.xhtml, in <strong>, after “Notes Notes A note with”: expected “weight”, found “wait”$/
  )
})
