import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {folded} from '../../../src/versions/blind/folded-words.ts'
import {quickPart} from '../../tier.ts'
import {textWorld} from '../../world.ts'

const orcid = '0000-0002-1825-0097'

const settings = `title: Bricks
authors: [{given: Zoë, family: Lindqvåg, orcid: ${orcid}, affiliation: "Institute of Clay"}]
license: CC0-1.0
bibliography: refs.bib
`

/**
 * The spellings of a name and of an ORCID iD. Those with blanks or certain other characters are not possible
 * everywhere.
 */
const spellings: Readonly<Record<string, string>> = {
  'as written': 'Lindqvåg',
  'without accents': 'Lindqvag',
  'as two letters': 'Lindqvaag',
  'in capitals': 'LINDQVÅG',
  'with its letters spaced out': 'L i n d q v å g',
  'with hyphens between its letters': 'L-i-n-d-q-v-å-g',
  'percent-encoded': '%4Cindqv%C3%A5g',
  'with letters of full width': 'Ｌｉｎｄｑｖåｇ',
  'in letters of mathematics': '𝐋𝐢𝐧𝐝𝐪𝐯å𝐠',
  'with a soft hyphen': 'Lind\u00adqvåg',
  'with a space of no width': 'Lind\u200bqvåg',
  'of a laboratory': 'Lindqvåg Lab',
  'as an ORCID iD': orcid,
  'as an ORCID iD with blanks': orcid.replaceAll('-', ' '),
  'as an ORCID iD with other dashes': orcid.replaceAll('-', '‐'),
  'as an ORCID iD without dashes': orcid.replaceAll('-', '')
}

const drawing = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="urn:drawing" width="90" height="20">${content}</svg>`

type Place = (name: string) => Readonly<Record<string, string>>

/** LaTeX reads the rest of a line after `%` as a comment. */
const escaped = (name: string): string => name.replaceAll('%', '\\%')

const work = (fields: string): string => `@misc{roe, author = {Roe, Ben}, year = {2001}, ${fields}}`
const listed = (bib: string): Readonly<Record<string, string>> => ({
  '01.md': 'As shown [@roe].',
  'refs.bib': bib
})
const drawn = (content: string): Readonly<Record<string, string>> => ({
  '01.md': '![A kiln](kiln.svg)',
  'kiln.svg': drawing(content)
})

/** Every place of a copy that can contain a name; new places are added here. */
const places: Readonly<Record<string, Place>> = {
  'running text': name => ({'01.md': `The rule of ${name} holds.`}),
  'a heading': name => ({'01.md': `# The rule of ${name}\n\nText.`}),
  'a note': name => ({'01.md': `Text.[^n]\n\n[^n]: The rule of ${name} holds.`}),
  'a caption': name => ({'01.md': `![A kiln of ${name}, fired.](kiln.svg)`, 'kiln.svg': drawing('')}),
  'an alternative text': name => ({
    '01.md': `![](kiln.svg){alt="Kiln of ${name}"}`,
    'kiln.svg': drawing('')
  }),
  'a cell of a table': name => ({'01.md': `| Coder | n |\n|---|---|\n| ${name} | 3 |`}),
  code: name => ({'01.md': `\`\`\`python\n# by ${name}\n\`\`\``}),
  'code in a line': name => ({'01.md': `Run \`by ${name}\` once.`}),
  'a formula': name => ({'01.md': `So $\\text{${name.replaceAll('%', '')}} = 1$.`}),
  'an address': name => ({'01.md': `See [it](<https://host.test/${name}/tool>).`}),
  'a tooltip': name => ({'01.md': `See [it](https://host.test "by ${name}").`}),
  'the text of a picture': name => drawn(`<text x="1">${name} et al.</text>`),
  'the letters of a picture': name =>
    drawn(`<text>${Array.from(name, letter => `<tspan>${letter}</tspan>`).join('')}</text>`),
  'the texts of a picture, one for a letter': name =>
    drawn(Array.from(name, letter => `<text>${letter}</text>`).join('')),
  'an attribute of a picture': name => drawn(`<rect id="kiln of ${name}" width="9" height="9"/>`),
  'data of a picture': name => drawn(`<rect data-owner="${name}" width="9" height="9"/>`),
  'an attribute of a drawing program': name => drawn(`<rect s:docname="/home/${name}/a.svg" width="9"/>`),
  'the title of a work': name => listed(work(`title = {A reply to {${escaped(name)}}}`)),
  'a body that wrote a work': name =>
    listed(`@misc{roe, author = {{${escaped(name)} Group}}, title = {Notes}}`),
  'the publisher of a work': name => listed(work(`title = {Notes}, publisher = {Press of ${escaped(name)}}`)),
  'the address of a work': name => listed(work(`title = {Notes}, url = {https://host.test/${name}/x}`)),
  'the name of a file': name => ({'01.md': `![A kiln](<${name}.svg>)`, [`${name}.svg`]: drawing('')}),
  'a keyword': name => ({'01.md': 'Text.', 'manuscript.yaml': `${settings}keywords: ["kilns of ${name}"]\n`})
}

/**
 * The result for a copy of a paper: it is refused, it causes a warning about a hint at the authors, or it lacks the
 * name.
 */
async function fate(files: Readonly<Record<string, string>>, name: string): Promise<string> {
  const paper = {'manuscript.yaml': settings, 'refs.bib': '', ...files}
  const options = {entry: '', outputs: [htmlOutput], draft: true, rules: []}
  const built = await build(textWorld(paper), createMemo(), {
    ...options,
    blind: {slug: () => 'copy.anonymous', machine: []}
  })
  if (built.blind!.leaks.length > 0) return 'refused'
  if (built.blind!.hints.length > 0) return 'told'
  const page = new TextDecoder().decode(built.artifacts[0]?.bytes)
  const pictures = Array.from(page.matchAll(/base64,([\w+/=]+)/g), ([, text = '']) =>
    Buffer.from(text, 'base64').toString()
  )
  const texts = [page, ...pictures].flatMap(text => [text, text.replaceAll(/<[^>]*>/g, '')])
  return texts.some(text => text.includes(name) || folded(text).includes(folded(name))) ? 'silent' : 'gone'
}

/** Places that are not in a copy. */
const removed = ['an address', 'data of a picture', 'an attribute of a drawing program']

describe.each(Object.entries(places))('in %s, a name is told or gone', (where, place) => {
  const tried = quickPart(Object.entries(spellings), 4, ([spelling]) => `${where} ${spelling}`)
  test.each(tried)('%s', async (_, name) => {
    const found = await fate(place(name), name)
    expect(found).not.toBe('silent')
    if (name === 'Lindqvåg') expect(found).toBe(removed.includes(where) ? 'gone' : 'told')
  })
})

test.each([
  ['letters of a formula', 'So $L i n$ and $q, v, a, g$ hold.'],
  ['a part of a word', 'The lindqvagian kiln, 1000 2000 3000 4000 and 100%25.'],
  ['another name', 'As Lindqvist said.']
])('%s is no name', async (_, text) => {
  expect(await fate({'01.md': text}, 'Lindqvåg')).toBe('gone')
})
