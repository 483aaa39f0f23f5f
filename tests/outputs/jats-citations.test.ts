import {unzipSync} from 'fflate'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {Entry} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {childElements, parseXml, type XmlElement, xmlText} from '../../src/core/xml.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {textWorld} from '../world.ts'

const works = `@article{galtung, author={Galtung, Johan and {van der} Berg, Ann and {Kiln Group}}, title={Why? {\\em Peace}}, journal={Journal of Peace}, year=1969, month=5, volume=6, number=3, pages={167--191}, doi={10.5555/a}}
@incollection{freire, author={Freire, Paulo, Jr.}, editor={Roe, Bo}, translator={Ramos, Myra}, title={A chapter}, booktitle={A book}, edition=2, pages={455--80}, publisher={Sage}, address={London}, year=1970}
@techreport{ilo, author={Doe, Ann}, title={A report}, number={17}, institution={ILO}, year=2001}
@online{web, author={Doe, Ann}, title={A page}, year=2019, url={https://example.org/a}, urldate={2020-03-04}}
@software{tool, author={Doe, Ann}, title={A tool}, version={1.2}, year=2001}
@book{span, author={Roe, Bo}, title={A set}, date={1990/1995}, publisher={Sage}}
@article{urdu, author={خان, احمد}, title={اینٹیں}, journal={امن}, year=2001, langid={urdu}}
@article{math, author={Roe, Bo}, title={On $\\sqrt{\\frac{a}{b}}$ and more}, journal={Peace}, year=2001}
`

/** The printed references of a paper in a style, by their keys, and the words of the entries of its list. */
async function printed(csl: string) {
  let entries: readonly Entry[] = []
  const output: Output = {
    ...jatsOutput,
    render: rendering => {
      entries = rendering.article.lists.flatMap(list => list.entries)
      return jatsOutput.render(rendering)
    }
  }
  const {artifacts} = await build(
    textWorld({
      'manuscript.yaml': `title: T\nlang: en\ncsl: ${csl}\n`,
      'references.bib': works,
      '01.md': 'Works [@galtung; @freire; @ilo; @web; @span; @urdu; @math; @tool].\n'
    }),
    createMemo(),
    {entry: '', draft: true, outputs: [output]}
  )
  const [, bytes] = Object.entries(unzipSync(artifacts[0]!.bytes)).find(([name]) => name.endsWith('.xml'))!
  const text = new TextDecoder().decode(bytes)
  const references = new Map(
    [...text.matchAll(/<ref id="(\w+)">[\s\S]*?<mixed-citation[^>]*>([\s\S]*?)<\/mixed-citation>/g)].map(
      ([, key = '', words = '']) => [key, words]
    )
  )
  return {references, entries, text}
}

