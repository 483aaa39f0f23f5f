import type {Article, Block, Inline, Node, Text} from '../../../src/core/article.ts'
import {childNodes, wordsOf} from '../../../src/core/walk-article.ts'
import {wordsIn} from '../../../src/versions/redline/unit-words.ts'

/** A random generator with a seed (mulberry32). */
export type Chance = Readonly<{
  /** A whole number from 0, below a limit. */
  below(limit: number): number
  pick<Item>(items: readonly Item[]): Item
}>

export function chanceFrom(seed: number): Chance {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    below: limit => Math.floor(next() * limit),
    pick: items => items[Math.floor(next() * items.length)]!
  }
}

/** A completed edit, in the words that the redline should show for it. */
export type MadeEdit = Readonly<{
  kind: 'inserted' | 'deleted' | 'replaced' | 'moved' | 'formatted' | 'changed' | 'split' | 'joined'
  old: string
  new: string
}>

/** A copy of an article that edits can change. */
type Mutable<Value> = {-readonly [Name in keyof Value]: Value[Name]}
export type Draft = {body: Block[]; notes: Article['notes']}

/** Makes an edit in the block at a position of a draft, if the block can have such an edit. */
type MakeEdit = (draft: Draft, at: number, chance: Chance, words: readonly string[]) => MadeEdit | undefined

/** The table of edits. */
export const edits: Readonly<Record<string, MakeEdit>> = {
  'replace a word': inText((words, at, chance, more) =>
    replaceWords(words, at, 1, [fresh(chance, more, words)])
  ),
  'insert a word': inText((words, at, chance, more) =>
    replaceWords(words, at + 1, 0, [fresh(chance, more, words)])
  ),
  'delete a word': inText((words, at) => replaceWords(words, at, 1, [])),
  'replace a phrase': inText((words, at, chance, more) =>
    replaceWords(
      words,
      at,
      2 + chance.below(3),
      list(2 + chance.below(4), () => fresh(chance, more, words))
    )
  ),
  'insert a phrase': inText((words, at, chance, more) =>
    replaceWords(
      words,
      at + 1,
      0,
      list(2 + chance.below(5), () => fresh(chance, more, words))
    )
  ),
  'delete a phrase': inText((words, at, chance) => replaceWords(words, at, 2 + chance.below(4), [])),
  'set a word in italics': italics,
  'insert a sentence': insertSentence,
  'delete a block': (draft, at) => {
    const old = text(draft.body[at]!)
    if (old === '' || draft.body[at]!.type === 'references') return undefined
    draft.body.splice(at, 1)
    return {kind: 'deleted', old, new: ''}
  },
  'insert a paragraph': (draft, at, chance, words) => {
    const value = sentence(chance, words, 12 + chance.below(50))
    draft.body.splice(at, 0, paragraph(`fresh-${chance.below(1e9)}`, [{type: 'text', value}]))
    return {kind: 'inserted', old: '', new: value}
  },
  'move a paragraph': (draft, at, chance) => {
    const block = draft.body[at]!
    if (block.type !== 'paragraph' || text(block).split(' ').length < 16) return undefined
    const to = chance.below(draft.body.length)
    if (Math.abs(to - at) < 3) return undefined
    draft.body.splice(at, 1)
    draft.body.splice(to, 0, block)
    return {kind: 'moved', old: text(block), new: text(block)}
  },
  'split a paragraph': splitParagraph,
  'join two paragraphs': joinParagraphs,
  'change the level of a heading': (draft, at) => {
    const block = draft.body[at]!
    if (block.type !== 'heading') return undefined
    draft.body[at] = {...block, level: block.level + 1}
    return {kind: 'changed', old: `level ${block.level}`, new: `level ${block.level + 1}`}
  },
  'change a formula': (draft, at) => {
    const block = draft.body[at]!
    if (block.type !== 'equation') return undefined
    draft.body[at] = {...block, tex: `${block.tex} + q`}
    return {kind: 'replaced', old: block.tex, new: `${block.tex} + q`}
  },
  'insert a row': (draft, at, chance, words) =>
    inTable(draft, at, ({body}) => {
      const place = chance.below(body.length + 1)
      const cells = body[0]!.map(cell => ({
        ...cell,
        children: [{type: 'text' as const, value: fresh(chance, words, [])}]
      }))
      body.splice(place, 0, cells)
      return {kind: 'inserted', old: '', new: cells.map(({children}) => children[0]!.value).join(' | ')}
    }),
  'delete a row': (draft, at, chance) =>
    inTable(draft, at, ({body}) => {
      if (body.length < 2) return undefined
      const [row] = body.splice(chance.below(body.length), 1)
      return {kind: 'deleted', old: rowText(row!), new: ''}
    }),
  'insert a column': (draft, at, chance, words) =>
    inTable(draft, at, ({head, body}) => {
      const place = chance.below(body[0]!.length + 1)
      const values: string[] = []
      for (const row of [...head, ...body]) {
        const value = fresh(chance, words, values)
        values.push(value)
        row.splice(place, 0, {children: [{type: 'text', value}]})
      }
      return {kind: 'inserted', old: '', new: values.join(' | ')}
    }),
  'delete a column': (draft, at, chance) =>
    inTable(draft, at, ({head, body}) => {
      if (body[0]!.length < 3) return undefined
      const place = chance.below(body[0]!.length)
      const cells = [...head, ...body].map(row => row.splice(place, 1)[0]!)
      return {kind: 'deleted', old: rowText(cells), new: ''}
    })
}

