import {expect, test} from 'vitest'
import {articleOf} from '../../compose/article.ts'
import {type Chance, chanceFrom} from './edits.ts'
import {redlineOf} from './judge.ts'
import {toldRedline} from './told-changes.ts'

/** Sentences with everything that running text has. */
const sentences = [
  'The river carries sand down to the sea.',
  'Nobody weighed a stone before the dry summer of that year, although many had asked for it [@doe].',
  'We counted 12 dogs, 3.5 % of all, in the town (see @tbl:dogs).',
  'Its *old* name is **lost**.',
  'Later authors doubted this; their buckets were too small.^[They say so themselves.]',
  'Does it rain? It does.',
  'The law $a = b$ holds for 10^-4^ units and H~2~O.',
  'See [the map](https://example.org/map) and `code`.',
  'As Dr. Roe writes [@roe, p. 4], “sand never sleeps”.',
  'This well-known fact, e.g. in the north, is of no use here.',
  '川の砂は海へ3D流れる。',
  'In Table 1, all values are means — none is a sum.',
  'The method needs two buckets, a rope and some patience of the students who carry them.',
  'Rain fell on 5 km² of clay.'
]

/** A block of a paper as its parts: sentences, rows, items. */
type Draft = {kind: string; parts: string[]}

const kinds = [
  'paragraph',
  'paragraph',
  'paragraph',
  'table',
  'list',
  'numbered',
  'terms',
  'quotation',
  'heading',
  'code',
  'lines',
  'formula',
  'figure'
]

function draft(kind: string, chance: Chance): Draft {
  const some = (least: number, most: number): string[] =>
    Array.from({length: least + chance.below(most - least + 1)}, () => chance.pick(sentences))
  if (kind === 'table')
    return {
      kind,
      parts: Array.from(
        {length: 3},
        (_, at) => `row ${at} | ${chance.below(90)} | ${chance.pick(['red', 'blue'])}`
      )
    }
  if (kind === 'heading')
    return {kind, parts: [chance.pick(['Method', 'Results of the year', 'Sand and stones'])]}
  if (kind === 'formula') return {kind, parts: [`x_${chance.below(5)} = y`]}
  if (kind === 'code') return {kind, parts: ['let a = 1', 'let b = 2', `call(${chance.below(5)})`]}
  return {kind, parts: some(2, 4)}
}

function written({kind, parts}: Draft): string {
  switch (kind) {
    case 'table':
      return ['| a | b | c |', '|---|---|---|', ...parts.map(row => `| ${row} |`)].join('\n')
    case 'list':
      return parts.map(part => `- ${part}`).join('\n')
    case 'numbered':
      return parts.map((part, at) => `${at + 1}. ${part}`).join('\n')
    case 'terms':
      return parts.map((part, at) => `Term ${at}\n: ${part}`).join('\n\n')
    case 'quotation':
      return parts.map(part => `> ${part}`).join('\n')
    case 'heading':
      return `# ${parts.join(' ')}`
    case 'code':
      return ['``` js', ...parts, '```'].join('\n')
    case 'lines':
      return parts.map(part => `| ${part}`).join('\n')
    case 'formula':
      return `$$${parts.join(' ')}$$`
    case 'figure':
      return `![${parts.join(' ')}](map.png){alt="A map"}`
    default:
      return parts.join(' ')
  }
}

const dogs = '| Dog | Age |\n|---|---|\n| Rex | 3 |\n\n: The dogs {#tbl:dogs}'

/** A part after an edit of its words. */
function edited(part: string, chance: Chance): string {
  const words = part.split(' ')
  const at = chance.below(words.length)
  words.splice(
    at,
    chance.below(3),
    ...(chance.below(2) === 0 ? [] : [chance.pick(['new', 'two more', 'sand,', '(so)', '7'])])
  )
  return words.join(' ') || 'none'
}

