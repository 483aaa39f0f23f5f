import {expect, test} from 'vitest'
import type {Article} from '../../../src/core/article.ts'
import {compareArticles} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'
import {chanceFrom, withEdits} from './edits.ts'
import {textOfEssay} from './essay.ts'
import {articleWith, growingVersions} from './growing.ts'
import {marked} from './notation.ts'
import {revise} from './revisions.ts'
import {toldRedline} from './told-changes.ts'

/** The first sections of the essay. */
const essay: Promise<Article> = articleOf({'01.md': textOfEssay.slice(0, textOfEssay.indexOf('x_3'))})

const filed = (name: string): string => new URL(`../../data/redlines/${name}.txt`, import.meta.url).pathname

test.each([1, 2, 3, 4])('the redline of an essay with edits, seed %i', async seed => {
  const article = await essay
  let {edited} = withEdits(article, 10, seed)
  edited = withEdits(edited, 10, seed + 100).edited
  await expect(`${toldRedline(compareArticles(article, edited))}\n`).toMatchFileSnapshot(
    filed(`edits-${seed}`)
  )
})

test.each([1, 2, 3])('the redline of a thoroughly revised essay, seed %i', async seed => {
  const article = await essay
  const redline = compareArticles(article, revise(article, seed).revised)
  await expect(`${toldRedline(redline)}\n`).toMatchFileSnapshot(filed(`revised-${seed}`))
})

test('the redlines of versions that are hard to compare', async () => {
  const told = Object.entries(growingVersions).flatMap(([name, versions]) => {
    const [old, next] = versions(2).map(articleWith)
    return [`## ${name}`, toldRedline(compareArticles(old!, next!))]
  })
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(filed('hard'))
})

/** Few distinct words, so that stretches repeat, with marks and signs of several scripts. */
const few = [
  ...['a', 'b', 'of', 'the', 'sea', 'Sea', 'x,', 'y.', '(z', 'z)', '“a', 'b”', '漢', '字', '-1', '5\u00a0km'],
  ...[
    'e\u0301',
    '10%',
    'A.',
    'e.g.',
    'well-known',
    'well',
    'known',
    'sand',
    'sands',
    '[a]',
    '1.5',
    '1,5',
    '—'
  ]
]

test('the redlines of short texts', async () => {
  const chance = chanceFrom(7)
  const text = (length: number): string =>
    Array.from({length: 1 + chance.below(length)}, () => chance.pick(few)).join(' ')
  const told = Array.from({length: 240}, () => {
    const old = Array.from({length: 1 + chance.below(2)}, () => text(12))
    const next = old.map(words => {
      const all = words.split(' ')
      for (let edit = chance.below(4); edit > 0; edit--)
        all.splice(chance.below(all.length + 1), chance.below(3), ...text(3).split(' '))
      return all.join(' ')
    })
    if (chance.below(4) === 0) next.reverse()
    if (chance.below(4) === 0) next.push(text(12))
    const redline = compareArticles(articleWith(old), articleWith(next))
    return marked(redline.article).replaceAll('\n', ' ¶ ')
  })
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(filed('short'))
})