function list<Item>(length: number, make: () => Item): readonly Item[] {
  return Array.from({length}, make)
}

/** A word of the text or a new one, but none of the given words. */
function fresh(chance: Chance, words: readonly string[], around: readonly string[]): string {
  for (let tries = 0; tries < 20; tries++) {
    const word = chance.below(3) === 0 ? `nov${chance.below(9999).toString(36)}um` : chance.pick(words)
    if (!around.includes(word)) return word
  }
  return `quite${chance.below(9999)}`
}

/** A sentence of random words. */
export function sentence(chance: Chance, words: readonly string[], length: number): string {
  const all: string = list(length, () => fresh(chance, words, [])).join(' ')
  return `${all[0]!.toUpperCase()}${all.slice(1)}.`
}

export function paragraph(id: string, children: readonly Inline[]): Block {
  return {type: 'paragraph', id, children}
}

/** The words of a block on one line. */
export function text(node: Node): string {
  return wordsIn(node)
}

const isWord = (word: string | undefined): boolean => word !== undefined && /^\p{L}{3,}$/u.test(word)

type Words = Readonly<{words: readonly string[]; old: readonly string[]; new: readonly string[]}>

function replaceWords(
  words: readonly string[],
  at: number,
  count: number,
  more: readonly string[]
): Words | undefined {
  const old = words.slice(at, at + count)
  if (old.length < count || !old.every(isWord) || words[at + count] === undefined || !isWord(words[at - 1]))
    return undefined
  // An edit that shares words with itself or its neighbours could be shown at several places.
  if (more.some(word => old.includes(word)) || new Set([...more, ...old]).size < more.length + old.length)
    return undefined
  return {words: [...words.slice(0, at), ...more, ...words.slice(at + count)], old, new: more}
}

/** The author's texts in a block. */
export function textsIn(node: Node): ReadonlyArray<Mutable<Text>> {
  if (node.type === 'text') return [node]
  if (
    [
      'citation',
      'crossReference',
      'undefinedReference',
      'link',
      'element',
      'span',
      'superscript',
      'subscript'
    ].includes(node.type)
  )
    return []
  return childNodes(node).flatMap(textsIn)
}

/** Returns a function that edits one text of a block, at a word between other words. */
function inText(
  edit: (words: readonly string[], at: number, chance: Chance, more: readonly string[]) => Words | undefined
): MakeEdit {
  return (draft, at, chance, more) => {
    const node = chance.pick(textsIn(draft.body[at]!))
    const words = node?.value.split(' ') ?? []
    if (words.length < 8) return undefined
    const edited = edit(words, 2 + chance.below(words.length - 4), chance, more)
    if (node === undefined || edited === undefined) return undefined
    node.value = edited.words.join(' ')
    const kind = edited.old.length === 0 ? 'inserted' : edited.new.length === 0 ? 'deleted' : 'replaced'
    return {kind, old: edited.old.join(' '), new: edited.new.join(' ')}
  }
}

function italics(draft: Draft, at: number, chance: Chance): MadeEdit | undefined {
  const block = draft.body[at]!
  if (block.type !== 'paragraph') return undefined
  const children = block.children as Inline[]
  const place = chance.below(children.length)
  const node = children[place]
  const words = node?.type === 'text' ? node.value.split(' ') : []
  const word = 1 + chance.below(Math.max(1, words.length - 2))
  if (words.length < 5 || !isWord(words[word])) return undefined
  children.splice(
    place,
    1,
    {type: 'text', value: `${words.slice(0, word).join(' ')} `},
    {type: 'emphasis', children: [{type: 'text', value: words[word]!}]},
    {type: 'text', value: ` ${words.slice(word + 1).join(' ')}`}
  )
  return {kind: 'formatted', old: words[word]!, new: words[word]!}
}