/** Edits of the blocks of a paper, in place. */
const edits: ReadonlyArray<(blocks: Draft[], at: number, chance: Chance) => void> = [
  (blocks, at, chance) => {
    const {parts} = blocks[at]!
    const place = chance.below(parts.length)
    parts[place] = edited(parts[place]!, chance)
  },
  (blocks, at, chance) => {
    const {parts, kind} = blocks[at]!
    parts.splice(chance.below(parts.length + 1), 0, ...draft(kind, chance).parts.slice(0, 1))
  },
  (blocks, at, chance) => {
    const {parts} = blocks[at]!
    if (parts.length > 1) parts.splice(chance.below(parts.length), 1)
  },
  (blocks, at) => {
    blocks[at]!.parts.reverse()
  },
  (blocks, at, chance) => {
    const block = blocks[at]!
    if (block.kind === 'paragraph' && block.parts.length > 2)
      blocks.splice(
        at,
        1,
        ...[block.parts.slice(0, 1), block.parts.slice(1)].map(parts => ({kind: 'paragraph', parts}))
      )
    else block.parts[0] = edited(block.parts[0]!, chance)
  },
  (blocks, at, chance) => {
    blocks.splice(at, 0, draft(chance.pick(kinds), chance))
  },
  (blocks, at) => {
    if (blocks.length > 2) blocks.splice(at, 1)
  },
  (blocks, at, chance) => {
    const [block] = blocks.splice(at, 1)
    blocks.splice(chance.below(blocks.length + 1), 0, block!)
  },
  (blocks, at, chance) => {
    const block = blocks[at]!
    // One sentence stays, and the others are new.
    if (block.kind === 'paragraph')
      block.parts = [...block.parts.slice(0, 1), ...draft('paragraph', chance).parts]
    else if (block.kind === 'list') block.kind = 'numbered'
    else if (block.kind === 'table') block.parts = block.parts.map(row => `${row} ${chance.below(3)}`)
  },
  (blocks, at) => {
    const block = blocks[at]!
    if (block.kind === 'table')
      block.parts = block.parts.map(row => row.split(' | ').toReversed().join(' | '))
    else if (block.kind === 'paragraph') block.kind = 'quotation'
  }
]

/** The works of a version; the second one has other fields. */
const works = (year: number, title: string): string =>
  JSON.stringify([
    {
      id: 'doe',
      type: 'book',
      title,
      author: [{family: 'Doe', given: 'Ann'}],
      issued: {'date-parts': [[year]]}
    },
    {
      id: 'roe',
      type: 'article-journal',
      title: 'Winds',
      author: [{family: 'Roe', given: 'Bo'}],
      issued: {'date-parts': [[1999]]}
    }
  ])

test.each([1, 2, 3, 4, 5])('redlines of small papers, each with some edits, seed %i', async seed => {
  const told: string[] = []
  const faults: string[] = []
  for (let paper = 0; paper < 12; paper++) {
    const chance = chanceFrom(1000 * seed + paper)
    const blocks = Array.from({length: 3 + chance.below(4)}, () => draft(chance.pick(kinds), chance))
    const textOf = (): string => [...blocks.map(written), dogs].join('\n\n')
    const old = textOf()
    for (let count = 1 + chance.below(4); count > 0; count--)
      chance.pick(edits)(blocks, chance.below(blocks.length), chance)
    const isWorkEdited = chance.below(3) === 0
    const [before, after] = await Promise.all([
      articleOf({'01.md': old, 'references.json': works(2001, 'Tides')}),
      articleOf({
        '01.md': textOf(),
        'references.json': works(isWorkEdited ? 2002 : 2001, isWorkEdited ? 'Tides *now*' : 'Tides')
      })
    ])
    const {redline, faults: own} = redlineOf(before!, after!)
    faults.push(...own.map(fault => `${paper}: ${fault}`))
    const references = redline.references.map(
      ({kind, key, fields}) =>
        `work ${kind} ${key}: ${fields.map(({name, old, new: next}) => `${name}: ${old} → ${next}`).join('; ')}`
    )
    told.push(`# ${paper}`, toldRedline(redline), ...references)
  }
  expect(faults).toEqual([])
  const file = new URL(`../../data/redlines/small-${seed}.txt`, import.meta.url)
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(file.pathname)
})
