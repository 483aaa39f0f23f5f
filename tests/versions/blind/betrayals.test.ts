import {expect, test} from 'vitest'
import {build, compose} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {textWorld} from '../../world.ts'

type Files = Readonly<Record<string, string>>

const settings = `title: Bricks
authors:
  - {given: Wilhelmina, family: Trautwein, email: kilnfox@clay.test, affiliation: 1}
affiliations: [{index: 1, name: University of Saxonbridge, department: Chair of Ceramic Hydrology, city: Quellendorf}]
license: CC0-1.0
bibliography: refs.bib
related: [{type: preprint, doi: 10.5555/preprint.9}]
csl: apa
`
const works = `@book{poe, author = {Poe, Ida}, title = {Heat}, publisher = {P}, translator = {Trautwein, W.}, year = {1999}}
@book{own, author = {Trautwein, Wilhelmina}, title = {Own heat}, publisher = {P}, year = {2001}}
`

const drawing = `<!DOCTYPE svg [<!ENTITY who "Trautwein">]>
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>.trautwein-box {fill: red}</style><g/></svg>`

async function copyOf(files: Files, before?: Files) {
  const world = (own: Files) => textWorld({'manuscript.yaml': settings, 'refs.bib': works, ...own})
  const memo = createMemo()
  const built = await build(world(files), memo, {
    entry: '',
    outputs: [htmlOutput],
    draft: true,
    rules: [],
    against: before && (await compose(world(before), createMemo(), '')),
    blind: {slug: () => 'copy.anonymous', machine: []}
  })
  const page = new TextDecoder().decode(built.artifacts[0]?.bytes)
  const told = built.blind!.hints.map(({what, words}) => `${what}: ${words}`)
  return {page, told, leaks: built.blind!.leaks.map(({signal}) => signal.text)}
}

test('what may tell the authors by their place, their accounts, or numbers that others have registered is told', async () => {
  const {page, told} = await copyOf({
    '01.md': `Samples went to the Chair of Ceramic Hydrology in Quellendorf, or the Universität Saxonbridge.
Approved by the ethics committee (protocol 2019-0452-HR), registered as NCT04512345. Call +49 4791 550 123.

See [list](https://scholar.google.com/citations?user=Zq9), [it](https://drive.google.com/drive/folders/1A).
Code and data are available at <https://github.com/xq17/heat>. Others use <https://github.com/roe/tool>.
Follow kilnfox. A preprint of this paper was presented by the second author.

\`\`\`sh
git clone https://host.test/kilnfox/heat /scratch/kq12
\`\`\`

The Trautweins’ kiln of Traut-
wein is hot [as Trautwein showed, @poe].\\index{Trautwein, method of} A <blink title="Trautwein">brick</blink>.

![A brick](brick.svg)

\\printindex
`,
    'brick.svg': drawing
  })
  expect(told).toEqual([
    'the family name of an author: Trautweins',
    'the family name of an author, divided: Traut- wein',
    'an affiliation of the authors: Chair of Ceramic Hydrology',
    'the city of an affiliation: Quellendorf',
    'an affiliation of the authors, in other words: Universitat Saxonbridge',
    'the account of an author: kilnfox',
    'the folder of a person: /scratch/kq12',
    'the number of an approval: 2019-0452-HR',
    'a registration, which names who registered: NCT04512345',
    'a telephone number: +49 4791 550 123',
    'a phrase: preprint of this paper',
    'a phrase: presented by the second author',
    'the page of a person: https://scholar.google.com/citations?user=Zq9',
    'an address of a shared folder, which names its owner: https://drive.google.com/drive/folders/1A',
    'an address that the paper calls its own: https://github.com/xq17/heat',
    'the name of an author, who is translator of a work: poe',
    'the name of an author, in an index term: Trautwein, method of',
    'the name of an author, in an attribute of a picture: <!ENTITY who "Trautwein">',
    'the name of an author, in an attribute of a picture: .trautwein-box {fill: red}'
  ])
  expect(page).not.toContain('preprint.9')
})

test.each([
  ['the city of a paper without one', 'We went to Quellendor and to a university in Saxony.'],
  ['another institution', 'At the University of Cambridge and Bridge College, in 2019, +12 of 345 678.'],
  ['a repository of others', 'The data of the census are at <https://data.census.test/a>.']
])('%s tells nobody', async (_, text) => {
  expect((await copyOf({'01.md': text})).told).toEqual([])
})

test('a blind redline has no author of either version, and masks the same works', async () => {
  const before = {
    'manuscript.yaml': `${settings.replace('authors:', 'authors:\n  - {given: Kwabena, family: Osei}')}statements: {funding: By KB-77123.}\n`,
    '01.md': 'Clay is old [@own]. As Osei said.\n\n# Acknowledgements\n\nWe thank Roe.\n'
  }
  const {page, told, leaks} = await copyOf({'01.md': 'Clay is very old [@own].\n'}, before)
  const text = page.slice(page.indexOf('<article>'))
  expect(leaks).toEqual([])
  expect(text.match(/<(ins|del) [^>]*>[^<]*/g)).toEqual([
    '<ins class="change"> very',
    '<del class="change"> As Osei said.'
  ])
  expect(page.includes('KB-77123') || /Kwabena|Saxonbridge|Own heat/.test(text)).toBe(false)
  expect(told).toEqual(['the family name of an author: Osei'])
  const full = await copyOf({'01.md': 'Clay.'}, {...before, '01.md': 'Clay of Kwabena Osei.'})
  expect(full.leaks).toContain('Kwabena Osei')
})
