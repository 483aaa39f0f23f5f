import {beforeAll, expect, test} from 'vitest'
import type {Article, Block, Node} from '../../../src/core/article.ts'
import type {Kind} from '../../../src/core/kinds.ts'
import {acceptAll, compareArticles, rejectAll} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'
import {type Case, everyCase} from '../../every-kind.ts'
import {everyKindPaper} from '../../every-kind-words.ts'
import {sameContent} from './same-content.ts'
import {shapeOf} from './shape.ts'
import {toldChanges} from './told-changes.ts'

let article: Article

beforeAll(async () => {
  article = await articleOf(everyKindPaper)
})

/** The first case of each kind in the body, as a block and within a line; entries follow their works. */
const cases: readonly Case[] = [
  ...new Map(
    everyCase()
      .toReversed()
      .map(each => [formOf(each), each])
  ).values()
]
  .filter(({place, kind}) => place === 'body' && !['work', 'entryPart'].includes(kind))
  .toReversed()

function formOf({kind, place, nodeWith}: Case): string {
  const node = nodeWith('word')
  const isLine = node.type === 'paragraph' && kind !== 'paragraph'
  return `${kind} ${place} ${isLine}`
}

const river = 'The river carries sand from the northern hills down to the cold sea in spring'
const texts = [
  'A first paragraph tells why somebody counted all dogs of the town',
  river,
  'Nobody had weighed a stone before the summer of that dry year',
  'Our method needs two buckets, a rope and some patience of students',
  'Later authors doubted it, since their buckets were far too small',
  'The last word belongs to those who washed the sand themselves'
]
const paragraphs = texts.map(
  (value, index): Block => ({
    type: 'paragraph',
    id: `around-${index}`,
    children: [{type: 'text', value: `${value}.`}]
  })
)

/** The body with blocks at some position among the paragraphs. */
function bodyWith(at: number, ...blocks: readonly Node[]): readonly Block[] {
  return [...paragraphs.slice(0, at), ...(blocks as readonly Block[]), ...paragraphs.slice(at)]
}

/** The kinds that are named by one word, such as a key. */
const keyed: readonly Kind[] = [
  'citation',
  'crossReference',
  'undefinedReference',
  'undefinedWork',
  'indexMark'
]

type Edit = (
  first: (words?: string) => Node,
  other: (words?: string) => Node
) => readonly [old: readonly Block[], next: readonly Block[]]

/** The edits, with the block of a case and that of the next one. */
const edits: Readonly<Record<string, Edit>> = {
  inserted: one => [bodyWith(3), bodyWith(3, one())],
  deleted: one => [bodyWith(3, one()), bodyWith(3)],
  'inserted first': one => [bodyWith(0), bodyWith(0, one())],
  'deleted last': one => [bodyWith(6, one()), bodyWith(6)],
  moved: one => [bodyWith(1, one()), bodyWith(5, one())],
  'moved up, with another word': one => [bodyWith(5, one()), bodyWith(1, one('more'))],
  'another word': one => [bodyWith(3, one()), bodyWith(3, one('more'))],
  'other words': one => [bodyWith(3, one()), bodyWith(3, one('other'))],
  doubled: one => [bodyWith(3, one()), bodyWith(3, one(), one('twin'))],
  exchanged: (one, other) => [bodyWith(3, one(), other()), bodyWith(3, other(), one())],
  replaced: (one, other) => [bodyWith(3, one()), bodyWith(3, other())]
}

/** The words of a node, and of the same node after an edit. */
function wordsFor(kind: Kind, own: string, form: string | undefined): string {
  if (keyed.includes(kind)) return `${own.split(' ')[1]}${form ?? ''}`
  if (form === 'other') return 'Nothing remains as it was when winds turn'
  return form === undefined ? own : `${own} ${form === 'more' ? 'at dawn' : `(${form})`}`
}

const sands = 'Here somebody says that sand of each hill has a colour of its own'
const birds = 'Some birds of those meadows were singing louder than any others'

/** Kinds whose content galley generates: their edits are not the authors'. */
function isGenerated({kind}: Case): boolean {
  return ['notes', 'contents', 'index', 'indexMark', 'query', 'references', 'noteCall'].includes(kind)
}

/** Whether two articles are the same for a reader; the format of a space is not seen. */
function isSame(one: Article, other: Article): boolean {
  return sameContent(one, other) || shapeOf(one).join('\n') === shapeOf(other).join('\n')
}

test.each(Object.keys(edits))('a redline of each kind of node, %s', async name => {
  const edit = edits[name]!
  /** The names of cases with the same changes. */
  const told = new Map<string, readonly string[]>()
  const wrong: string[] = []
  for (const [index, each] of cases.entries()) {
    const other = cases[(index + 1) % cases.length]!
    const [old, next] = edit(
      form => each.nodeWith(wordsFor(each.kind, sands, form)),
      form => other.nodeWith(wordsFor(other.kind, birds, form))
    ).map((body): Article => ({...article, body}))
    const redline = compareArticles(old!, next!)
    const changes = toldChanges(redline).join('\n')
    told.set(changes, [...(told.get(changes) ?? []), each.name])
    if (!isSame(acceptAll(redline.article), next!)) wrong.push(`${each.name}, accepted`)
    if (!isGenerated(each) && !isGenerated(other) && !isSame(rejectAll(redline.article), old!))
      wrong.push(`${each.name}, rejected`)
  }
  expect(wrong).toEqual([])
  const file = new URL(`../../data/redlines/kinds-${name.replace(/,? /g, '-')}.txt`, import.meta.url)
  const text = [...told].map(([changes, names]) => `# ${names.join(', ')}\n${changes}\n`).join('\n')
  await expect(text).toMatchFileSnapshot(file.pathname)
})
