import {expect, test} from 'vitest'
import type {Article} from '../../../src/core/article.ts'
import type {CslItem} from '../../../src/core/types.ts'
import {walkNodes} from '../../../src/core/walk-article.ts'
import {compareArticles, rejectAll} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'
import {recordFigure} from '../../figures.ts'
import fc from '../../properties.ts'
import {rounds} from '../../tier.ts'
import {type Chance, chanceFrom, sentence} from './edits.ts'

type Work = Readonly<{
  id: string
  title: string
  family: string
  year: number
  DOI?: string
  journal: string
  circa?: true
}>

const works: readonly Work[] = [
  {id: 'doe', title: 'Tides of the sea', family: 'Doe', year: 1999, DOI: '10.1/a', journal: 'Water'},
  {id: 'roe', title: 'Winds over land', family: 'Roe', year: 2000, journal: 'Air'},
  {id: 'poe', title: 'Rain in the hills', family: 'Poe', year: 2001, journal: 'Water'}
]

function itemOf({id, title, family, year, DOI, journal, circa}: Work): CslItem {
  return {
    id,
    type: 'article-journal',
    title,
    author: [{family, given: 'A.'}],
    issued: {'date-parts': [[year]], ...(circa && {circa})},
    'container-title': journal,
    ...(DOI && {DOI})
  }
}

/** A paper that cites works in their order, in a style. */
async function paperWith(all: readonly Work[], style = 'insights', csl?: string): Promise<Article> {
  const cited = all.map(({id}) => `A sentence about it [@${id}].`).join('\n\n')
  return articleOf({
    'manuscript.yaml': JSON.stringify({title: 'T', bibliography: 'works.json', style, ...(csl && {csl})}),
    '01.md': `# One\n\n${cited}`,
    'works.json': JSON.stringify(all.map(itemOf))
  })
}

const changesOf = async (old: readonly Work[], next: readonly Work[]) => {
  const [before, after] = await Promise.all([paperWith(old), paperWith(next)])
  return compareArticles(before!, after!)
}

test('a corrected field is a change of the work, with the old and new values', async () => {
  const {references, article} = await changesOf(works, [{...works[0]!, year: 1998}, ...works.slice(1)])
  expect(references).toEqual([
    {kind: 'changed', key: 'doe', number: 1, fields: [{name: 'issued', old: '1999', new: '1998'}]}
  ])
  const [entry] = article.lists[0]!.entries
  expect(entry).toMatchObject({key: 'doe', change: {kind: 'changed', number: 1}, was: {key: 'doe'}})
  expect(JSON.stringify(entry!.children)).toContain('"value":"1999","change":{"kind":"deleted"')
})

test('a date that becomes approximate is a change of its field', async () => {
  const {references} = await changesOf(works, [{...works[0]!, circa: true}, ...works.slice(1)])
  expect(references).toMatchObject([{fields: [{name: 'issued', old: '1999', new: 'ca. 1999'}]}])
})

test('added and removed works are changes, the removed one at its place', async () => {
  const {references, article, changes} = await changesOf(works.slice(0, 2), [works[0]!, works[2]!])
  const ofReferences = changes.filter(({subject}) => subject === 'reference')
  expect(ofReferences.map(({kind, old, new: next}) => [kind, old, next]).sort()).toEqual([
    ['deleted', 'Winds over land', ''],
    ['inserted', '', 'Rain in the hills']
  ])
  expect(references.map(({kind, key}) => `${kind} ${key}`)).toEqual(['added poe', 'removed roe'])
  expect(article.lists[0]!.entries.map(({key, change}) => `${key} ${change?.kind}`)).toEqual([
    'doe undefined',
    'roe deleted',
    'poe inserted'
  ])
  expect(rejectAll(article).lists[0]!.entries.map(({key}) => key)).toEqual(['doe', 'roe'])
})

test.each([
  ['other keys', works.map(work => ({...work, id: `${work.id}-new`}))],
  ['keys that changed places', works.map((work, at) => ({...work, id: works[(at + 1) % 3]!.id}))]
])('%s are not a change', async (_, next) => {
  const {changes, references} = await changesOf(works, next)
  expect([changes, references]).toEqual([[], []])
})

test('a deleted paragraph cites again, when that is rejected, the works that it cited, whose keys changed', async () => {
  const next = works.map(work => ({...work, id: `${work.id}-new`}))
  const [before, after] = await Promise.all([paperWith(works), paperWith(next)])
  const last = after!.body.findLast(({type}) => type === 'paragraph')
  const deleted = {...after!, body: after!.body.filter(block => block !== last)}
  const back = rejectAll(compareArticles(before!, deleted).article)
  const cited: (string | undefined)[] = []
  walkNodes(back.body, node => {
    if (node.type === 'citation') for (const {work} of node.items) cited.push(work)
    return undefined
  })
  expect(cited).toEqual(['doe-new', 'roe-new', 'poe-new'])
})

