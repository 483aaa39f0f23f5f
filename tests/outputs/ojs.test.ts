import {strFromU8, unzipSync} from 'fflate'
import {beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {OjsVersion} from '../../src/core/types.ts'
import {outputsNamed} from '../../src/node/commands/outputs.ts'
import {allOutputs, type Output} from '../../src/outputs/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {mecaOutput} from '../../src/outputs/meca/index.ts'
import {ojsOutput} from '../../src/outputs/ojs/index.ts'
import {textWorld} from '../world.ts'

const settings = `title: Bricks & *Law*
subtitle: A comparison
titles: {ur: اینٹیں}
style: q
authors:
  - {name: Ada King Lovelace, orcid: 0000-0002-1825-0097, affiliation: [1, 2]}
  - {name: The Kiln Group, corporate: true, email: kiln@example.org}
affiliations: [{index: 1, name: Institute of Law, city: Lahore, country: Pakistan, ror: 05a28rw58}, {index: 2, name: Kiln Press}]
abstract: {en: "On *bricks* [@a], $x<1$ and <https://example.org>.", ur: اینٹوں پر}
keywords: {en: [kilns], ur: [بھٹے]}
lang: en-GB
license: CC-BY-4.0
copyright: {holder: The Authors, year: 2026}
doi: 10.5555/bricks
journal: {section: ART, volume: 3, issue: 1, first-page: 117, last-page: 120}
dates: {received: 2026-02, published: 2026-11-24}
funding: [{funder: Research Council, award: A-1}]
output: bricks
`
const style = (version: OjsVersion): string =>
  `extends: plain\ncsl: ieee\njournal: {title: Insights, id: ins, issn: 2049-3630, sections: [{ref: ART, title: Articles}]}\nojs: {version: ${version}, author-group: Autor}\n`
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
const paper = (version: OjsVersion, own = settings) => ({
  'manuscript.yaml': own,
  'styles/q/style.yaml': style(version),
  'references.bib': '@article{a, author={Doe, A.}, title={On A}, journal={Peace}, year=2001, volume=3}',
  'map.svg': svg,
  '01.md': 'Works [@a].\n\n![A kiln](map.svg){alt="A kiln"}'
})

const fake = (name: string): Output => ({
  name,
  ending: name,
  mediaType: `application/${name}`,
  render: async () => ({bytes: new TextEncoder().encode(name)})
})

async function built(files: Readonly<Record<string, string>>, outputs: readonly Output[], blind = false) {
  const {artifacts, problems} = await build(textWorld(files), createMemo(), {
    entry: '',
    draft: true,
    outputs,
    ...(blind && {blind: {slug: () => 'copy', machine: []}})
  })
  const file = (ending: string) => artifacts.find(({path}) => path.endsWith(ending))?.bytes
  return {ojs: new TextDecoder().decode(file('.ojs.xml')), meca: file('.meca.zip'), problems}
}

const outputs = [fake('pdf'), fake('html'), fake('epub'), jatsOutput, ojsOutput, mecaOutput]

describe('a file for OJS', () => {
  let versions: ReadonlyArray<readonly [OjsVersion, string]> = []
  let usual = ''

  beforeAll(async () => {
    versions = await Promise.all(
      (['3.3', '3.4', '3.5'] as const).map(async version => {
        const {ojs, problems} = await built(paper(version), version === '3.4' ? outputs : [ojsOutput])
        expect(problems).toEqual([])
        return [version, ojs] as const
      })
    )
    usual = versions[1]![1]
  })

  test.each([
    [
      'the issue',
      '<issue_identification><volume>3</volume><number>1</number><year>2026</year></issue_identification>'
    ],
    [
      'its section',
      '<abbrev locale="en">ART</abbrev><title locale="en">Articles</title></section></sections><articles>'
    ],
    ['the publication', 'date_published="2026-11-24" section_ref="ART">'],
    ['the author to write to', 'primary_contact_id="2"'],
    ['the DOI', '<id type="doi" advice="update">10.5555/bricks</id>'],
    [
      'a title with its emphasis',
      '<title locale="en">Bricks &amp; &lt;i&gt;Law&lt;/i&gt;</title><title locale="ur">اینٹیں</title><subtitle locale="en">'
    ],
    [
      'an abstract',
      '<abstract locale="en">&lt;p&gt;On &lt;em&gt;bricks&lt;/em&gt; [1], \\(x&amp;lt;1\\) and &lt;a href=&quot;https://example.org/&quot;&gt;https://example.org&lt;/a&gt;.&lt;/p&gt;</abstract><abstract locale="ur">'
    ],
    [
      'the rights',
      '<licenseUrl>https://creativecommons.org/licenses/by/4.0/</licenseUrl><copyrightHolder locale="en">The Authors</copyrightHolder><copyrightYear>2026</copyrightYear>'
    ],
    ['the funders', '<agencies locale="en"><agency>Research Council</agency></agencies>'],
    [
      'an author',
      '<author include_in_browse="true" user_group_ref="Autor" seq="0" id="1"><givenname locale="en">Ada King</givenname><familyname locale="en">Lovelace</familyname><affiliation locale="en">Institute of Law, Lahore, Pakistan; Kiln Press</affiliation><country>PK</country><email/><orcid>https://orcid.org/0000-0002-1825-0097</orcid></author>'
    ],
    ['a group', '<givenname locale="en">The Kiln Group</givenname><email>kiln@example.org</email>'],
    [
      'a galley',
      '<article_galley locale="en" approved="false"><name locale="en">PDF</name><seq>0</seq><submission_file_ref id="1"/></article_galley>'
    ],
    [
      'its file',
      '<submission_file id="1" file_id="1" stage="proof" viewable="false" genre="Article Text"><name locale="en">bricks.pdf</name><file id="1" filesize="3" extension="pdf"><embed encoding="base64">cGRm</embed></file></submission_file>'
    ],
    ['an EPUB', '<name locale="en">bricks.epub</name><file id="3" filesize="4" extension="epub">'],
    ['JATS', '<name locale="en">bricks.xml</name><file id="4"'],
    [
      'the pictures of JATS',
      'stage="dependent" viewable="false" genre="Image"><name locale="en">map.svg</name><submission_file_ref id="4"/>'
    ],
    [
      'the references',
      '<citations><citation>A. Doe, ‘On a’, Peace, vol. 3, 2001.</citation></citations><pages>117-120</pages>'
    ]
  ])('has %s', (_, expected) => {
    expect(usual).toContain(expected)
  })

  test.each<readonly [string, Readonly<Record<string, string>>]>([
    [
      'the names of languages',
      {3.3: '<title locale="ur_PK">', 3.4: '<title locale="ur">', 3.5: '<title locale="ur">'}
    ],
    [
      'the language of the publication',
      {3.3: '<publication locale="en_US" version', 3.4: '<publication version', 3.5: '<publication version'}
    ],
    [
      'the progress',
      {3.3: 'submission_progress="0"', 3.4: 'submission_progress=""', 3.5: 'submission_progress=""'}
    ],
    [
      'keywords',
      {3.3: '<keyword>kilns<', 3.4: '<keyword>kilns<', 3.5: '<keyword><name>kilns</name></keyword>'}
    ],
    [
      'affiliations',
      {
        3.3: '<affiliation locale="en_US">Institute of Law, Lahore, Pakistan; Kiln Press</affiliation>',
        3.4: '<affiliation locale="en">Institute',
        3.5: '<rorAffiliation><ror>https://ror.org/05a28rw58</ror><name locale="en">Institute of Law, Lahore, Pakistan</name></rorAffiliation><affiliation><name locale="en">Kiln Press</name></affiliation>'
      }
    ],
    ['titles', {3.3: 'Bricks &amp; Law</title>', 3.4: '&lt;i&gt;Law', 3.5: '&lt;i&gt;Law'}]
  ])('has %s as its version asks', (_, expected) => {
    for (const [version, text] of versions) expect(text).toContain(expected[version])
  })

  test('has the same bytes each time', async () => {
    expect((await built(paper('3.5'), [ojsOutput])).ojs).toBe(versions[2]![1])
  })
})

test.each<readonly [string, string, string]>([
  [
    'an e-mail, a section and a day',
    settings
      .replace(', email: kiln@example.org', '')
      .replace('section: ART, ', 'title: Other, ')
      .replace('2026-11-24', '2026'),
    'there is no file for OJS without `journal: {section: …}`, `authors: [{name: …, email: …}]`, `dates: {published: 2026-11-24}`'
  ],
  [
    'a locale',
    settings.replace('ur: [بھٹے]', 'sd: [x]'),
    'there is no file for OJS without `journal: {locales: {sd: sd_PK}}`'
  ]
])('there is none without %s', async (_, own, expected) => {
  expect(await built(paper('3.3', own), [ojsOutput])).toMatchObject({ojs: '', problems: [expected]})
})

test('there is none of a copy for blind review, and a volume that is no number is told', async () => {
  expect((await built(paper('3.4'), [ojsOutput], true)).problems.join()).toContain(
    'of a copy for blind review'
  )
  const roman = await built(paper('3.4', settings.replace('volume: 3', 'volume: III')), [ojsOutput])
  expect(roman.ojs).toContain('<issue_identification><number>1</number>')
  expect(roman.problems).toEqual(['OJS 3.4 takes only whole numbers as volumes, so `III` is not in its file'])
})

test('a package for submission systems has JATS, its pictures and the PDF', async () => {
  const {meca} = await built(paper('3.4'), outputs)
  const files = unzipSync(meca!)
  expect(Object.keys(files)).toEqual(['manifest.xml', 'article.xml', 'map.svg', 'bricks.pdf'])
  expect(strFromU8(files['manifest.xml']!)).toContain(
    '<item id="item-2" item-type="figure"><instance xlink:href="map.svg" media-type="image/svg+xml"/></item><item id="item-3" item-type="manuscript"><instance xlink:href="bricks.pdf" media-type="application/pdf"/></item></manifest>'
  )
  expect(strFromU8(files['article.xml']!)).toContain('xlink:href="map.svg"')
})

test('an output that packs others is built with them, and `all` is every output', () => {
  const names = (flag: string) => outputsNamed(flag).map(({name}) => name)
  expect(names('ojs')).toEqual(['html', 'pdf', 'ojs'])
  expect(names('jats,ojs,pdf')).toEqual(['html', 'jats', 'ojs', 'pdf'])
  expect(names('meca')).toEqual(['pdf', 'jats', 'meca'])
  expect(outputsNamed('all')).toEqual(allOutputs.filter(({name}) => name !== 'datacite' && name !== 'doaj'))
  expect(outputsNamed('all,datacite,doaj')).toEqual(allOutputs)
})
