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