test('a printed reference in APA has its parts tagged, and keeps the look that JATS allows them', async () => {
  const {references} = await printed('apa')
  expect(references.get('galtung')).toMatch(
    /^<person-group person-group-type="author"><string-name><surname>Galtung<\/surname>, <given-names>J\.<\/given-names><\/string-name>, <string-name><surname>van der Berg<\/surname>, <given-names>A\.<\/given-names><\/string-name>, &amp; <collab>Kiln Group<\/collab><\/person-group>\. \(<year iso-8601-date="1969">1969<\/year>\)\. <article-title>Why\? <italic>Peace<\/italic><\/article-title>\. <source><italic>Journal of Peace<\/italic><\/source>, <volume>6<\/volume>\(<issue>3<\/issue>\), <fpage>167<\/fpage>–<lpage>191<\/lpage>\. https:\/\/doi\.org\/<pub-id pub-id-type="doi" xlink:href="https:\/\/doi\.org\/10\.5555\/a">10\.5555\/a<\/pub-id>$/
  )
  const chapter = references.get('freire')!
  expect(chapter).toContain('<given-names>P.</given-names>, <suffix>Jr.</suffix></string-name>')
  expect(chapter).toContain('<chapter-title>A chapter</chapter-title>')
  expect(chapter).toMatch(
    /In <person-group person-group-type="editor"><string-name><given-names>B\.<\/given-names> <surname>Roe<\/surname><\/string-name><\/person-group> \(Ed\.\)/
  )
  expect(chapter).toContain('<source><italic>A book</italic></source>')
  // An edition consisting of a number and its ordinal suffix, and pages that the style prints in full.
  expect(chapter).toContain('<edition>2nd</edition> ed.')
  expect(chapter).toContain('pp. <fpage>455</fpage>–<lpage>480</lpage>')
  expect(chapter).toContain('<publisher-name>Sage</publisher-name>')
  expect(references.get('ilo')).toContain('No. <pub-id pub-id-type="publisher-id">17</pub-id>')
  expect(references.get('web')).toContain('xlink:href="https://example.org/a"')
  // A range of two years is not a `<year>`.
  expect(references.get('span')).toContain('(<string-date>1990–1995</string-date>)')
  expect(references.get('urdu')).toContain('<surname>خان</surname>')
  expect(references.get('math')).toMatch(
    /<article-title>On <inline-formula>[\s\S]*<\/inline-formula> and more<\/article-title>\. <source>/
  )
})

test('pages that a style prints in short are a range, and a version says its number', async () => {
  const {references} = await printed('vancouver')
  expect(references.get('galtung')).toContain('<page-range>167–91</page-range>')
  expect((await printed('apa')).references.get('tool')).toContain('<version designator="1.2">1.2</version>')
})

test('the date of access is one element, and the names of a numbered entry have their parts', async () => {
  const {references} = await printed('ieee')
  expect(references.get('web')).toMatch(
    /<date-in-citation content-type="access-date"><month>Mar\.<\/month> <day>0?4<\/day>, <year iso-8601-date="2020">2020<\/year><\/date-in-citation>/
  )
  expect(references.get('galtung')).toMatch(
    /<person-group person-group-type="author"><string-name><given-names>J\.<\/given-names> <surname>Galtung<\/surname><\/string-name>/
  )
  expect(references.get('galtung')).toContain('“<article-title>Why?')
})

test.each(['apa', 'ieee', 'chicago-notes', 'vancouver'])(
  'in %s, the words of printed references are those of the list, whatever is tagged',
  async csl => {
    const {references, entries} = await printed(csl)
    expect(references.size).toBe(8)
    for (const {key, children, fields = []} of entries) {
      const {root} = parseXml(`<r xmlns:xlink="x" xmlns:mml="m">${references.get(key)}</r>`)
      const shown = children.filter(child => child.type !== 'entryPart' || child.part !== 'left-margin')
      if (key !== 'math') expect(xmlText(root).trim(), key).toBe(wordsOf(shown).trim())
      expect(fields.length, key).toBeGreaterThan(3)
      expect(emptyIn(root), key).toEqual([])
    }
  }
)

/** The names of elements without words. */
function emptyIn(element: XmlElement): readonly string[] {
  return childElements(element).flatMap(child =>
    xmlText(child).trim() === '' && child.name !== 'inline-formula' ? [child.name] : emptyIn(child)
  )
}

test('a formula in a title is one in the fields and in the printed words', async () => {
  const {text} = await printed('apa')
  const [, entry = ''] = /<ref id="math">([\s\S]*?)<\/ref>/.exec(text) ?? []
  const titles = [...entry.matchAll(/<article-title>([\s\S]*?)<\/article-title>/g)].map(([, title]) => title)
  expect(titles).toHaveLength(2)
  for (const title of titles)
    expect(title).toMatch(
      /^On <inline-formula><alternatives><tex-math>\\sqrt\{\\frac\{a\}\{b\}\}<\/tex-math><mml:math [\s\S]+<\/mml:math><\/alternatives><\/inline-formula> and more$/
    )
})
