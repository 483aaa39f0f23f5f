import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Article} from '../../src/core/article.ts'
import {articleOf} from '../compose/article.ts'
import fc from '../properties.ts'
import {rounds} from '../tier.ts'
import {edits, withEdits} from './edits.ts'
import {textOfEssay} from './essay.ts'
import {articleWith} from './growing.ts'
import {judge, redlineOf} from './judge.ts'
import {addPairing, emptyPairing, revise} from './revisions.ts'

/** An article with all kinds of blocks that the edits change. */
const essay: Promise<Article> = articleOf({'01.md': textOfEssay})

/** The seeds of a run: others with another PROPERTY_SEED. */
function seeds(count: number): readonly number[] {
  return fc.sample(fc.integer(), rounds(count))
}

test('edits in blocks of their own are shown as they were made, and both versions come back', async () => {
  const article = await essay
  const [made, found] = [new Map<string, number>(), new Map<string, number>()]
  const faults: string[] = []
  const falseMoves: number[] = []
  for (const seed of seeds(100)) {
    const {edited, made: all} = withEdits(article, 8, seed)
    const {redline, faults: own} = redlineOf(article, edited)
    const verdict = judge(redline, all)
    faults.push(...own)
    falseMoves.push(verdict.falseMoves)
    for (const {name} of all) made.set(name, (made.get(name) ?? 0) + 1)
    found.set('exact', (found.get('exact') ?? 0) + verdict.exact)
  }
  expect(faults).toEqual([])
  expect([...made.keys()].sort()).toEqual(Object.keys(edits).sort())
  const all = [...made.values()].reduce((sum, count) => sum + count, 0)
  expect(found.get('exact')! / all).toBeGreaterThanOrEqual(0.99)
  expect(falseMoves.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(all / 100)
})

test('of an article revised all over, paragraphs, moves and splits are found, and both versions come back', async () => {
  const article = await essay
  const pairing = emptyPairing()
  for (const seed of seeds(60)) {
    const revision = revise(article, seed)
    const {redline, faults} = redlineOf(article, revision.revised)
    expect(faults).toEqual([])
    addPairing(pairing, revision, redline.article)
  }
  const halfKept = pairing.paired.slice(5)
  expect(halfKept.filter(([all, paired]) => paired < all)).toEqual([])
  expect(pairing.wrong).toBe(0)
  expect(pairing.moves[1] / pairing.moves[0]).toBeGreaterThanOrEqual(0.95)
  expect(pairing.splits[1] / pairing.splits[0]).toBeGreaterThanOrEqual(0.9)
  expect(pairing.falseMoves + pairing.falseSplits).toBeLessThanOrEqual(pairing.moves[0] / 50)
})

describe('nothing is lost of a text', () => {
  test('of random words', () => {
    fc.assert(
      fc.property(fc.array(words(), {maxLength: 6}), fc.array(words(), {maxLength: 6}), (old, next) => {
        const [before, after] = [articleWith(old), articleWith(next)]
        expect(redlineOf(before, after).faults).toEqual([])
      }),
      {numRuns: 400}
    )
  })

  test('and an article compared with itself has no change', async () => {
    const article = await essay
    const {redline} = redlineOf(article, structuredClone(article))
    expect(redline.changes).toEqual([])
    expect(redline.article).toEqual(article)
  })
})

/** Few words, so that stretches repeat, with marks and signs of several scripts. */
function words(): Arbitrary<string> {
  const word = fc.constantFrom(
    'a',
    'b',
    'of',
    'the',
    'sea',
    'Sea',
    'x,',
    'y.',
    '(z)',
    '漢',
    '字',
    '-1',
    '5\u00a0km',
    'e\u0301',
    ''
  )
  return fc.array(word, {maxLength: 25}).map(all => all.join(' '))
}
