import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {textWorld} from '../../world.ts'

const settings = `title: "Verde: Gridding"
authors:
  - {name: Jean-Paul Müller, affiliation: "Institute of Clay, University of Bricks"}
  - {name: Tomás Ó Briain}
license: CC0-1.0
bibliography: refs.bib
statements: {funding: "Supported by grant NE/X01234/1 of 2020, doi 10.5555/12345."}
`
const bib = `@book{roe, author = {Müller, Eve}, title = {Clay}, date = {2001}, publisher = {P}}`

/** What a copy of a text tells: what may, and what surely does. */
async function told(text: string): Promise<readonly string[]> {
  const files = {'manuscript.yaml': settings, '01.md': text, 'refs.bib': bib}
  const options = {entry: '', outputs: [htmlOutput], draft: true, rules: []}
  const blind = {slug: () => 'copy.anonymous', machine: []}
  const built = await build(textWorld(files), createMemo(), {...options, blind})
  const page = new TextDecoder().decode(built.artifacts[0]?.bytes)
  return [
    ...built.blind!.hints.map(({what, words}) => `${what}: ${words}`),
    ...built.blind!.leaks.map(({signal}) => `${signal.what}: ${signal.text}`),
    ...(page.includes('[address removed') ? ['removed'] : [])
  ]
}

test.each<readonly [string, string, readonly string[]]>([
  ['a family name alone', 'As Müller said.', ['the family name of an author: Muller']],
  ['in capitals', 'As MÜLLER said.', ['the family name of an author: MULLER']],
  ['a family name with a particle', 'As Ó Briain said.', ['the family name of an author: O Briain']],
  ['without its accents', 'Muller’s rule.', ['the family name of an author: Muller']],
  ['in a note', 'Text.[^n]\n\n[^n]: By Müller.', ['the family name of an author: Muller']],
  ['in the description of a picture', '![Drawn by Müller](a.png)', ['the family name of an author: Muller']],
  ['a given name alone, with another dash', 'Thanks, Jean‑Paul.', ['the given name of an author: Jean-Paul']],
  [
    'initials with points',
    'Drawn by J.-P. Müller.',
    ['the family name of an author: Muller', 'initials and name of an author: J.-P. Müller']
  ],
  ['an affiliation', 'At the university of Bricks.', ['an affiliation of the authors: university of Bricks']],
  ['the number of a grant', 'Data of NE/X01234/1.', ['the number of a grant: NE/X01234/1']],
  [
    'a grant in a section that is left out',
    'See 98765-AB.\n\n# Funding\n\nGrant 98765-AB.',
    ['the number of a grant: 98765-AB']
  ],
  ['a thesis', 'Shown in my PhD thesis.', ['a phrase: in my PhD thesis']],
  [
    'an own address',
    'Our code is at <https://example.org/x>.',
    ['an address that the paper calls its own: https://example.org/x']
  ],
  ['the address of the software', 'See <https://github.com/roe/verde>.', ['removed']],
  ['a page of the software', 'See <https://github.com/roe/Verde.jl/issues>.', ['removed']],
  ['a host of the software', 'See <https://verde.example.org/a>.', ['removed']],
  ['nobody', 'In 2020, 10.5555/12345 and <https://example.org/clay> by a müller.', []],
  ['a namesake who is cited', 'As @roe says [@roe].', []]
])('%s is told', async (_, text, expected) => {
  expect(await told(text)).toEqual(expected)
})
