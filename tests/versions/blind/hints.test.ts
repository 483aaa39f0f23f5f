import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {textWorld} from '../../world.ts'

const settings = `title: "Verde: Gridding"
authors:
  - {name: Jean-Paul Müller, affiliation: "Institute of Clay, University of Red Bricks"}
  - {name: Tomás Ó Briain, email: tob@mud.test}
  - {name: Сергей Кузнецов}
license: CC0-1.0
bibliography: refs.bib
keywords: [clay, the Müller kiln]
statements: {funding: "Supported by grant NE/X01234/1 of 2020, doi 10.5555/12345."}
`
const bib = `@book{roe, author = {Müller, Eve}, title = {Clay}, date = {2001}, publisher = {P}}`

/**
 * The hints in a copy at its author: first the possible ones, then the certain ones; and `removed` if the page says
 * that an address was removed.
 */
async function told(text: string): Promise<readonly string[]> {
  const files = {'manuscript.yaml': settings, '01.md': text, 'refs.bib': bib}
  const options = {entry: '', outputs: [htmlOutput], draft: true, rules: []}
  const blind = {slug: () => 'copy.anonymous', machine: []}
  const built = await build(textWorld(files), createMemo(), {...options, blind})
  const page = new TextDecoder().decode(built.artifacts[0]?.bytes)
  return [
    ...built
      .blind!.hints.filter(({what}) => !what.endsWith('a keyword'))
      .map(({what, words}) => `${what}: ${words}`),
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
  [
    'an affiliation',
    'At the university of Red Bricks.',
    ['an affiliation of the authors: university of Red Bricks']
  ],
  ['a grant number', 'Data of NE/X01234/1.', ['a grant number: NE/X01234/1']],
  [
    'a grant in a section that is left out',
    'See 98765-AB.\n\n# Funding\n\nGrant 98765-AB.',
    ['a grant number: 98765-AB']
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
  [
    'another page of who has the software',
    'See <https://github.com/roe/verde> and <https://github.com/roe/x>.',
    ['removed']
  ],
  ['nobody', 'In 2020, 10.5555/12345 and <https://example.org/clay> by a müller.', []],
  ['a namesake who is cited', 'As @roe says [@roe].', []]
])('%s is told', async (_, text, expected) => {
  expect(await told(text)).toEqual(expected)
})

test('what may tell the authors without their names, and names where no reader looks, are told', async () => {
  const text = `# Method {#sec:muller-method}

Photograph: J.M. The rest is that of JM and TB, by Kuznetsov of the URB.

[Plots](https://clay.example.edu/~xq17/a.html), [data](https://doi.org/10.5281/zenodo.99) and
[more](https://data.mud.test/b) are there.^[Supported by the Foundation, award DMS-1720433.] Read
0000-0002-1825-0097 and T\u200bomás Ó Briain.

![A kiln](mueller.png "By the Müller lab"){.muller-box}

\`\`\`python
__author__ = "jmuller" # kq@example.net, /home/kryptouser/a.py
\`\`\`
`
  expect(await told(text)).toEqual([
    'the family name of an author: O Briain',
    'the family name of an author: Kuznetsov',
    'the given name of an author: Tomas',
    'initials of an author: J.M.',
    'initials of an author: JM',
    'an affiliation of the authors, for short: URB',
    'an e-mail address: kq@example.net',
    'the folder of a person: /home/kryptouser',
    'an ORCID iD: 0000-0002-1825-0097',
    'a grant number: DMS-1720433',
    'the page of a person: https://clay.example.edu/~xq17/a.html',
    'an address of an archive, which names who deposited: https://doi.org/10.5281/zenodo.99',
    'the host of an author’s mail: https://data.mud.test/b',
    'the name of an author, in a label: sec:muller-method',
    'the name of an author, in a class: muller-box',
    'the name of an author, in a tooltip: By the Müller lab',
    'the name of an author, in the name of a file: mueller.png',
    'the name of an author, in code: jmuller',
    'the name of an author: Tomás Ó Briain'
  ])
})
