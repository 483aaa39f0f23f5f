import {unzipSync} from 'fflate'
import {beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {serializeXml, xml} from '../../src/core/xml-tree.ts'
import {fitted} from '../../src/outputs/jats/fit.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {asXmlName} from '../../src/outputs/jats/names.ts'
import {textWorld} from '../world.ts'

const picture = new Uint8Array(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
    .split('')
    .map(letter => letter.charCodeAt(0))
)

const works = ['a', 'b', 'c', 'd']
  .map(
    key =>
      `@article{${key}, author={Doe, ${key.toUpperCase()}.}, title={On {\\em ${key}}}, journal={Peace}, year=2001, volume=3, pages={10--20}, doi={10.5555/${key}}}`
  )
  .join('\n')

const settings = `title: Bricks
titles: {ur: اینٹیں}
authors:
  - {name: Ada King Lovelace, orcid: 0000-0002-1825-0097, email: ada@example.org, corresponding: true, affiliation: 1, roles: [Writing - review and editing, Cooking]}
  - {name: The Kiln Group, corporate: true}
affiliations: [{index: 1, name: Institute of Law, department: History, city: Lahore, country: PK, ror: 05a28rw58}]
abstract: {en: On bricks., ur: اینٹوں پر}
keywords: {en: [kilns], ur: [بھٹے]}
lang: en
license: CC-BY-4.0
journal: {id: insights, title: Insights, issn: {print: 1111-1111, electronic: 2222-2222}, section: Articles, publisher: Kiln Press, country: Pakistan, volume: 3, first-page: 117, last-page: 120}
dates: {received: 2026-02, revised: 2026-03, published: 2026-11-24}
related: [{type: preprint, doi: 10.5555/pre}, {type: dataset, doi: 10.5555/data}]
funding: [{funder: Research Council, ror: 04cw6st05, award: [A-1, A-2]}]
statements: {conflicts: None., acknowledgements: "To *all*."}
csl: ieee
`

const paper: Readonly<Record<string, string | Uint8Array>> = {
  'manuscript.yaml': settings,
  'references.bib': works,
  'kiln map.png': picture,
  '01.md': `# Kilns {#sec:kilns}

Works [@a; @b; @c; @d, p. 3].[^n] See @fig:map and @tbl:t.

![A kiln](kiln%20map.png){#fig:map alt="A drawing"}

| A | B |
|---|---|
| c | d |

: Prices {#tbl:t}

## Under {#sec:under}

\`\`\`js
let a = 1 < 2
\`\`\`

5. five
6. six

\\begin{align} a &= b \\label{eq:one} \\\\ c &= d \\label{eq:two} \\end{align}

In a line $x^2$, *a word*.

::: {#thm-x name="Recovery"}
It holds.
:::

[^n]: A note with **weight**.

# References
`
}

let whole: string
let files: Readonly<Record<string, Uint8Array>>
let problems: readonly string[]

async function jatsOf(given: Readonly<Record<string, string | Uint8Array>>, blind = false) {
  const {
    artifacts,
    problems: found,
    blind: copy
  } = await build(textWorld(given), createMemo(), {
    entry: '',
    draft: true,
    outputs: [jatsOutput],
    ...(blind && {blind: {slug: () => 'copy', machine: []}})
  })
  const [packed] = artifacts
  return {bytes: packed?.bytes, files: packed ? unzipSync(packed.bytes) : {}, problems: found, copy}
}

function xmlIn(parts: Readonly<Record<string, Uint8Array>>): string {
  const [, bytes] = Object.entries(parts).find(([name]) => name.endsWith('.xml'))!
  return new TextDecoder().decode(bytes)
}

beforeAll(async () => {
  const built = await jatsOf(paper)
  files = built.files
  problems = built.problems
  whole = xmlIn(files)
})

test.each([
  ['', '1.3'],
  ['jats-version: 1.3\n', '1.3'],
  ['jats-version: 1.4\n', '1.4']
])('the settings %j give JATS %s', async (setting, version) => {
  const small = {'manuscript.yaml': `title: T\n${setting}`, '01.md': '# A\n'}
  const text = xmlIn((await jatsOf(small)).files)
  expect(text).toContain(` v${version} 20`)
  expect(text).toContain(`dtd-version="${version}"`)
})

test.each([
  [
    '# More {.appendix #more}',
    '<app id="more">\n<label>A</label>\n<title>More</title>\n<p>Words.</p>\n</app>',
    'app'
  ],
  [
    '\\appendix\n\n# More {#more}',
    '<app id="more">\n<label>A</label>\n<title>More</title>\n<p>Words.</p>\n</app>',
    'app'
  ],
  [
    '# More {.supplement #more}',
    '<sec id="more" sec-type="supplementary-material">\n<label>S1</label>\n<title>More</title>\n<p>Words.</p>\n</sec>',
    'sec'
  ],
  ['# More {#more}', '<sec id="more">\n<label>2</label>\n<title>More</title>\n<p>Words.</p>\n</sec>', 'sec']
])('%j is %s', async (heading, expected, type) => {
  const text = xmlIn(
    (
      await jatsOf({
        'manuscript.yaml': 'title: T\nnumber-sections: true\n',
        '01.md': `# One\n\nSee @more.\n\n${heading}\n\nWords.\n`
      })
    ).files
  )
  expect(text).toContain(expected)
  expect(text).toContain(`<xref rid="more" ref-type="${type}">`)
  const outer = type === 'app' ? 'app-group' : 'body'
  expect(text.slice(text.indexOf(`<${outer}>`), text.indexOf(`</${outer}>`))).toContain(expected)
})

describe('the metadata of a JATS file', () => {
  test.each([
    ['the identifiers of the journal', '<journal-id journal-id-type="publisher-id">insights</journal-id>'],
    [
      'the printed ISSN',
      '<issn publication-format="print">1111-1111</issn>\n<issn publication-format="electronic">2222-2222</issn>'
    ],
    ['the section', '<subj-group subj-group-type="heading"><subject>Articles</subject></subj-group>'],
    [
      'a title in another language',
      '<trans-title-group xml:lang="ur"><trans-title>اینٹیں</trans-title></trans-title-group>'
    ],
    [
      'an author',
      '<contrib contrib-type="author" corresp="yes">\n<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>\n<name><surname>Lovelace</surname><given-names>Ada King</given-names></name>'
    ],
    [
      'a role of CRediT',
      '<role vocab="credit" vocab-identifier="https://credit.niso.org/" vocab-term="Writing – review &amp; editing" vocab-term-identifier="https://credit.niso.org/contributor-roles/writing-review-editing/">Writing - review and editing</role>'
    ],
    ['another role', '<role>Cooking</role>'],
    ['a group', '<collab>The Kiln Group</collab>'],
    [
      'an affiliation',
      '<aff id="aff1"><institution-wrap><institution-id institution-id-type="ror">https://ror.org/05a28rw58</institution-id><institution>Institute of Law</institution><institution content-type="dept">History</institution></institution-wrap>, <city>Lahore</city>, <country country="PK">PK</country></aff>'
    ],
    ['its reference', '<xref rid="aff1" ref-type="aff"/>\n<xref rid="cor1" ref-type="corresp"/>'],
    [
      'a date without a day',
      '<date date-type="received" iso-8601-date="2026-02"><month>02</month><year>2026</year></date>'
    ],
    ['the date of a revision', '<date date-type="rev-recd" iso-8601-date="2026-03">'],
    [
      'the country of the publisher',
      '<publisher-loc><country country="PK">Pakistan</country></publisher-loc>'
    ],
    [
      'works that belong to it',
      '<related-article related-article-type="preprint" ext-link-type="doi" xlink:href="10.5555/pre"/>\n<related-object content-type="dataset" object-id-type="doi" object-id="10.5555/data" ext-link-type="doi" xlink:href="10.5555/data"/>'
    ],
    ['pages', '<fpage>117</fpage>\n<lpage>120</lpage>'],
    ['the licence', '<ali:license_ref>https://creativecommons.org/licenses/by/4.0/</ali:license_ref>'],
    ['the second abstract', '<trans-abstract xml:lang="ur">\n<p>اینٹوں پر</p>\n</trans-abstract>'],
    ['keywords', '<kwd-group kwd-group-type="author" xml:lang="ur">\n<kwd>بھٹے</kwd>\n</kwd-group>'],
    [
      'a funder',
      '<award-group><funding-source><institution-wrap><institution>Research Council</institution><institution-id institution-id-type="ror">https://ror.org/04cw6st05</institution-id></institution-wrap></funding-source><award-id>A-1</award-id><award-id>A-2</award-id></award-group>\n<funding-statement>Research Council (A-1, A-2).</funding-statement>'
    ],
    [
      'a statement about the authors',
      '<fn fn-type="coi-statement">\n<p content-type="heading"><bold>Conflicts of interest</bold></p>\n<p>None.</p>\n</fn>'
    ],
    ['thanks', '<ack>\n<title>Acknowledgements</title>\n<p>To <italic>all</italic>.</p>\n</ack>']
  ])('has %s', (_, expected) => {
    expect(whole).toContain(expected)
  })
})

describe('the text of a JATS file', () => {
  test.each([
    ['a section in a section', '<sec id="sec-under">\n<label>1.1</label>\n<title>Under</title>'],
    [
      'a reference to each work of a range',
      '<xref ref-type="bibr" rid="a">[1]</xref><xref ref-type="bibr" rid="b">–</xref><xref ref-type="bibr" rid="c">[3]</xref>, <xref ref-type="bibr" rid="d">[4, p. 3]</xref>'
    ],
    ['a reference to a figure', '<xref rid="fig-map" ref-type="fig">Figure\u00a01</xref>'],
    [
      'a figure',
      '<fig id="fig-map">\n<label>Figure 1</label>\n<caption>\n<p>A kiln</p>\n</caption>\n<graphic mimetype="image" mime-subtype="png" xlink:href="kiln-map.png"><alt-text>A drawing</alt-text></graphic>\n</fig>'
    ],
    [
      'a table',
      '<table-wrap id="tbl-t">\n<label>Table 1</label>\n<caption>\n<p>Prices</p>\n</caption>\n<table>\n<thead>\n<tr>\n<th scope="col">A</th>'
    ],
    ['code', '<code language="js" xml:space="preserve">let a = 1 &lt; 2</code>'],
    ['a list from five', '<list list-type="order">\n<list-item>\n<label>5</label>\n<p>five</p>'],
    ['the lines of a formula', '<disp-formula id="eq-one"><label>(1)</label><alternatives><tex-math>a  = b'],
    ['a formula in a line', '<inline-formula><alternatives><tex-math>x^2</tex-math><mml:math'],
    [
      'a theorem',
      '<statement id="thm-x" content-type="theorem">\n<label>Theorem 1</label>\n<title>Recovery</title>\n<p>It holds.</p>\n</statement>'
    ],
    ['a call of a note', '<xref ref-type="fn" rid="note-1"><sup>1</sup></xref>'],
    ['a note', '<fn id="note-1">\n<label>1</label>\n<p>A note with <bold>weight</bold>.</p>\n</fn>'],
    ['the author’s heading of the references', '<ref-list id="references">\n<title>References</title>'],
    [
      'the fields of a work',
      '<element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Doe</surname><given-names>A.</given-names></name></person-group><article-title>On <italic>a</italic></article-title><source>Peace</source><volume>3</volume><fpage>10</fpage><lpage>20</lpage><year iso-8601-date="2001">2001</year><pub-id pub-id-type="doi">10.5555/a</pub-id></element-citation>'
    ],
    ['its number', '<label>[1]</label>']
  ])('has %s', (_, expected) => {
    expect(whole).toContain(expected)
  })

  test('has its pictures beside it, and no problems', () => {
    expect(Object.keys(files)).toEqual(['bricks.xml', 'kiln-map.png'])
    expect(files['kiln-map.png']).toEqual(picture)
    expect(problems).toEqual([])
  })
})

test('without identifiers of the journal their places are empty, which is told', async () => {
  const built = await jatsOf({'01.md': 'Text.', 'manuscript.yaml': 'title: T\nlicense: CC-BY-4.0'})
  expect(xmlIn(built.files)).toContain('<journal-id journal-id-type="publisher-id"/>\n<issn/>')
  expect(xmlIn(built.files)).toContain('<pub-date-not-available/>')
  expect(built.problems).toEqual([
    'the JATS has an empty place for what every journal has: write `id` and `issn` of the `journal` in the settings'
  ])
})

describe('of an awkward text, a JATS file has', () => {
  const authors = 'authors: [{name: Ada Poe}]'
  test.each([
    [
      'conflicts under a heading, with the notes about the authors',
      {
        '01.md':
          '# A\n\nText.\n\n## Competing interests {#coi}\n\nNone, see @tbl:t.\n\n| a |\n|---|\n| b |\n\n: T {#tbl:t}\n\n# B\n\nSee [them](#coi).'
      },
      [
        /<author-notes>\n<fn id="coi" fn-type="coi-statement">\n<p content-type="heading"><bold>(?:1\.1 )?Competing interests<\/bold><\/p>\n<p>None, /,
        '<xref rid="coi" ref-type="fn">them</xref>'
      ]
    ],
    [
      'the heading of a list without works',
      {'01.md': '# A\n\nText [@nobody].\n\n# Works\n\n::: {#refs}\n:::'},
      [/<title>Works<\/title>/]
    ],
    [
      'an address whose first segment has a colon as no scheme',
      {'01.md': '[a](`https://example.org/a.tsv`)'},
      ['xlink:href="./%60https://example.org/a.tsv%60"']
    ],
    [
      'years in native digits with the same in digits from 0 to 9',
      {
        '01.md': 'متن [@a].',
        'references.bib': '@book{a, author={صدیقہ, عائشہ}, title={بھٹہ}, year=2020, langid={persian}}',
        'manuscript.yaml': `title: T\nlang: fa\ncsl: apa\n${authors}`
      },
      [/<year iso-8601-date="2020">۲۰۲۰<\/year>/]
    ]
  ])('%s', async (_, given, expected) => {
    const text = xmlIn((await jatsOf({'manuscript.yaml': `title: T\n${authors}`, ...given})).files)
    for (const each of expected)
      typeof each === 'string' ? expect(text).toContain(each) : expect(text).toMatch(each)
  })
})

test('a blind copy has no author, no funder and the same bytes each time', async () => {
  const [one, other] = [await jatsOf(paper, true), await jatsOf(paper, true)]
  expect(one.copy?.leaks).toEqual([])
  const text = xmlIn(one.files)
  expect(text).not.toMatch(/Lovelace|Kiln Group|Research Council|Institute of Law|contrib/)
  expect(one.bytes).toEqual(other.bytes)
})

describe('what has no place in JATS', () => {
  test.each([
    [
      'a formula of its own line in italics divides these',
      xml('p', {}, xml('italic', {}, 'a ', xml('disp-formula', {}, 'f'), ' b')),
      '<p><italic>a </italic><disp-formula>f</disp-formula><italic> b</italic></p>'
    ],
    [
      'a note in a link divides it',
      xml('p', {}, xml('ext-link', {id: 'l'}, 'a', xml('xref', {'ref-type': 'fn'}, '1'), 'b')),
      '<p><ext-link id="l">a</ext-link><xref ref-type="fn">1</xref><ext-link>b</ext-link></p>'
    ],
    [
      'a link in a link is its words',
      xml('p', {}, xml('ext-link', {}, 'a', xml('xref', {rid: 'x'}, 'b'))),
      '<p><ext-link>ab</ext-link></p>'
    ],
    [
      'a formula in a title is one of a line, with its number',
      xml('title', {}, xml('disp-formula', {id: 'e'}, xml('label', {}, '(1)'), 'f')),
      '<title><inline-formula id="e">f</inline-formula> (1)</title>'
    ],
    [
      'a table in a cell is its words',
      xml(
        'td',
        {},
        xml('table-wrap', {}, xml('table', {}, xml('tr', {}, xml('td', {}, 'a'), xml('td', {}, 'b'))))
      ),
      '<td>a b  </td>'
    ],
    [
      'a table in a list is in a paragraph',
      xml('list-item', {}, xml('table-wrap', {}, xml('table'))),
      '<list-item><p><table-wrap><table/></table-wrap></p></list-item>'
    ],
    [
      'words under a table are its foot',
      xml('table-wrap', {}, xml('table'), xml('p', {}, 'Source')),
      '<table-wrap><table/><table-wrap-foot><p>Source</p></table-wrap-foot></table-wrap>'
    ],
    ['a break in a paragraph is a space', xml('p', {}, 'a', xml('break'), 'b'), '<p>a b</p>'],
    ['an empty note has a paragraph', xml('fn'), '<fn><p/></fn>']
  ])('%s', (_, given, expected) => {
    expect(serializeXml(fitted(given))).toBe(expected)
  })
})

test('names of XML are those of the anchors, in ASCII', () => {
  expect(['fig:map', '3rd', 'بھٹے', 'a b'].map(asXmlName)).toEqual([
    'fig-map',
    '_3rd',
    '_628_6be_679_6d2',
    'a-b'
  ])
})
