import {beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {crossrefOutput} from '../../src/outputs/crossref/index.ts'
import {dataciteOutput} from '../../src/outputs/datacite/index.ts'
import {doajOutput} from '../../src/outputs/doaj/index.ts'
import {textWorld} from '../world.ts'

const style =
  'extends: plain\ncsl: ieee\ncrossref: {depositor: Kiln Press, email: doi@example.org, registrant: The Kiln}\n'
const settings = `title: Bricks & *Law*
subtitle: A comparison
style: q
authors:
  - {name: Ada King Lovelace, orcid: 0000-0002-1825-0097, affiliation: 1}
  - {name: The Kiln Group, corporate: true}
affiliations: [{index: 1, name: Institute of Law, department: History, city: Lahore, country: Pakistan, ror: 05a28rw58}]
abstract: {en: "On *bricks* [@a] and $x^2$.", ur: اینٹوں پر}
lang: en
license: CC-BY-4.0
doi: 10.5555/bricks
canonical-url: https://journal.example/3/1/bricks
journal: {title: Insights, issn: {print: 1111-1111, electronic: 2222-2222}, volume: 3, issue: 1, first-page: 117, last-page: 120, deposit: 2}
dates: {accepted: 2026-02-03, published: 2026-11-24}
related: [{type: preprint, doi: 10.5555/pre}, {type: dataset, doi: https://doi.org/10.5555/data}, {type: corrects, doi: 10.5555/old}]
funding: [{funder: Research Council, funder-id: 10.13039/501100000001, award: [A-1, A-2]}, {funder: Other, ror: 04cw6st05}]
`
const paper = {
  'manuscript.yaml': settings,
  'styles/q/style.yaml': style,
  'references.bib':
    '@article{a, author={Doe, A.}, title={On A}, journal={Peace}, year=2001, volume=3, doi={10.5555/a}}',
  '01.md': 'Works [@a].'
}

async function deposit(files: Readonly<Record<string, string>>, blind = false) {
  const {artifacts, problems} = await build(textWorld(files), createMemo(), {
    entry: '',
    draft: true,
    outputs: [crossrefOutput],
    ...(blind && {blind: {slug: () => 'copy', machine: []}})
  })
  return {text: artifacts[0] && new TextDecoder().decode(artifacts[0].bytes), problems}
}

describe('a deposit', () => {
  let text: string
  beforeAll(async () => {
    text = (await deposit(paper)).text!
  })

  test.each([
    [
      'who deposits',
      '<depositor><depositor_name>Kiln Press</depositor_name><email_address>doi@example.org</email_address></depositor><registrant>The Kiln</registrant>'
    ],
    ['a time after the date and the number of the deposit', '<timestamp>20261124000002</timestamp>'],
    [
      'the journal',
      '<journal_metadata><full_title>Insights</full_title><issn media_type="print">1111-1111</issn><issn media_type="electronic">2222-2222</issn></journal_metadata>'
    ],
    ['the issue', '<journal_volume><volume>3</volume></journal_volume><issue>1</issue>'],
    ['the titles', '<titles><title>Bricks &amp; Law</title><subtitle>A comparison</subtitle></titles>'],
    [
      'an author',
      '<person_name sequence="first" contributor_role="author"><given_name>Ada King</given_name><surname>Lovelace</surname><affiliations><institution><institution_name>Institute of Law</institution_name><institution_id type="ror">https://ror.org/05a28rw58</institution_id><institution_place>Lahore, Pakistan</institution_place><institution_department>History</institution_department></institution></affiliations><ORCID>https://orcid.org/0000-0002-1825-0097</ORCID></person_name>'
    ],
    [
      'a group',
      '<organization sequence="additional" contributor_role="author">The Kiln Group</organization>'
    ],
    [
      'the abstract, without its citation’s target',
      '<jats:abstract xml:lang="en"><jats:p>On <jats:italic>bricks</jats:italic> [1] and <jats:inline-formula>'
    ],
    ['that in another language', '<jats:abstract xml:lang="ur"><jats:p>اینٹوں پر</jats:p></jats:abstract>'],
    [
      'the funders',
      '<fr:program name="fundref"><fr:assertion name="fundgroup"><fr:assertion name="funder_name">Research Council<fr:assertion name="funder_identifier">https://doi.org/10.13039/501100000001</fr:assertion></fr:assertion><fr:assertion name="award_number">A-1</fr:assertion><fr:assertion name="award_number">A-2</fr:assertion></fr:assertion><fr:assertion name="fundgroup"><fr:assertion name="ror">https://ror.org/04cw6st05</fr:assertion></fr:assertion></fr:program>'
    ],
    [
      'the licence',
      '<ai:license_ref applies_to="vor" start_date="2026-11-24">https://creativecommons.org/licenses/by/4.0/</ai:license_ref>'
    ],
    [
      'the DOI',
      '<doi_data><doi>10.5555/bricks</doi><resource>https://journal.example/3/1/bricks</resource></doi_data>'
    ],
    [
      'the works that belong to it',
      '<rel:program name="relations"><rel:related_item><rel:intra_work_relation relationship-type="hasPreprint" identifier-type="doi">10.5555/pre</rel:intra_work_relation></rel:related_item><rel:related_item><rel:inter_work_relation relationship-type="isSupplementedBy" identifier-type="doi">10.5555/data</rel:inter_work_relation></rel:related_item></rel:program>'
    ],
    ['its references', '<citation key="a-1"><doi>10.5555/a</doi><unstructured_citation>A. Doe, ']
  ])('has %s', (_, expected) => {
    expect(text).toContain(expected)
  })

  test('is the same each time, and another for another paper', async () => {
    const again = await deposit(paper)
    expect(again).toEqual({
      text,
      problems: [
        'the deposit for Crossref does not say that the paper corrects 10.5555/old; Crossref takes that with Crossmark only'
      ]
    })
    const other = await deposit({
      ...paper,
      '01.md': 'Works [@a, p. 3].',
      'manuscript.yaml': settings.replace('A comparison', 'A view')
    })
    const idOf = (xml: string | undefined) => /<doi_batch_id>(.*?)</.exec(xml ?? '')?.[1]
    expect(idOf(text)).toMatch(/^galley-[0-9a-f]{32}$/)
    expect(idOf(other.text)).not.toBe(idOf(text))
  })
})

test('is of the older schema if the journal asks for it', async () => {
  const older = style.replace('The Kiln}', 'The Kiln, schema: 5.3.1}')
  const {text = ''} = await deposit({...paper, 'styles/q/style.yaml': older})
  expect(text).toContain('<doi_batch version="5.3.1" xmlns="http://www.crossref.org/schema/5.3.1"')
  expect(text).toContain('<fr:assertion name="funder_name">Other</fr:assertion>')
  expect(text).not.toContain('name="ror"')
})

test('there is none without what Crossref requires, and none of a copy for blind review', async () => {
  expect(
    await deposit({'01.md': 'Words.', 'manuscript.yaml': 'title: T\nlicense: CC-BY-4.0\ndate: 2026'})
  ).toEqual({
    text: undefined,
    problems: [
      'there is no deposit for Crossref without `doi: 10.5555/example.1`, `canonical-url: https://journal.example/3/1/law.html`, `journal: {title: …}`, `crossref: {depositor: …, email: …, registrant: …}`'
    ]
  })
  expect((await deposit(paper, true)).text).toBeUndefined()
})

test.each([
  ['crossref: {depositor: A, email: b@example.org}', '`crossref` is incomplete'],
  [
    'crossref: {depositor: A, email: b@example.org, registrant: C, name: D}',
    '`name` is not a setting of `crossref`'
  ]
])('a style with %s is told', async (yaml, message) => {
  const {diagnostics} = await build(
    textWorld({...paper, 'styles/q/style.yaml': `extends: plain\n${yaml}`}),
    createMemo(),
    {entry: '', outputs: []}
  )
  const found = diagnostics.filter(({rule}) => rule === 'style-invalid')
  expect(found.map(each => each.message).join()).toContain(message)
})

test('a record for DOAJ has the same, in the order of its schema', async () => {
  const given = {
    ...paper,
    'manuscript.yaml': settings.replace('volume: 3', 'publisher: Kiln Press, volume: 3')
  }
  const {artifacts} = await build(textWorld(given), createMemo(), {
    entry: '',
    draft: true,
    outputs: [doajOutput]
  })
  expect(new TextDecoder().decode(artifacts[0]!.bytes)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<records><record><language>eng</language><publisher>Kiln Press</publisher>' +
      '<journalTitle>Insights</journalTitle><issn>1111-1111</issn><eissn>2222-2222</eissn>' +
      '<publicationDate>2026-11-24</publicationDate><volume>3</volume><issue>1</issue>' +
      '<startPage>117</startPage><endPage>120</endPage><doi>10.5555/bricks</doi>' +
      '<title language="eng">Bricks &amp; Law: A comparison</title>' +
      '<authors><author><name>Ada King Lovelace</name><affiliationId>1</affiliationId>' +
      '<orcid_id>https://orcid.org/0000-0002-1825-0097</orcid_id></author>' +
      '<author><name>The Kiln Group</name></author></authors>' +
      '<affiliationsList><affiliationName affiliationId="1">Institute of Law, History, Lahore, Pakistan</affiliationName></affiliationsList>' +
      '<abstract language="eng">On bricks [1] and x^2.</abstract><abstract language="urd">اینٹوں پر</abstract>' +
      '<fullTextUrl format="html">https://journal.example/3/1/bricks</fullTextUrl></record></records>\n'
  )
})

test('without what DOAJ requires there is no record, and a line names the settings', async () => {
  const {artifacts, problems} = await build(textWorld({'01.md': 'Words.'}), createMemo(), {
    entry: '',
    draft: true,
    outputs: [doajOutput]
  })
  expect(artifacts).toEqual([])
  expect(problems).toEqual([
    'there is no record for DOAJ without `title: …`, `journal: {title: …}`, `journal: {issn: 1234-5679}`, `dates: {published: 2026-11-24}`, `canonical-url: https://journal.example/3/1/law.html`'
  ])
})

test('a record for DataCite has the same', async () => {
  const {artifacts} = await build(
    textWorld({
      ...paper,
      'manuscript.yaml': settings.replace('volume: 3', 'publisher: Kiln Press, volume: 3')
    }),
    createMemo(),
    {entry: '', draft: true, outputs: [dataciteOutput]}
  )
  expect(JSON.parse(new TextDecoder().decode(artifacts[0]!.bytes))).toMatchObject({
    doi: '10.5555/bricks',
    url: 'https://journal.example/3/1/bricks',
    creators: [
      {
        name: 'Lovelace, Ada King',
        nameType: 'Personal',
        nameIdentifiers: [{nameIdentifier: 'https://orcid.org/0000-0002-1825-0097'}],
        affiliation: [{affiliationIdentifier: 'https://ror.org/05a28rw58'}]
      },
      {name: 'The Kiln Group', nameType: 'Organizational'}
    ],
    titles: [
      {title: 'Bricks & Law', lang: 'en'},
      {title: 'A comparison', titleType: 'Subtitle'}
    ],
    publisher: {name: 'Kiln Press'},
    publicationYear: '2026',
    dates: [{date: '2026-02-03', dateType: 'Accepted'}, {dateType: 'Issued'}, {dateType: 'Copyrighted'}],
    relatedIdentifiers: [
      {relatedIdentifier: '10.5555/pre', relationType: 'IsNewVersionOf'},
      {relatedIdentifier: '10.5555/data', relationType: 'IsSupplementedBy'},
      {relatedIdentifier: '10.5555/old', relationType: 'References'},
      {relatedIdentifier: '10.5555/a', relationType: 'References'}
    ],
    relatedItems: [{relationType: 'IsPublishedIn', volume: '3', firstPage: '117'}],
    fundingReferences: [
      {funderName: 'Research Council', awardNumber: 'A-1'},
      {awardNumber: 'A-2'},
      {funderName: 'Other', funderIdentifierType: 'ROR'}
    ]
  })
  expect(
    await recordProblems({...paper, 'manuscript.yaml': 'title: T\nauthors: [A]\nlicense: CC-BY-4.0'})
  ).toEqual([
    'there is no record for DataCite without `doi: 10.5555/example.1`, `canonical-url: https://journal.example/3/1/law.html`, `journal: {publisher: …}`, `dates: {published: 2026-11-24}`'
  ])
})

async function recordProblems(files: Readonly<Record<string, string>>) {
  const {problems} = await build(textWorld(files), createMemo(), {
    entry: '',
    draft: true,
    outputs: [dataciteOutput]
  })
  return problems
}
