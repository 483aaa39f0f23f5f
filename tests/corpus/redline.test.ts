import {expect} from 'vitest'
import type {Article} from '../../src/core/article.ts'
import type {RedlineChange} from '../../src/versions/redline/types.ts'
import {articleOf} from '../compose/article.ts'
import {recordFigure} from '../figures.ts'
import fc from '../properties.ts'
import {rounds, tier} from '../tier.ts'
import {withEdits} from '../versions/redline/edits.ts'
import {judge, redlineOf} from '../versions/redline/judge.ts'
import {addPairing, emptyPairing, revise} from '../versions/redline/revisions.ts'
import {corpusTest} from './corpus.ts'
import {papers} from './real-papers.ts'
import {revisionFiles, revisionPairs} from './revisions.ts'

/** Redlines of real manuscripts: pairs of their revisions, and random edits. */
for (const name of revisionPairs()) {
  corpusTest(
    `both revisions of ${name} can be restored from their redline, in either direction`,
    async () => {
      const [old, next] = await Promise.all(
        (['old', 'new'] as const).map(side => articleOf(revisionFiles(name, side)))
      )
      const {redline, faults} = redlineOf(old!, next!)
      expect(faults).toEqual([])
      expect(redlineOf(next!, old!).faults).toEqual([])
      expect(redline.changes.filter(isNoise)).toEqual([])
      recordFigure(`redline of ${name}`, `${redline.changes.length} changes`)
    }
  )
}

/** Whether a change replaces text with identical text. */
function isNoise({kind, old, new: next}: RedlineChange): boolean {
  return kind === 'replaced' && old === next
}

corpusTest('a renamed key is not a change', async () => {
  const [old, next] = await Promise.all(
    (['old', 'new'] as const).map(side => articleOf(revisionFiles('03-meta-review', side)))
  )
  const {redline} = redlineOf(old!, next!)
  const cited = JSON.stringify([old, next].map(article => article!.body))
  expect(cited).toContain('Avasthi2018_preprints')
  expect(cited).toContain('avasthi-preprints')
  const works = redline.changes.filter(({subject}) => subject === 'citation' || subject === 'reference')
  expect(JSON.stringify(works)).not.toMatch(/avasthi|eLife\.38532/i)
})

async function manuscripts(): Promise<readonly Article[]> {
  const all: Article[] = []
  for (const {text} of papers()) {
    const article = await articleOf({'paper.md': text})
    if (article.body.length > 8 && article.body.length < 200) all.push(article)
  }
  return all
}

corpusTest(
  'edits and revisions of real manuscripts are shown as made',
  async () => {
    const articles = await manuscripts()
    const seeds = fc.sample(fc.integer(), rounds(tier === 'long' ? 300 : 150))
    let [made, exact, falseMoves] = [0, 0, 0]
    for (const [index, seed] of seeds.entries()) {
      const article = articles[index % articles.length]!
      const {edited, made: all} = withEdits(article, 7, seed)
      const {redline, faults} = redlineOf(article, edited)
      expect(faults).toEqual([])
      const verdict = judge(redline, all)
      made += all.length
      exact += verdict.exact
      falseMoves += verdict.falseMoves
    }
    const pairing = emptyPairing()
    for (const [index, seed] of seeds.slice(0, rounds(tier === 'long' ? 90 : 45)).entries()) {
      const article = articles[index % articles.length]!
      const revision = revise(article, seed)
      const {redline, faults} = redlineOf(article, revision.revised)
      expect(faults).toEqual([])
      addPairing(pairing, revision, redline.article)
    }
    const {moves, splits, paired} = pairing
    recordFigure(
      'redlines of edits that were drawn',
      `${exact} of ${made} as made; of revisions, ${moves[1]} of ${moves[0]} moves and ${splits[1]} of ${splits[0]} ` +
        `splits found, ${pairing.falseMoves + falseMoves} false moves`
    )
    expect(exact / made).toBeGreaterThanOrEqual(0.995)
    expect(paired.slice(5).filter(([all, found]) => found < all)).toEqual([])
    expect(moves[1] / moves[0]).toBeGreaterThanOrEqual(0.95)
    expect(splits[1] / splits[0]).toBeGreaterThanOrEqual(0.9)
    expect(falseMoves + pairing.falseMoves).toBeLessThanOrEqual((moves[0] + made) / 100)
  },
  600_000
)
