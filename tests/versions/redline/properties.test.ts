import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Article} from '../../../src/core/article.ts'
import {compareArticles} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'
import fc from '../../properties.ts'
import {rounds} from '../../tier.ts'
import {edits, text, withEdits} from './edits.ts'
import {textOfEssay} from './essay.ts'
import {articleWith} from './growing.ts'
import {judge, redlineOf} from './judge.ts'
import {addPairing, emptyPairing, revise} from './revisions.ts'

/** An article with every kind of block that the edits change. */
const essay: Promise<Article> = articleOf({'01.md': textOfEssay})

/** The seeds of a run; PROPERTY_SEED selects others. */
function seeds(count: number): readonly number[] {
  return fc.sample(fc.integer(), rounds(count))
}

test('edits in separate blocks are shown as made, and both versions can be restored', async () => {
  const article = await essay
  const [made, found] = [new Map<string, number>(), new Map<string, number>()]
  const faults: string[] = []
  const falseMoves: number[] = []
  for (const seed of seeds(64)) {
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

test('in a thoroughly revised article, paragraphs, moves and splits are found, and both versions can be restored', async () => {
  const article = await essay
  const pairing = emptyPairing()
  for (const seed of seeds(40)) {
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

test('edits of words have hardly more words than the smallest edit script, and are joined if they are close', async () => {
  const article = await essay
  const kinds = ['replace a word', 'insert a word', 'delete a word']
  let [marked, smallest, hunks, all] = [0, 0, 0, 0]
  for (const seed of seeds(8)) {
    let edited = article
    // Several edits in a paragraph.
    for (let round = 0; round < 10; round++) {
      const {edited: more, made} = withEdits(edited, 20, seed + round, kinds)
      edited = more
      all += made.length
    }
    for (const {old, new: next} of compareArticles(article, edited).changes) {
      marked += wordsIn(old).length + wordsIn(next).length
      hunks++
    }
    for (const [index, block] of article.body.entries())
      smallest += differences(wordsIn(text(block)), wordsIn(text(edited.body[index]!)))
  }
  expect(all).toBeGreaterThan(200)
  expect(marked / smallest).toBeLessThanOrEqual(1.05)
  expect(hunks / all).toBeLessThanOrEqual(1)
})

function wordsIn(value: string): readonly string[] {
  return value.match(/[\p{L}\p{N}]+|[^\s]/gu) ?? []
}

/** The length of the smallest script: all elements outside the longest common subsequence of two lists. */
function differences(old: readonly string[], next: readonly string[]): number {
  let above = new Array<number>(next.length + 1).fill(0)
  for (const word of old) {
    const row = [0]
    for (const [column, other] of next.entries())
      row.push(word === other ? above[column]! + 1 : Math.max(above[column + 1]!, row[column]!))
    above = row
  }
  return old.length + next.length - 2 * above.at(-1)!
}

describe('nothing is lost from a text', () => {
  test('of random words', () => {
    fc.assert(
      fc.property(fc.array(words(), {maxLength: 6}), fc.array(words(), {maxLength: 6}), (old, next) => {
        const [before, after] = [articleWith(old), articleWith(next)]
        expect(redlineOf(before, after).faults).toEqual([])
      }),
      {numRuns: 240}
    )
  })

  test('an article compared with itself has no change', async () => {
    const article = await essay
    const {redline} = redlineOf(article, structuredClone(article))
    expect(redline.changes).toEqual([])
    expect(redline.article).toEqual(article)
  })
})

/** Few distinct words, so that stretches repeat, with marks and signs of several scripts. */
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
