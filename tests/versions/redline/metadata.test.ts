import {expect, test} from 'vitest'
import {compareArticles} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'

/** The name of a field, and two versions of its settings with the field as text. */
type Row = readonly [
  name: string,
  old: readonly [settings: string, text: string],
  next: readonly [settings: string, text: string]
]

const none = ['', ''] as const
const ann = '{family: Doe, given: Ann'

const rows: readonly Row[] = [
  ['lang', ['', 'en'], ['lang: fr', 'fr']],
  ['short title', none, ['short-title: Seas', 'Seas']],
  ['keywords', ['keywords: [sea]', 'sea'], ['keywords: [sea, land]', 'sea, land']],
  ['journal', none, ['journal: {title: Water}', 'Water']],
  ['volume', ['journal: {volume: 3}', '3'], ['journal: {volume: 4}', '4']],
  ['issue', ['journal: {issue: 1}', '1'], ['journal: {issue: 2}', '2']],
  ['first page', none, ['journal: {first-page: 7}', '7']],
  ['section', none, ['journal: {section: Essays}', 'Essays']],
  ['doi', none, ['doi: 10.1000/a', '10.1000/a']],
  ['received', none, ['dates: {received: 2025-01-02}', '2025-01-02']],
  ['revised', none, ['dates: {revised: 2025-01-02}', '2025-01-02']],
  ['accepted', none, ['dates: {accepted: 2025-01-02}', '2025-01-02']],
  ['published', ['date: 2025-01-02', '2025-01-02'], ['date: 2025-01-03', '2025-01-03']],
  ['authors', [`authors: [${ann}}]`, 'Ann Doe'], [`authors: [${ann}}, Bo Roe]`, 'Ann Doe; Bo Roe']],
  [
    'authors',
    [`authors: [${ann}, affiliations: [Lund]}]`, 'Ann Doe, Lund'],
    [`authors: [${ann}, affiliations: [Oslo]}]`, 'Ann Doe, Oslo']
  ]
]

test.each(rows)('a change of %s is listed: %j → %j', async (name, [old, gone], [next, added]) => {
  const [before, after] = await Promise.all(
    [old, next].map(settings => articleOf({'manuscript.yaml': `title: T\n${settings}\n`, '01.md': 'Words.'}))
  )
  const {metadata, changes} = compareArticles(before!, after!)
  expect(metadata.filter(field => field.name === name)).toMatchObject([{old: gone, new: added}])
  expect(
    changes.find(({number}) => number === metadata.find(field => field.name === name)!.number)
  ).toMatchObject({
    kind: gone === '' ? 'inserted' : 'changed',
    subject: 'metadata',
    old: gone === '' ? '' : `${name}: ${gone}`,
    new: `${name}: ${added}`
  })
  const back = compareArticles(after!, before!).metadata
  expect(back.filter(field => field.name === name)).toMatchObject([{old: added, new: gone}])
})
