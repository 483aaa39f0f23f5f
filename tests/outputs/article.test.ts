import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import type {Output} from '../../src/outputs/index.ts'
import {withoutComments} from '../../src/outputs/markup.ts'
import {textWorld} from '../world.ts'

const bibliography = `
@book{doe, title = {A Book}, author = {Doe, Jane}, year = 1999, publisher = {Press}}
@article{roe, title = {An article}, author = {Roe, Richard and Poe, Ann}, year = 2001, journal = {Journal}, doi = {10.5555/12345678}}
`

/** The page of a paper in the style `insights`. */
async function page(
  files: string | Readonly<Record<string, string>>,
  settings = '',
  beside: readonly Output[] = []
): Promise<string> {
  const chapters = typeof files === 'string' ? {'manuscript/01.md': files} : files
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: A paper\n${/^style:/m.test(settings) ? '' : 'style: insights\n'}license: CC-BY-NC-ND-4.0\n${settings}`,
    'references.bib': bibliography,
    ...chapters
  })
  const {artifacts} = await build(world, createMemo(), {
    entry: '',
    outputs: [htmlOutput, ...beside],
    draft: true
  })
  return new TextDecoder().decode(artifacts[0]!.bytes)
}

/** The main text without tags; each run of blanks between blocks becomes one. */
async function words(files: string | Readonly<Record<string, string>>, settings = ''): Promise<string> {
  return textOf(mainText(await page(files, settings)))
}

/** The main text of a page, without what the style's page adds around chapters, notes and references. */
function mainText(html: string): string {
  const start = html.indexOf('<div class="text"')
  const end = html.indexOf('<footer class="colophon"')
  return html.slice(html.indexOf('>', start) + 1, end < 0 ? html.indexOf('</article>') : end)
}

function textOf(html: string): string {
  return html
    .replace(/<\/?(p|h[1-6]|li|ol|ul|div|section|table|tr|figure|caption|figcaption|img)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([0-9A-F]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10))
    )
    .replace(/\s+/g, ' ')
    .trim()
}

test.each([
  ['funding: Paid by A.'],
  ['funding: [Paid by A., And by B.]'],
  ['funding: {statement: Paid by A.}'],
  ['funding:\n  - statement: Paid by A.\n  - {id: b, source: B}']
])('a statement about funding: %s', async settings => {
  const colophon = textOf((await page('Words.', settings)).replace(/^[\s\S]*<footer class="colophon"/, ''))
  expect(colophon).toMatch(/Funding\.? Paid by A\.(?: And by B\.| B)?/)
  if (settings.includes('B')) expect(colophon).toMatch(/Paid by A\. (And by B\.|B)/)
})

test.each([
  ['insights', 'Said (Doe, 1999). Doe (1999) said x^2.'],
  ['notes', 'Said. Doe said x^2.'],
  ['twocolumn', 'Said [1]. Doe [1] said x^2.']
])('metadata has the citations of the abstract as %s renders them', async (style, text) => {
  const abstract = 'abstract: "Said [@doe].^[A note.] @doe said $x^2$."'
  const html = await page({'manuscript/01.md': 'Words.'}, `style: ${style}\n${abstract}`)
  const texts = [...html.matchAll(/(?:citation_|DCTERMS\.)abstract" content="([^"]*)"/g)].map(
    ([, words]) => words
  )
  expect(texts).toEqual([text, text])
})

test('a class of the author that is one of the page, such as the hidden `preview`, is not on their words', async () => {
  const html = mainText(
    await page(
      '# One\n\n::: {.preview .mine}\nDivision.\n:::\n\n[Span]{.skip .mine}, `code`{.choice}.\n\n``` {.r .contents}\nx\n```\n'
    )
  )
  expect(html).toContain('<div class="mine"><p>Division.</p></div>')
  expect(html).toContain('<span class="mine">Span</span>')
  expect(html).not.toMatch(/choice|class="[^"]*contents/)
})

test('notes of a caption above its table are numbered before those of the cells', async () => {
  const table = '| A^[Of a cell.] |\n|---|\n| b |\n\n: Words.^[Of the caption.]'
  expect(await words(table)).toMatch(/Words\.1 A2 b Notes .*Of the caption\..* Of a cell\./)
})

test('front matter ends at the first `---` or `...`; the title of a chapter is its heading, the rest is no text', async () => {
  const text = '---\ntitle: Dots\nlang: en\n...\n\nOne.\n\n---\n\nTwo.\n'
  expect(await words({'manuscript/01.md': text})).toBe('1 Dots One. Two.')
  const other = '---\ntitle: Dashes\n---\n\nOne.\n\n...\n\nTwo.\n'
  expect(await words({'manuscript/01.md': other})).toBe('1 Dashes One. … Two.')
})

describe('citations', () => {
  test.each([
    ['paragraph', 'Seen [@doe, p. 3].', 'Seen (Doe, 1999, p. 3).'],
    ['paragraph with an article of a law', 'By [@doe, art. 9(4)-(5)].', 'By (Doe, 1999, Article 9(4)–(5)).'],
    ['paragraph with a range', 'See [@doe, pp. 12--14].', 'See (Doe, 1999, pp. 12–14).'],
    ['narrative', '@roe [p. 4] say so.', 'Roe and Poe (2001, p. 4) say so.'],
    ['heading', '# After [@doe] {.unnumbered}', 'After (Doe, 1999)'],
    ['emphasis and strong', '*see [@doe]* **and [@roe]**', 'see (Doe, 1999) and (Roe & Poe, 2001)'],
    ['link', '[as [@doe] says](https://example.org)', 'as (Doe, 1999) says'],
    ['table', '| a |\n|---|\n| [@doe] |', 'a (Doe, 1999)'],
    ['quotation', '> So it is [@doe].', 'So it is (Doe, 1999).'],
    ['list', '- one [@doe]\n- two', 'one (Doe, 1999) two'],
    ['note', 'Text.[^a]\n\n[^a]: See [@doe].', 'Text.1 Notes See (Doe, 1999).'],
    ['note where it is called', 'Text.^[See [@doe].]', 'Text.1 Notes See (Doe, 1999).'],
    ['code', '`[@doe]`', '[@doe]'],
    ['e-mail address', 'Write to me@doe.org.', 'Write to me@doe.org.'],
    ['escaped', 'Not \\@doe.', 'Not @doe.'],
    ['address', '<https://example.org/@doe>', 'https://example.org/@doe'],
    [
      'citation’s own words',
      'Seen [as in @doe, who cites @roe].',
      'Seen (as in Doe, 1999, who cites Roe and Poe (2001)).'
    ],
    ['unknown among known', 'Seen [@doe; @nope].', 'Seen (Doe, 1999; nope?).']
  ])('in a %s', async (_, markdown, expected) => {
    expect(await words(`${markdown}\n`)).toContain(expected)
  })

  test('link to the entry, and the entry back to each of them', async () => {
    const html = await page('One [@doe]. Two [@doe, p. 2].')
    expect(html).toMatch(/id="citation--doe--1"[^>]*>.*?<a[^>]*href="#bib-doe"/)
    expect(html).toMatch(/<div id="bib-doe" class="csl-entry"/)
    expect(html).toMatch(/class="back-links".*href="#citation--doe--1".*href="#citation--doe--2"/s)
  })

  test('of many works have the keys of forty, since each entry links to them', async () => {
    const keys = Array.from({length: 41}, (_, at) => `nope${at}`)
    const html = await page(`One [${keys.map(key => `@${key}`).join('; ')}].`)
    expect(html).toContain(`id="citation--${keys.slice(0, 40).join('--')}--1"`)
  })

  test('are numbered through all chapters', async () => {
    const html = await page({'manuscript/01.md': 'One [@doe].', 'manuscript/02.md': 'Two [@roe].'})
    expect(html).toContain('id="citation--doe--1"')
    expect(html).toContain('id="citation--roe--2"')
  })
})

describe('the list of references', () => {
  const once = (html: string): number => html.match(/id="bib-doe"/g)?.length ?? 0

  test('is in its div', async () => {
    const html = await page('See [@doe].\n\n# Sources\n\n::: {#refs}\n:::\n\n# Appendix\n\nWords.')
    expect(once(html)).toBe(1)
    expect(html.indexOf('id="bib-doe"')).toBeGreaterThan(html.indexOf('Sources</h2>'))
    expect(html.indexOf('id="bib-doe"')).toBeLessThan(html.indexOf('Appendix</h2>'))
  })

  test.each(['References', 'Bibliography', 'Literatur', 'حوالہ جات'])(
    'is under a closing heading “%s”',
    async heading => {
      const html = await page(`See [@doe].\n\n# ${heading}\n`)
      expect(once(html)).toBe(1)
      expect(html.match(/<h2/g)).toHaveLength(1)
      expect(html.indexOf('id="bib-doe"')).toBeGreaterThan(html.indexOf(`${heading}</h2>`))
    }
  )

  test('is at the end under a generated heading in the language of the paper', async () => {
    expect(await words('See [@doe].')).toMatch(/See \(Doe, 1999\)\. References Doe, J\. \(1999\)/)
    expect(await words('Voir [@doe].', 'lang: fr\n')).toContain('Références Doe')
    expect(await words('See [@doe].', 'reference-section-title: Works cited\n')).toContain('Works cited Doe')
  })

  test('follows the notes, and is absent without citations', async () => {
    expect(await words('Text.[^a]\n\n[^a]: See [@doe].\n\n# References\n')).toMatch(
      /Notes See \(Doe, 1999\)\. References Doe/
    )
    expect(await page('Words.')).not.toContain('class="csl-entry"')
  })
})

