import {expect, test} from 'vitest'
import type {Article, Inline, Text} from '../../../src/core/article.ts'
import {compareArticles} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'
import {type Chance, chanceFrom, withEdits} from './edits.ts'
import {textOfEssay} from './essay.ts'
import {articleWith, growingVersions} from './growing.ts'
import {redlineOf} from './judge.ts'
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

/** A word, or a node with a word: each kind that running text has. */
function piece(chance: Chance): Inline {
  const value = chance.pick(few)
  const text: Text = {type: 'text', value}
  const makes: ReadonlyArray<() => Inline> = [
    () => ({type: 'emphasis', children: [text]}),
    () => ({type: 'strong', children: [{type: 'emphasis', children: [text]}]}),
    () => ({type: 'superscript', children: [text]}),
    () => ({type: 'link', url: `https://${chance.pick(['a', 'b'])}.test`, children: [text]}),
    () => ({type: 'formula', tex: `x_${chance.below(3)}`}),
    () => ({type: 'inlineCode', value}),
    () => ({type: 'crossReference', label: value, target: value, children: [text]}),
    () => ({type: 'undefinedWork', value: `key${chance.below(2)}`}),
    () => ({type: 'image', url: `${chance.pick(['a', 'b'])}.png`, alt: value}),
    () => ({type: 'break'}),
    () => citation(`key${chance.below(2)}`, chance.below(2) === 0, value)
  ]
  return chance.below(2) === 0 ? text : chance.pick(makes)()
}

function citation(key: string, narrative: boolean, words: string): Inline {
  const items = [{key, mode: 'normal' as const, prefix: [], suffix: [{type: 'text' as const, value: words}]}]
  return {
    type: 'citation',
    number: 1,
    items,
    ...(narrative && {narrative}),
    source: `[@${key} ${words}]`,
    children: [{type: 'text', value: `(${key} ${words})`}]
  }
}

test('the redlines of short texts with every kind of inline node', async () => {
  const chance = chanceFrom(11)
  const pieces = (most: number): Inline[] => Array.from({length: 1 + chance.below(most)}, () => piece(chance))
  const spaced = (all: readonly Inline[]): readonly Inline[] =>
    all.flatMap((each, at) => (at > 0 && chance.below(8) > 0 ? [{type: 'text', value: ' '}, each] : [each]))
  const told: string[] = []
  for (let round = 0; round < 200; round++) {
    const old = spaced(pieces(14))
    const next = [...old]
    for (let edit = 1 + chance.below(4); edit > 0; edit--)
      next.splice(chance.below(next.length + 1), chance.below(4), ...spaced(pieces(3)))
    const [before, after] = [old, next].map(
      (children): Article => ({...articleWith([]), body: [{type: 'paragraph', id: 'p', children}]})
    )
    const {redline, faults} = redlineOf(before!, after!)
    expect(faults).toEqual([])
    told.push(marked(redline.article))
  }
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(filed('short-marked-up'))
})
