import type {Article} from '../../../src/core/article.ts'
import {compareArticles} from '../../../src/versions/redline/index.ts'
import {chanceFrom, sentence} from './edits.ts'

/** Old and new versions of any size: some ordinary, others hard to compare. */
export const growingVersions: Readonly<Record<string, (size: number) => readonly [old: Texts, next: Texts]>> =
  {
    'paragraphs as they were': size => [paragraphs(size), paragraphs(size)],
    'paragraphs with eight edits each': size => [paragraphs(size), paragraphs(size).map(edited)],
    'paragraphs that were rewritten': size => [paragraphs(size), paragraphs(size, 7)],
    'paragraphs in another order': size => [paragraphs(size), shuffled(paragraphs(size).map(edited))],
    'equal paragraphs, some removed': size => [equal(10 * size), equal(10 * size - 3)],
    'ten paragraphs, again and again in another order': size => [
      shuffled(Array.from({length: 10 * size}, (_, at) => paragraphs(10)[at % 10]!.slice(0, 80))),
      shuffled(Array.from({length: 10 * size}, (_, at) => paragraphs(10)[(3 * at) % 10]!.slice(0, 80)))
    ],
    'short lines, each with the next number': size => [numbered(10 * size, 0), numbered(10 * size, 1)],
    'one paragraph with edits': size => [
      [paragraphs(size).join(' ')],
      [paragraphs(size).map(edited).join(' ')]
    ],
    'one paragraph that was rewritten': size => [
      [paragraphs(size).join(' ')],
      [paragraphs(size, 7).join(' ')]
    ],
    'one paragraph of three words': size => [[threeWords(100 * size, 1)], [threeWords(100 * size, 2)]]
  }

type Texts = readonly string[]

/** The redline of two versions that consist only of paragraphs. */
export function compareTexts([old, next]: readonly [old: Texts, next: Texts]): unknown {
  return compareArticles(articleWith(old), articleWith(next))
}

const vocabulary = Array.from({length: 900}, (_, at) => `w${(at * 7919).toString(36)}`).map(word =>
  word.replace(/\d/g, digit => 'aeioulnrst'[Number(digit)]!)
)

/** Paragraphs of about 630 letters. */
function paragraphs(count: number, seed = 3): Texts {
  const chance = chanceFrom(seed)
  return Array.from({length: count}, () =>
    Array.from({length: 7}, () => sentence(chance, vocabulary, 16)).join(' ')
  )
}

function edited(text: string, index: number): string {
  const chance = chanceFrom(index)
  const words = text.split(' ')
  for (let edit = 0; edit < 8; edit++) {
    const at = chance.below(words.length)
    words.splice(at, chance.below(2), ...(chance.below(3) === 0 ? [] : [chance.pick(vocabulary)]))
  }
  return words.join(' ')
}

function shuffled(texts: Texts): Texts {
  const chance = chanceFrom(5)
  const all = [...texts]
  for (let at = all.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all
}

function equal(count: number): Texts {
  return Array.from(
    {length: count},
    () => 'The words of this paragraph are those of all others, without any difference.'
  )
}

function numbered(count: number, from: number): Texts {
  return Array.from({length: count}, (_, at) => `Row number ${at + from} is here`)
}

function threeWords(count: number, seed: number): string {
  const chance = chanceFrom(seed)
  return Array.from({length: count}, () => chance.pick(['ash', 'birch', 'cedar'])).join(' ')
}

/** An article of paragraphs. */
export function articleWith(texts: Texts): Article {
  return {
    ...empty,
    body: texts.map((value, index) => ({
      type: 'paragraph',
      id: `p${index}`,
      children: value.trim() === '' ? [] : [{type: 'text', value: value.trim()}]
    }))
  }
}

const empty: Article = {
  lang: 'en',
  numerals: 'western',
  metadata: {
    lang: 'en',
    titles: [],
    authors: [],
    affiliations: [],
    abstracts: [],
    keywords: [],
    journal: {},
    dates: {},
    copyright: {},
    statements: [],
    printed: []
  },
  front: {title: [], subtitle: [], titles: [], abstracts: []},
  body: [],
  notes: [],
  lists: [],
  statements: []
}
