import {expect, test} from 'vitest'
import {compareArticles} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'

const settings = (title: string, more: string): string => `title: ${title}\nbibliography: works.json\n${more}`

const work = (id: string, title: string, year: number): object => ({
  id,
  type: 'book',
  title,
  author: [{family: id[0]!.toUpperCase() + id.slice(1), given: 'Ann'}],
  issued: {'date-parts': [[year]]}
})

const before = `
The dogs -- of two kinds -- sleep "well" on the hill.

# Method

We weighed *ten* dogs and one cat [@doe].^[Nobody counted the birds.]

| Dog | Age |
|-----|----:|
| Rex | 3   |
| Ina | 4   |

: The dogs {#tbl:dogs}

The rivers of the north carry sand and stones from the hills down to the cold sea in spring.

\`\`\` js
let age = 3
let name
\`\`\`

## Law

$$a = b$$

![A map of the hills](map.png)

> The old laws hold.

| A first line
| A second line

Term
: Its meaning here.

# Results

So they sleep [@roe].
`

const after = `
The dogs -- of two kinds -- sleep «well» on the hill.

# Methods

We weighed **ten** dogs and two cats.^[Nobody counted the bats.]

The rivers of the north carry sand and stones from the hills down to the cold sea in spring.

\`\`\` js
let age = 4
let name
\`\`\`

$$a = c$$

![A map of the hills](plan.png)

1. The new laws hold.

| A first line
| A third line

Term
: Its other meaning here.

# Results

So they sleep [@poe].

A paragraph that is
new says a lot of words.

| Dog | Age |
|-----|----:|
| Rex | 3   |
| Ina | 4   |

: The dogs {#tbl:dogs}
`

test('the list of changes says of each its kind, its subject, its section, its words and their number', async () => {
  const [old, next] = await Promise.all([
    articleOf({
      'manuscript.yaml': settings('Old dogs', 'keywords: [dog]\n'),
      '01.md': before,
      'works.json': JSON.stringify([work('doe', 'Dogs', 1999), work('roe', 'Cats', 2000)])
    }),
    articleOf({
      'manuscript.yaml': settings('Old and new dogs', 'keywords: [dog, cat]\n'),
      '01.md': after,
      'works.json': JSON.stringify([work('roe', 'Cats', 2000), work('poe', 'Birds', 2001)])
    })
  ])
  const {changes} = compareArticles(old, next)
  expect(
    changes.map(
      ({number, kind, subject, old: gone, new: now, counts, section, minor}) =>
        `${number} ${kind} ${subject}${minor ? ', minor' : ''} in ${section.join(' > ') || 'none'}, ${counts.deleted} to ${counts.inserted}: ${gone} → ${now}`
    )
  ).toEqual([
    '1 inserted heading in none, 0 to 2:  → and new',
    '2 replaced text, minor in none, 0 to 0: “…” → «…»',
    '3 replaced heading in Methods, 1 to 1: Method → Methods',
    '4 formatted text in Methods, 0 to 0: ten → ten',
    '5 replaced text in Methods, 3 to 2: one cat (1) → two cats',
    '6 replaced note in Methods, 1 to 1: birds → bats',
    '7 moved table in Methods, 0 to 0: The dogs Dog | Age / Rex | 3 / Ina | 4 → The dogs Dog | Age / Rex | 3 / Ina | 4',
    '8 changed listing in Methods, 4 to 4: let age = 3 → let age = 4',
    '9 deleted heading in Methods > Law, 1 to 0: Law → ',
    '10 replaced equation in Methods > Law, 3 to 3: a = b → a = c',
    '11 replaced figure in Methods > Law, 5 to 5: A map of the hills → A map of the hills',
    '12 changed text in Methods > Law, 0 to 0: quotation → list',
    '13 replaced text in Methods > Law, 1 to 1: old → new',
    '14 replaced text in Methods > Law, 6 to 6: A first line A second line → A first line A third line',
    '15 inserted text in Methods > Law, 0 to 1:  → other',
    '16 replaced citation in Results, 1 to 1: (2) → (1)',
    '17 inserted text in Results, 0 to 10:  → A paragraph that is new says a lot of words.',
    '18 deleted reference in none, 0 to 0: Dogs → ',
    '19 deleted reference in none, 0 to 0: Cats → ',
    '20 inserted reference in none, 0 to 0:  → Birds',
    '21 changed metadata in none, 0 to 0: keywords: dog → keywords: dog, cat'
  ])
})