describe('cross-references', () => {
  test.each([
    ['# Law {#sec:law}\n\nSee @sec:law.', 'See Section 1.'],
    ['![Map.](m.svg){#fig:m}\n\nSee @fig:m and [-@fig:m].', 'See Figure 1 and 1.'],
    ['| a |\n|---|\n| b |\n\n: Caption. {#tbl:t}\n\nSee @tbl:t.', 'See Table 1.'],
    ['![Map.\\label{fig:m}](m.svg)\n\nSee \\autoref{fig:m}, \\ref{fig:m}.', 'See Figure 1, 1.'],
    ['$$x$$ {#eq:x}\n\nSee @eq:x.', 'See Equation (1).'],
    ['![Map.](m.svg){#fig-m}\n\nQuarto: @fig-m.', 'Quarto: Figure 1.'],
    ['See @fig:none.', 'See @fig:none.']
  ])('%s', async (markdown, expected) => {
    expect(await words(markdown)).toContain(expected)
  })

  test('sections are numbered by depth through all chapters', async () => {
    const text = await words({
      'manuscript/01.md': '# A\n\n## B\n',
      'manuscript/02.md': '# C\n\n## D\n\n## E {#e}\n\n# F {-}\n\n# G\n'
    })
    expect(text).toBe('1 A 1.1 B 2 C 2.1 D 2.2 E F 3 G')
  })
})