/** The positions at which a sentence ends in the first text of a paragraph. */
function sentenceEnds(node: Node | undefined): readonly number[] {
  if (node?.type !== 'text') return []
  return [...node.value.matchAll(/\p{Ll}{3}\. (?=\p{Lu}\p{Ll}+ )/gu)].map(({index}) => index + 5)
}

function insertSentence(
  draft: Draft,
  at: number,
  chance: Chance,
  words: readonly string[]
): MadeEdit | undefined {
  const node = chance.pick(textsIn(draft.body[at]!))
  const ends = sentenceEnds(node)
  if (node === undefined || ends.length === 0) return undefined
  const value = sentence(chance, words, 6 + chance.below(12))
  const place = chance.pick(ends)
  node.value = `${node.value.slice(0, place)}${value} ${node.value.slice(place)}`
  return {kind: 'inserted', old: '', new: value}
}

function splitParagraph(draft: Draft, at: number, chance: Chance): MadeEdit | undefined {
  const block = draft.body[at]!
  if (block.type !== 'paragraph') return undefined
  const places = block.children.flatMap((child, index) => sentenceEnds(child).map(end => ({index, end})))
  if (places.length === 0) return undefined
  const {index, end} = chance.pick(places)
  const {value} = block.children[index] as Text
  const [first, second] = [
    [...block.children.slice(0, index), {type: 'text', value: value.slice(0, end - 1)} as const],
    [{type: 'text', value: value.slice(end)} as const, ...block.children.slice(index + 1)]
  ]
  if ([first, second].some(children => wordsOf(children).split(' ').length < 6)) return undefined
  draft.body.splice(at, 1, {...block, children: first}, paragraph(`${block.id}-part`, second))
  return {kind: 'split', old: '', new: ''}
}

function joinParagraphs(draft: Draft, at: number): MadeEdit | undefined {
  const [one, other] = [draft.body[at], draft.body[at + 1]]
  if (one?.type !== 'paragraph' || other?.type !== 'paragraph') return undefined
  if ([one, other].some(block => text(block).split(' ').length < 6)) return undefined
  draft.body.splice(at, 2, {
    ...one,
    children: [...one.children, {type: 'text', value: ' '}, ...other.children]
  })
  return {kind: 'joined', old: '', new: ''}
}

type Rows = {head: Cell[][]; body: Cell[][]}
type Cell = {children: Array<{type: 'text'; value: string}>}

function inTable(
  draft: Draft,
  at: number,
  edit: (table: Rows) => MadeEdit | undefined
): MadeEdit | undefined {
  const block = draft.body[at]!
  const table = block.type === 'figure' ? block.children.find(({type}) => type === 'table') : block
  if (table?.type !== 'table' || table.body.length < 2 || table.widths !== undefined) return undefined
  const widths = new Set([...table.head, ...table.body].map(row => row.length))
  if (widths.size !== 1 || table.body.flat().some(({columns, rows}) => columns ?? rows)) return undefined
  return edit(table as unknown as Rows)
}

function rowText(cells: readonly Cell[]): string {
  return cells
    .map(({children}) => wordsOf(children).trim())
    .filter(Boolean)
    .join(' | ')
}

/** The words of an article from which edits are made. */
export function vocabularyOf({body}: Article): readonly string[] {
  const words = body
    .flatMap(textsIn)
    .flatMap(({value}) => value.split(' ').filter(word => /^\p{Ll}{3,}$/u.test(word)))
  return words.length > 0 ? words : ['word']
}

/** An article with edits, each in a separate block, and the list of the edits. */
export function withEdits(
  article: Article,
  count: number,
  seed: number,
  kinds: readonly string[] = Object.keys(edits)
): Readonly<{edited: Article; made: readonly (MadeEdit & Readonly<{name: string}>)[]}> {
  const chance = chanceFrom(seed)
  const words = vocabularyOf(article)
  const {body, notes} = structuredClone(article) as Article
  const draft: Draft = {body: [...body], notes}
  const touched = new Set<string>()
  const made: Array<MadeEdit & Readonly<{name: string}>> = []
  for (let tries = 0; tries < 40 * count && made.length < count; tries++) {
    const name = chance.pick(kinds)
    for (let places = 0; places < 30; places++) {
      const at = chance.below(draft.body.length)
      const beside = draft.body.slice(Math.max(0, at - 1), at + 3)
      if (draft.body.length === 0 || beside.some(({id}) => touched.has(id ?? ''))) continue
      const edit = edits[name]!(draft, at, chance, words)
      if (edit === undefined) continue
      made.push({...edit, name})
      for (const {id} of [...beside, ...draft.body.slice(Math.max(0, at - 1), at + 3)]) touched.add(id ?? '')
      break
    }
  }
  return {edited: {...article, body: draft.body, notes: draft.notes}, made}
}