test.each(['joss', 'notes', 'plain'])('another style, %s, is not a change', async style => {
  const [old, next] = await Promise.all([paperWith(works), paperWith(works, style)])
  expect(compareArticles(old!, next!).changes).toEqual([])
})

test('neither is APA instead of IEEE', async () => {
  const [old, next] = await Promise.all([
    paperWith(works, 'insights', 'ieee'),
    paperWith(works, 'insights', 'apa')
  ])
  expect(compareArticles(old!, next!).changes).toEqual([])
  const {changes} = compareArticles(next!, old!)
  expect(changes).toEqual([])
})

test('a field corrected together with a change of style is the only change, without marked words', async () => {
  const [old, next] = await Promise.all([
    paperWith(works),
    paperWith([...works.slice(0, 2), {...works[2]!, title: 'Rain in the valleys'}], 'review')
  ])
  const {changes, references, article} = compareArticles(old!, next!)
  expect(changes).toHaveLength(1)
  expect(references).toMatchObject([{key: 'poe', fields: [{name: 'title'}]}])
  expect(JSON.stringify(article.lists[0]!.entries.map(({children}) => children))).not.toContain('change')
})

/** An article that consists of a list. */
async function listOf(all: readonly Work[]): Promise<Article> {
  const entries = all.map(work => ({
    key: work.id,
    anchor: `bib-${work.id}`,
    citedIn: [],
    work: itemOf(work),
    children: [
      {type: 'text' as const, value: `${work.family} (${work.year}). ${work.title}. ${work.journal}.`}
    ]
  }))
  return {...(await bare), lists: [{hanging: true, entries}]}
}

const bare = articleOf({'01.md': 'A sentence.'})

test('in random lists, every change is found by work and field, whatever the keys and the order', async () => {
  let [made, found, extra] = [0, 0, 0]
  for (const seed of fc.sample(fc.integer(), rounds(300))) {
    const chance = chanceFrom(seed)
    const old = drawWorks(chance, 20 + chance.below(40), 'w')
    const {next, expected} = revise(old, chance)
    const {references} = compareArticles(await listOf(old), await listOf(next))
    const shown = references.map(({kind, fields}) =>
      kind === 'changed'
        ? fields.map(({name, old: one, new: other}) => `${name} ${one} → ${other}`).join()
        : `${kind} ${titleIn(fields)}`
    )
    made += expected.length
    found += expected.filter(change => shown.includes(change)).length
    extra += shown.filter(change => !expected.includes(change)).length
  }
  recordFigure('changes of references', `${found} of ${made} found, ${extra} that are none`)
  expect(found / made).toBeGreaterThanOrEqual(0.995)
  expect(extra / made).toBeLessThanOrEqual(0.005)
})

function titleIn(fields: ReadonlyArray<Readonly<{name: string; old: string; new: string}>>): string {
  const title = fields.find(({name}) => name === 'title')
  return `${title?.old}${title?.new}`
}

const names = ['Adams', 'Baker', 'Clark', 'Davis', 'Evans', 'Frank', 'Ghosh', 'Hills', 'Irwin', 'Jones']
const topics = 'river ice sand wind tide soil cloud frost storm dune delta marsh ridge basin crater'.split(
  ' '
)

function drawWorks(chance: Chance, count: number, prefix: string): readonly Work[] {
  return Array.from({length: count}, (_, at) => ({
    id: `${prefix}${at}`,
    title: sentence(chance, topics, 5).slice(0, -1),
    family: chance.pick(names),
    year: 1990 + chance.below(30),
    journal: chance.pick(['Water', 'Air', 'Earth']),
    ...(chance.below(2) === 0 && {DOI: `10.1000/${chance.below(1e9)}`})
  }))
}

/** Revises a list of works: drops, adds and corrects some, renames some keys, and changes the order. */
function revise(
  old: readonly Work[],
  chance: Chance
): Readonly<{next: readonly Work[]; expected: readonly string[]}> {
  const expected: string[] = []
  const next = old.flatMap((work): readonly Work[] => {
    if (chance.below(20) === 0) {
      expected.push(`removed ${work.title}`)
      return []
    }
    const id = chance.below(100) < 15 ? `${work.family}${work.year}-${work.id}` : work.id
    if (chance.below(10) > 0) return [{...work, id}]
    const [field, value] = chance.pick([
      ['year', work.year + 1],
      ['journal', 'Fire'],
      ['title', `${work.title} again`]
    ] as const)
    const name = {year: 'issued', journal: 'container-title', title: 'title'}[field]
    expected.push(`${name} ${work[field]} → ${value}`)
    return [{...work, id, [field]: value}]
  })
  const added = drawWorks(chance, 1 + chance.below(3), 'added')
  expected.push(...added.map(({title}) => `added ${title}`))
  const all = [...next, ...added]
  for (let at = all.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return {next: all, expected}
}