describe('no text of the author is lost, and none is executed', () => {
  test.each([
    ['HTML', 'One <script>alert(1)</script> two.', 'One <script>alert(1)</script> two.'],
    ['a block of HTML', '<div onclick="x()">Words</div>', '<div onclick="x()">Words</div>'],
    ['TeX', 'One \\unknown{two} three.', 'One \\unknown{two} three.'],
    [
      'a TeX environment',
      '\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}',
      '\\begin{tikzpicture} \\draw (0,0); \\end{tikzpicture}'
    ],
    ['maths that is none', 'One $\\frac{1$ two.', 'One $\\frac{1$ two.'],
    ['a note that is not defined', 'One.[^a]', 'One.[^a]'],
    ['a note that nothing calls', 'One.\n\n[^a]: Two.', 'One. Notes Two.'],
    ['a picture that is not there', '![Map.](none.png)', '[none.png] Figure 1. Map.']
  ])('%s', async (_, markdown, expected) => {
    const main = mainText(await page(markdown))
    expect(main).not.toMatch(/<script|<[^>]* onclick/)
    expect(textOf(main)).toBe(expected)
  })

  test.each([
    'javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'java\tscript:x'
  ])('a link to %s', async url => {
    const html = await page(`[words](<${url}>)`)
    expect(html).not.toMatch(/href="(javascript|vbscript|data|file|java\s*script)/i)
    expect(html).toContain('words')
  })

  test.each([
    ['<javascript:x>', 'javascript:x'],
    ['[words](<javascript:x>)', 'words javascript:x']
  ])('an unsafe URL is printed once: %s', async (markdown, expected) => {
    expect(textOf(mainText(await page(markdown)))).toBe(expected)
  })

  test('a title that contains the end tag of the page’s head', async () => {
    const html = await page(
      'Words.',
      'short-title: "</style><script>x</script>"\nsubtitle: "</title></script><script>y</script>"\n'
    )
    expect(html.match(/<script/g)).toHaveLength(3)
  })
})

test.each([
  [
    '<https://example.org/a/very/long_path/of/many?parts=1&x=2>',
    'https://example.org/<wbr>a/very/<wbr>long_path/<wbr>of/many?<wbr>parts=1&#x26;x=2'
  ],
  ['<https://example.org/short>', 'https://example.org/short'],
  ['[https](https://example.org/a/very/long/path/of/many)', 'https']
])('a long URL can break after separators: %s', async (text, shown) => {
  expect(await page(text)).toContain(`">${shown}</a>`)
})

test('a name is shown with a typographic apostrophe, and is exported as typed', async () => {
  const html = await page('Words.', `author: Bob O'Neil\n`)
  expect(html).toContain('<span class="author">Bob O’Neil</span>')
  expect(html).toContain(`<meta name="citation_author" content="O&#x27;Neil, Bob">`)
})

test('the number and the name of an affiliation stay on one line', async () => {
  const html = await page('Words.', 'affiliations: [One, Two]\nauthor: [{name: A, affiliation: [1, 2]}]\n')
  expect(html).toMatch(/<sup[^>]*>2<\/sup>(?:\u00a0|&#xA0;|&nbsp;)(?:<[^>]*>)?Two/)
})

describe('metadata', () => {
  const licence = 'https://creativecommons.org/licenses/by-nc-nd/4.0/'
  const settings = `lang: en-GB
authors:
  - {name: Ada Lovelace, orcid: 0000-0002-1825-0097, affiliation: 1}
  - {name: The galley project, corporate: true}
affiliations: [{index: 1, name: Institute}]
abstract: {en: A short abstract., ur: "ایک خلاصہ۔"}
titles: {ur: "ایک مقالہ"}
keywords: {en: [law, crime], ur: [قانون]}
journal: {title: Insights, volume: 3, issue: 1, first-page: 117, publisher: Press}
doi: 10.5555/galley.1
dates: {published: 2026-11-24}
copyright: {holder: The Authors, year: 2026}
`

  test('the URL of the licence is exactly the same in all places', async () => {
    const html = await page('Words.', settings)
    expect(html).toContain(`<link rel="license" href="${licence}">`)
    expect(html).toContain(`<meta name="DCTERMS.license" content="${licence}">`)
    expect(html).toContain(`"license":"${licence}"`)
    expect(html).toMatch(
      new RegExp(`<a rel="license" href="${licence}"><span class="license-name">CC BY-NC-ND 4.0`)
    )
    const found = html.match(/https?:\/\/creativecommons\.org\/licenses[^"<\s)]*/g)!
    expect(new Set(found)).toEqual(new Set([licence]))
  })

  test('the description for search engines and messengers is the beginning of the abstract', async () => {
    const html = await page(
      'Words.',
      `journal: Insights\nabstract: ${'One word after another. '.repeat(20)}\n`
    )
    const shown = `${'One word after another. '.repeat(8)}One`
    expect(html).toContain(`<meta name="description" property="og:description" content="${shown}…">`)
    expect(html).toContain('<meta property="og:title" content="A paper">')
    expect(html).toContain('<meta property="og:site_name" content="Insights">')
    expect(html).not.toContain('og:url')
    expect(html).toContain('<meta name="citation_pdf_url" content="a-paper.pdf">')
  })

  test.each([
    ['|\n  One.\n\n  Two *b*, c.', 'One. Two b, c.'],
    ['|\n  One:\n\n  - two\n  - three **b**.', 'One: two three b.']
  ])(
    'the description of the abstract %j has its paragraphs, items and cells apart',
    async (abstract, shown) => {
      const html = await page('Words.', `abstract: ${abstract}\n`)
      expect(html).toContain(`<meta name="description" property="og:description" content="${shown}">`)
    }
  )

  const nothing = {bytes: new Uint8Array(), problems: [], environment: {}}
  const pdf: Output = {...htmlOutput, name: 'pdf', ending: 'pdf', render: async () => nothing}

  test('the page links to the PDF only if it is built', async () => {
    const link = (words: string): string =>
      `<a class="pdf-link" href="a-paper.pdf" type="application/pdf">${words}</a>`
    const facts = 'doi: 10.5555/x\n'
    expect(await page('Words.', facts, [pdf])).toContain(
      `x</a><span class="screen-only"> · ${link('PDF')}</span></p>`
    )
    const joss = {'manuscript/manuscript.yaml': 'title: A paper\nstyle: joss\n', 'manuscript/01.md': 'Words.'}
    const inMargin = await page(joss, '', [pdf])
    expect(inMargin).toContain(`<dt>PDF</dt><dd>${link('Download')}</dd>`)
    expect(await page('Words.', facts)).not.toContain('class="pdf-link"')
  })

  test('the URL of the PDF is absolute if that of the page is known', async () => {
    const html = await page('Words.', 'canonical-url: https://journal.example/3/1/law.html\n')
    expect(html).toContain('<link rel="canonical" href="https://journal.example/3/1/law.html">')
    expect(html).toContain('<meta property="og:url" content="https://journal.example/3/1/law.html">')
    expect(html).toContain(
      '<meta name="citation_fulltext_html_url" content="https://journal.example/3/1/law.html">'
    )
    expect(html).toContain('<meta name="citation_pdf_url" content="https://journal.example/3/1/a-paper.pdf">')
    expect(html).toContain('"url":"https://journal.example/3/1/law.html"')
  })

  test('the URL of a PDF elsewhere is in the metadata and in the page’s link', async () => {
    const at = 'https://journal.example/article/download/7/12?a=1&b=%20'
    const html = await page(
      'Words.',
      `doi: 10.5555/x\ncanonical-url: https://journal.example/law.html\npdf-url: ${at}\n`,
      [pdf]
    )
    const written = at.replace('&', '&#x26;')
    expect(html).toContain(`<meta name="citation_pdf_url" content="${written}">`)
    expect(html).toContain(`href="${written}"`)
    expect(html).not.toContain('a-paper.pdf')
  })

  test('Highwire, Dublin Core and JSON-LD', async () => {
    const html = await page('Words.', settings)
    for (const [name, content] of [
      ['citation_title', 'A paper'],
      ['citation_author', 'Lovelace, Ada'],
      ['citation_author', 'The galley project'],
      ['citation_publication_date', '2026/11/24'],
      ['citation_journal_title', 'Insights'],
      ['citation_firstpage', '117'],
      ['citation_doi', '10.5555/galley.1'],
      ['DC.rights', '© 2026 The Authors. CC BY-NC-ND 4.0']
    ]) {
      expect(html).toContain(`<meta name="${name}" content="${content}">`)
    }
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!)
    expect(data).toMatchObject({
      '@type': 'ScholarlyArticle',
      '@id': 'https://doi.org/10.5555/galley.1',
      headline: 'A paper',
      author: [
        {
          '@type': 'Person',
          givenName: 'Ada',
          familyName: 'Lovelace',
          identifier: 'https://orcid.org/0000-0002-1825-0097'
        },
        {'@type': 'Organization', name: 'The galley project'}
      ],
      datePublished: '2026-11-24',
      license: licence,
      pageStart: 117,
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: '1',
        isPartOf: {
          '@type': 'PublicationVolume',
          volumeNumber: '3',
          isPartOf: {'@type': 'Periodical', name: 'Insights'}
        }
      }
    })
  })

  test('an abstract in Urdu is right-to-left', async () => {
    const html = await page('Words.', settings)
    expect(html).toMatch(/<section class="abstract" lang="ur" dir="rtl">.*خلاصہ.*قانون/s)
    expect(html).toMatch(/<p class="title-translated" lang="ur" dir="rtl"[^>]*>ایک مقالہ<\/p>/)
  })

  test('the page makes no requests', async () => {
    const html = await page('Words [@roe].', settings)
    expect(html).toContain('default-src &#x27;none&#x27;')
    expect(html).not.toMatch(/<(img|script|iframe|link rel="(stylesheet|preload)")[^>]+(src|href)="(?!data:)/)
  })
})

test('a formula in the title of a work is rendered in the list and in citations', async () => {
  const world = textWorld({
    'manuscript/manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\nstyle: insights\n',
    'manuscript/01.md': 'See [@space].',
    'references.bib':
      '@book{space, title = {Of $\\mathbb{R}^3$ for \\$5}, publisher = {Press}, date = {2001}}'
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  expect(html.match(/<math[^>]*>.*?ℝ.*?<\/math>/gs)).toHaveLength(2)
  expect(html).toContain('$5')
  expect(html).not.toContain('mathbb')
})

test('a style sheet is embedded without comments, but with similar text in strings', () => {
  const sheet = '/* One. */\na {\n  content: "/* kept */";\n  color: red; /* why */\n}\n'
  expect(withoutComments(sheet).trim()).toBe('a {\ncontent: "/* kept */";\ncolor: red;\n}')
})

describe('links', () => {
  const linked = async (text: string, settings = '') =>
    mainText(await page({'manuscript/01.md': text}, settings)).replace(/ (class|id|role)="[^"]*"/g, '')

  test.each([
    [
      '[see [^1] there](https://example.org)\n\n[^1]: Note.',
      '<a href="https://example.org">see  there</a><sup><a href="#note-1">1</a></sup>'
    ],
    [
      '[[^1]](https://example.org)\n\n[^1]: Note.',
      '<a href="https://example.org">https://example.org</a><sup><a href="#note-1">1</a></sup>'
    ],
    [
      '[after @doe][site]\n\n[site]: https://example.org',
      '<a href="https://example.org">after <span>Doe (<span>1999</span>)</span></a>'
    ]
  ])('links are not nested: %s', async (text, expected) => {
    expect(await linked(text)).toContain(expected)
  })
})

test('a link without a URL becomes its text', async () => {
  expect(mainText(await page('The [*minimal* lecture]() there.'))).toContain(
    '<p>The <em>minimal</em> lecture there.</p>'
  )
})

test.each([
  ['Note 1', 'note-1'],
  ['Notes', 'notes'],
  ['Contents', 'contents']
])('a heading “%s” has another id than the page uses for itself, and links lead to it', async (name, id) => {
  const html = await page(
    `# One\n\nCall.[^1] See [there](#${id}).\n\n## ${name}\n\nWords.\n\n[^1]: A note.\n`
  )
  expect(html.match(new RegExp(` id="${id}"`, 'g')) ?? []).toHaveLength(id === 'contents' ? 0 : 1)
  expect(html).toContain(`<a href="#${id}-1">there</a>`)
  expect(html).toContain(` id="${id}-1"`)
})
test('a heading with the id `refs` keeps it, and the list has none', async () => {
  const html = await page('[@doe]\n\n## Sources {#refs}')
  expect(html.match(/ id="refs"/g)).toHaveLength(1)
  expect(html).toContain('<h2 id="refs">')
  expect(await page('[@doe]')).toMatch(/<div id="refs" class="references/)
  expect(await page('[@doe]\n\n::: {#refs}\n:::')).toMatch(/<div id="refs" class="references/)
})

test('nested fractions are valid MathML', async () => {
  const html = await page('$\\frac{\\sqrt{\\frac{n}{n-1}}}{x}$, $\\scriptstyle x$')
  expect(html).not.toMatch(/<(?!mstyle)\w+ [^>]*scriptlevel/)
  expect(html).toContain(
    '<mfrac><msqrt><mfrac><mi>n</mi><mrow><mi>n</mi><mo lspace="0" rspace="0">−</mo><mn>1</mn></mrow></mfrac></msqrt><mi>x</mi></mfrac>'
  )
})

test.each([
  ['in the language of the paper', 'lang: de\n', ' alttext="x kleiner als y"'],
  ['but not in another', 'lang: sv\n', '']
])('a formula has words beside its MathML, %s', async (_, settings, words) => {
  const html = await page('$x < y$', settings)
  expect(html).toContain(`<math${words} xmlns="http://www.w3.org/1998/Math/MathML">`)
})

test('a note at an author’s name has a sign, and metadata has the name without it', async () => {
  const names = ['Ann Doe^[Now at Oslo]', 'Bob Roe', 'Cy Poe^[On leave]', 'Di Moe^[Now at Oslo]']
  const html = await page('Words.', `authors: ${JSON.stringify(names)}\n`)
  expect(html).toMatch(/Ann Doe<sup>‡<\/sup>.*Bob Roe,.*Cy Poe<sup>§<\/sup>.*Di Moe<sup>‡<\/sup>/)
  expect(html).toContain('<p class="correspondence">‡ Now at Oslo · § On leave</p>')
  expect(html).toContain('<meta name="citation_author" content="Doe, Ann">')
})
