import {expect, test} from 'vitest'
import {proofChanges} from '../../../src/review/proofs/changes.ts'
import {compareArticles} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'

const before = {
  'manuscript.yaml': 'title: Bricks\nauthors: [Ann Doe]\nkeywords: [clay]\n',
  '01.md': '# One\n\nIn 1999 we made 12 bricks of clay [@doe].\n\n## Two\n\nThe end is near.\n',
  'references.bib':
    '@article{doe, author = {Doe, Ann}, title = {Bricks}, journaltitle = {Clay}, date = {2001}, pages = {1-9}}\n@book{roe, author = {Roe, Ben}, title = {Mortar}, date = {1990}, publisher = {Press}}\n'
}
const after = {
  'manuscript.yaml': 'title: Bricks\nauthors: [Ann Doe, Ben Roe]\nkeywords: [clay]\n',
  '01.md': '# One\n\nIn 1999 we made 13 bricks of clay [@doe; @roe].\n\n## Three\n\nThe end is quite near.\n',
  'references.bib': before['references.bib'].replace('{1-9}', '{1-19}')
}

async function listed(old: typeof before, next: typeof before): Promise<ReturnType<typeof proofChanges>> {
  return proofChanges(compareArticles(await articleOf(old), await articleOf(next)), 'round 1')
}

test('changes are listed in the order in which an editor checks them, with the words before and after', async () => {
  const {title, groups} = await listed(before, after)
  const rows = groups.map(group => [
    group.title,
    ...group.changes.map(({done, old, new: now, section}) => [done, old, now, section].join(' | '))
  ])
  expect([title, ...rows]).toMatchInlineSnapshot(`
    [
      "Changes since round 1",
      [
        "Citations and references",
        "changed (citation) | (1) | (1, 2) | One",
        "doe, page | 1-9 | 1-19 | ",
        "inserted (reference) |  | Mortar | ",
      ],
      [
        "Title, authors and dates",
        "authors | Ann Doe | Ann Doe; Ben Roe | ",
      ],
      [
        "Numbers",
        "replaced | 12 | 13 | One",
      ],
      [
        "Headings, figures, tables and formulas",
        "replaced (heading) | Two | Three | Three",
      ],
      [
        "Text",
        "inserted |  | quite | Three",
      ],
    ]
  `)
})

type Versions = readonly [old: Partial<typeof before>, next: Partial<typeof before>]

const works = before['references.bib']
const text = (...words: readonly string[]): Partial<typeof before> => ({
  '01.md': ['# Zero', ...words, 'The end [@doe; @roe].'].join('\n\n')
})
const title = (words: string): Partial<typeof before> => ({
  'references.bib': works.replace('{Bricks}', `{${words}}`)
})
const long = [
  'A paragraph of many words that stays where it is.',
  'Another one of as many words, which stays too.'
]
const figure = '![A house of bricks\nthat moves](house.png){#fig:house}'
const parts = ['Clay', 'Kilns', 'Bricks', 'Mortar', 'Walls', 'Roofs', 'Tiles', 'Sand']
const sections = (mark: string): Partial<typeof before> =>
  text(...parts.map(name => `${mark} ${name}\n\nIt is about ${name}.`))

test.each<readonly [string, Versions, readonly string[]]>([
  ['braces', [title('Bricks of {Asia}'), title('{Bricks} of {A}sia')], []],
  [
    'a title with tags',
    [title('Bricks of {Asia}'), title('Tiles of {Asia}')],
    ['doe, title | Bricks of Asia | Tiles of Asia']
  ],
  [
    'a name in italics',
    [title('Bricks of \\emph{Homo}'), title('Bricks of Homo')],
    ['doe, title, set otherwise |  | Bricks of homo']
  ],
  [
    'a citation in the sentence',
    [text('So says [@doe, p. 3].'), text('So says @doe [p. 3].')],
    ['changed (citation) | (1, p. 3) | Doe (1, p. 3)']
  ],
  [
    'a citation in the sentence, by notes',
    [
      {...text('So [@doe] says.'), 'manuscript.yaml': `${before['manuscript.yaml']}style: notes\n`},
      {...text('So @doe says.'), 'manuscript.yaml': `${before['manuscript.yaml']}style: notes\n`}
    ],
    ['changed (citation) | Ann Doe, “Bricks,” Clay, 2001, 1–9. | Doe (“Bricks,” Clay, 2001, 1–9.)']
  ],
  ['a wrapped alternative text', [text(figure), text(figure.replace('\n', ' '))], []],
  ['one in a line', [text(`Here ${figure} is`), text(`Here ${figure.replace('\n', ' ')} is`)], []],
  [
    'a moved figure',
    [text(figure, ...long), text(...long, figure)],
    ['moved (figure) |  | A house of bricks that moves']
  ],
  [
    'a new table',
    [text(), text('| a b | c |\n|---|---|\n| dd | e |\n\n: Clay {#tbl:clay}')],
    ['inserted (table) |  | Clay a b | c / dd | e']
  ],
  [
    'another address of a link',
    [text('See [here](https://a.org).'), text('See [here](https://b.org).')],
    ['set otherwise | here (https://a.org) | here (https://b.org)']
  ],
  [
    'sections that are all lower',
    [sections('#'), sections('##')],
    ['changed (heading) |  | 8 headings, each 1 level lower']
  ],
  [
    'raw HTML',
    [text(), text('<p><video src="a.mp4"></video>**S1 Video.** A screen\nrecording.</p>')],
    ['inserted |  | **S1 Video.** A screen recording.']
  ],
  [
    'a listing',
    [text('```js\nlet x\n\nlet y\n```'), text('```js\nlet x\n  // More\nlet z = 1\n\nlet y\n```')],
    ['changed (listing) |  | // More let z = 1']
  ],
  ['raw HTML without words', [text(), text('<video src="a.mp4">')], ['inserted |  | <video src="a.mp4">']],
  [
    'a word that is a formula',
    [text('At (0,1) it is.'), text('At $(0,1)$ it is.')],
    ['set otherwise |  | (0,1)']
  ],
  [
    'a citation with another work, counted anew',
    [text('So it is known [@roe].'), text('So it is known [@doe; @roe].')],
    ['changed (citation) | (2) | (1, 2)']
  ]
])('the list says in words what became of %s', async (_, [old, next], rows) => {
  const {groups} = await listed({...before, ...old}, {...before, ...next})
  const said = groups.flatMap(({changes}) =>
    changes.map(({done, old: was, new: now}) => [done, was, now].join(' | '))
  )
  expect(said).toEqual(rows)
})

test('the summary counts changes by group, and words', async () => {
  const {summary} = await listed(before, {...before, '01.md': before['01.md'].replace('near', 'far off')})
  expect(summary).toBe('1 change (text 1); 2 words inserted, 1 deleted.')
})

test('equal versions have no list', async () => {
  expect(await listed(before, before)).toEqual({title: 'Changes since round 1', summary: 'None.', groups: []})
})

test('of a group with many changes, the first are listed and the others counted', async () => {
  const text = (word: string): string =>
    Array.from(
      {length: 200},
      (_, index) => `Paragraph ${index} has a ${word} word among others that stay.`
    ).join('\n\n')
  const {groups} = await listed({...before, '01.md': text('plain')}, {...before, '01.md': text('fancy')})
  expect(groups.map(({changes, more}) => [changes.length, more])).toEqual([[150, 50]])
})
