import {unzipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {parseXml, xmlText} from '../../src/core/xml.ts'
import {role} from '../../src/outputs/jats/credit.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {textWorld} from '../world.ts'

/** The fields that most types of works can have. */
const common =
  'author={Roe, Ann and van der Berg, Bo, Jr.}, title={A {\\em red} kiln}, date={2001-05-06}, publisher={Sage}, location={Delhi}, doi={10.5555/a}, isbn={978-0-306-40615-7}, issn={2049-3630}, url={https://example.org/a}, pmid={17}, pmcid={PMC18}'

/** Works of all types, by key. */
const types: Readonly<Record<string, string>> = {
  article: '@article{k, journal={Clay}, volume=6, number=3, pages={167--191}, ',
  magazine: '@article{k, entrysubtype={magazine}, journal={Clay}, number=3, pages={7}, ',
  newspaper: '@article{k, entrysubtype={newspaper}, journal={Clay}, ',
  book: '@book{k, edition=2, series={Old Kilns}, number=4, volume=1, editor={Poe, Cy}, translator={Doe, Di}, ',
  collection: '@collection{k, edition={Revised}, editor={Poe, Cy}, ',
  chapter: '@incollection{k, booktitle={Kilns}, editor={Poe, Cy and Doe, Di}, pages={455--80}, ',
  entry: '@inreference{k, booktitle={All Kilns}, pages={12}, ',
  paper:
    '@inproceedings{k, booktitle={Proceedings}, eventtitle={Clay 2001}, venue={Kochi}, eventdate={2001-05-01/2001-05-03}, pages={i--iv}, ',
  report: '@report{k, type={techreport}, number={17}, institution={ILO}, ',
  thesis: '@phdthesis{k, school={Delhi}, ',
  patent: '@patent{k, number={DE 17}, holder={Kiln Group}, ',
  law: '@legislation{k, number={17 of 1976}, ',
  judgment: '@jurisdiction{k, number={3 SCC 545}, ',
  data: '@dataset{k, version={1.2}, ',
  program: '@software{k, version={1.2}, ',
  page: '@online{k, urldate={2020-03-04}, ',
  preprint: '@online{k, eprinttype={arxiv}, eprint={2001.00001}, ',
  manuscript: '@unpublished{k, note={A draft}, ',
  other: '@misc{k, howpublished={A leaflet}, number=5, '
}

/** An article with these fields alone. */
const article = (fields: string): string => `@article{k, title={A kiln}, journal={Clay}, ${fields}}`

const pages = [
  '7',
  '7--9',
  '455--80',
  '1032--1032.e1',
  '1032.e1--1032',
  'S12--S15',
  'xii--xv',
  'e1001',
  '1, 4--6',
  '12-1--12-9'
]
const dates = ['2001', '2001-05', '2001-05-06', '1990/1995', '2001-05/2001-06', '0476', '-0476', '1990?', '']
const people = [
  'Roe, Ann',
  'Roe, Jr., Ann',
  '{Kiln Group}',
  'Ann',
  '{Kiln Group} and Roe, Ann and others',
  'de la Cruz, Maria',
  'خان, احمد'
]

/** The reference to a work in a style: its fields, and its printed words. */
async function referenceTo(work: string, csl: string): Promise<string> {
  const {artifacts} = await build(
    textWorld({
      'manuscript.yaml': `title: T\nlang: en\ncsl: ${csl}\n`,
      'references.bib': work,
      '01.md': 'A work [@k].\n'
    }),
    createMemo(),
    {entry: '', draft: true, outputs: [jatsOutput]}
  )
  const [, bytes] = Object.entries(unzipSync(artifacts[0]!.bytes)).find(([name]) => name.endsWith('.xml'))!
  return /<ref id="k">([\s\S]*?)<\/ref>/.exec(new TextDecoder().decode(bytes))?.[1] ?? 'no reference'
}

/** A reference with a line for each of its two forms. */
function inLines(reference: string): string {
  return reference
    .replace(/<\/?citation-alternatives>/g, '')
    .replaceAll('><mixed', '>\n<mixed')
    .trim()
}

describe('a reference in JATS is the same as before, for', () => {
  test.each([
    [
      'types of works',
      Object.entries(types).map(([name, start]) => [name, `${start}${common}}`]),
      ['apa', 'chicago-notes', 'vancouver']
    ],
    [
      'works with little',
      Object.entries(types).map(([name, start]) => [name, `${start}title={A kiln}}`]),
      ['apa', 'chicago-notes', 'chicago-author-date', 'ieee', 'vancouver']
    ],
    ['pages', pages.map(each => [each, article(`year=2001, pages={${each}}`)]), ['apa', 'vancouver']],
    ['dates', dates.map(each => [each, article(`date={${each}}`)]), ['apa']],
    ['people', people.map(each => [each, article(`year=2001, author={${each}}`)]), ['apa', 'vancouver']]
  ] as const)('%s', async (name, works, styles) => {
    const written: string[] = []
    for (const [label, work] of works)
      for (const csl of styles) written.push(`# ${label}, ${csl}`, inLines(await referenceTo(work!, csl)))
    await expect(`${written.join('\n')}\n`).toMatchFileSnapshot(
      new URL(`../data/jats-works/${name.replaceAll(' ', '-')}.txt`, import.meta.url).pathname
    )
  })
})

describe('the words of a printed reference do not depend on its elements, in a work of the type', () => {
  test.each(Object.entries(types))('%s', async (_, start) => {
    const reference = await referenceTo(`${start}${common}}`, 'apa')
    const printed = /<mixed-citation[^>]*>([\s\S]*?)<\/mixed-citation>/.exec(reference)?.[1] ?? ''
    const words = xmlText(parseXml(`<r xmlns:xlink="x">${printed}</r>`).root)
    expect(words).toMatch(/A red kiln/i)
    expect(words).not.toMatch(/undefined|\[object| {2}|<|>/)
  })
})

describe('an editor and another translator are separated at the beginning of an entry', () => {
  test.each([
    ['apa', 'Poe, C. (Ed.), Doe, D. (Trans.).'],
    ['chicago-notes', 'Poe, Cy, ed.; Doe, Di, trans. A'],
    ['chicago-author-date', 'Poe, Cy, ed.; Doe, Di, trans. n.d.'],
    ['ieee', 'C. Poe, Ed.; D. Doe, Trans.,'],
    ['vancouver', 'Poe C, editor; Doe D, translator.']
  ])('in %s', async (csl, expected) => {
    const reference = await referenceTo(
      '@book{k, title={A kiln}, editor={Poe, Cy}, translator={Doe, Di}}',
      csl
    )
    expect(reference.replace(/[\s\S]*<mixed-citation/, '<').replace(/<[^>]*>/g, '')).toContain(expected)
  })
})

test('`and others` is an element, and a version is in the fields', async () => {
  const others = await referenceTo('@book{k, title={A kiln}, author={Roe, Ann and others}}', 'apa')
  expect(others).toContain(
    '<surname>Roe</surname><given-names>Ann</given-names></name><etal/></person-group>'
  )
  const version = await referenceTo('@software{k, title={A tool}, version={1.2}}', 'apa')
  expect(version).toContain('<source>A tool</source><version>1.2</version></element-citation>')
})

describe('a role is one of CRediT, whatever its spelling', () => {
  test.each([
    ['Conceptualization', 'conceptualization'],
    ['conceptualisation', 'conceptualization'],
    ['Data Curation', 'data-curation'],
    ['Data-curation', 'data-curation'],
    ['formal   analysis', 'formal-analysis'],
    ['Funding acquisition', 'funding-acquisition'],
    ['Investigation', 'investigation'],
    ['Methodology', 'methodology'],
    ['Project administration', 'project-administration'],
    ['Resources', 'resources'],
    ['Software', 'software'],
    ['Supervision', 'supervision'],
    ['Validation', 'validation'],
    ['Visualisation', 'visualization'],
    ['Writing – original draft', 'writing-original-draft'],
    ['Writing - Original Draft', 'writing-original-draft'],
    ['writing: review and editing', 'writing-review-editing'],
    ['Writing–review & editing', 'writing-review-editing'],
    ['Datacuration', undefined],
    ['Software expert', undefined],
    ['Photographs', undefined],
    ['', undefined]
  ])('%s', (words, path) => {
    const {attributes, children} = role(words)
    const address = attributes.get('vocab-term-identifier')
    expect(address).toBe(path && `https://credit.niso.org/contributor-roles/${path}/`)
    expect(attributes.get('vocab')).toBe(path && 'credit')
    expect(children.join('')).toBe(words)
  })
})
