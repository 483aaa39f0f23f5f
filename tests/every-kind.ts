import type {Article, Block, Definition, Inline, ListItem, Node, TableRow, Term} from '../src/core/article.ts'
import {changeNodes} from '../src/core/change-article.ts'
import {factsOf, type Kind, kinds, type NodeOf, type SlotForm, standsInLine} from '../src/core/kinds.ts'

/** A node in a permitted place, with a word that must appear in every output. */
export type Case = Readonly<{
  /** The name of the case, such as `strong in quotation.source`. */
  name: string
  kind: Kind
  word: string
  place: 'body' | 'note' | 'entry'
  /** Creates the block, or the node of an entry, with a word. */
  nodeWith: (word: string) => Node
}>

type Sample<K extends Kind> = (word: string) => NodeOf<K>

const text = (value: string): readonly Inline[] => [{type: 'text', value}]
const paragraph = (value: string): Block => ({type: 'paragraph', id: `p-${value}`, children: text(value)})
const row = (value: string): readonly TableRow[] => [[{children: text(value)}]]

/** For each kind, creates a node with a word; `asBlocks` and `lineSample` create the other forms of some kinds. */
export const samples: {readonly [K in Kind]: Sample<K>} = {
  heading: word => ({type: 'heading', id: `h-${word}`, level: 1, children: text(word)}),
  paragraph: word => ({type: 'paragraph', id: `p-${word}`, children: text(word)}),
  figure: word => ({
    type: 'figure',
    id: `f-${word}`,
    kind: 'figure',
    label: 'Figure 1',
    caption: text(word),
    children: [paragraph('drawn')]
  }),
  figurePart: word => ({
    type: 'figurePart',
    id: `fp-${word}`,
    letter: 'a',
    caption: text(word),
    children: [paragraph('drawn')]
  }),
  table: word => ({type: 'table', id: `t-${word}`, head: row('head'), body: row(word), foot: []}),
  equation: word => ({type: 'equation', id: `e-${word}`, tex: `\\text{${word}}`}),
  listing: word => ({type: 'listing', id: `l-${word}`, value: word}),
  list: word => ({
    type: 'list',
    id: `li-${word}`,
    children: [{type: 'listItem', children: [paragraph(word)]}]
  }),
  listItem: word => ({type: 'listItem', children: [paragraph(word)]}),
  definitionList: word => ({
    type: 'definitionList',
    id: `dl-${word}`,
    children: [
      {type: 'term', children: text('term')},
      {type: 'definition', children: [paragraph(word)]}
    ]
  }),
  term: word => ({type: 'term', children: text(word)}),
  definition: word => ({type: 'definition', children: [paragraph(word)]}),
  quotation: word => ({type: 'quotation', id: `q-${word}`, children: [paragraph(word)]}),
  lineBlock: word => ({type: 'lineBlock', id: `lb-${word}`, lines: [text(word), text('second')]}),
  callout: word => ({
    type: 'callout',
    id: `c-${word}`,
    kind: 'note',
    title: 'Note',
    classes: ['callout', 'note'],
    children: [paragraph(word)]
  }),
  division: word => ({type: 'division', id: `d-${word}`, children: [paragraph(word)]}),
  theorem: word => ({
    type: 'theorem',
    id: `th-${word}`,
    kind: 'theorem',
    label: 'Theorem 1',
    caption: text(word),
    children: [paragraph('proved')]
  }),
  thematicBreak: word => ({type: 'thematicBreak', id: `tb-${word}`}),
  notes: word => ({type: 'notes', id: `n-${word}`, title: word}),
  references: word => ({type: 'references', id: `r-${word}`, list: 0, children: [paragraph(word)]}),
  contents: word => ({type: 'contents', id: `co-${word}`, title: word, heading: true, sections: []}),
  index: word => ({type: 'index', id: `ix-${word}`, title: word, heading: true, entries: []}),
  text: word => ({type: 'text', value: word}),
  emphasis: word => ({type: 'emphasis', children: text(word)}),
  strong: word => ({type: 'strong', children: text(word)}),
  delete: word => ({type: 'delete', children: text(word)}),
  superscript: word => ({type: 'superscript', children: text(word)}),
  subscript: word => ({type: 'subscript', children: text(word)}),
  span: word => ({type: 'span', classes: ['smallcaps'], children: text(word)}),
  inlineCode: word => ({type: 'inlineCode', value: word}),
  break: () => ({type: 'break'}),
  link: word => ({type: 'link', url: 'https://example.org/', children: text(word)}),
  image: word => ({type: 'image', url: 'missing.png', alt: word}),
  formula: word => ({type: 'formula', tex: `\\text{${word}}`}),
  indexMark: word => ({type: 'indexMark', anchor: `ix-${word}`, index: {levels: [{words: word}]}}),
  abbreviation: word => ({type: 'abbreviation', title: 'in full', children: text(word)}),
  citation: word => ({
    type: 'citation',
    number: 1,
    items: [{key: word, mode: 'normal', prefix: [], suffix: []}],
    source: `[@${word}]`,
    children: text(word)
  }),
  work: word => ({type: 'work', key: 'doe', children: text(word)}),
  undefinedWork: word => ({type: 'undefinedWork', value: word}),
  formatted: word => ({type: 'formatted', format: 'italic', children: text(word)}),
  language: word => ({type: 'language', lang: 'fr', children: text(word)}),
  entryPart: word => ({type: 'entryPart', part: 'right-inline', children: text(word)}),
  crossReference: word => ({type: 'crossReference', label: word, target: word, children: text(word)}),
  undefinedReference: word => ({type: 'undefinedReference', value: word}),
  noteCall: () => ({type: 'noteCall', note: 1, label: '1'}),
  element: word => ({type: 'element', tagName: 'u', children: text(word)}),
  raw: word => ({type: 'raw', format: 'tex', value: word}),
  query: word => ({type: 'query', number: 1, question: word})
}

/** The kinds that can also be blocks, as blocks. */
const asBlocks: Readonly<Partial<Record<Kind, (word: string) => Node>>> = {
  element: word => ({type: 'element', id: `el-${word}`, tagName: 'div', children: [paragraph(word)]}),
  raw: word => ({...samples.raw(word), id: `raw-${word}`, block: true}),
  query: word => ({...samples.query(word), id: `qu-${word}`, block: true})
}

const all = Object.keys(kinds) as readonly Kind[]
const standing = (place: 'line' | 'block'): readonly Kind[] =>
  all.filter(type => {
    const {stands} = factsOf({type})
    return stands === place || typeof stands === 'function'
  })
const inLine = standing('line')
const asBlock = standing('block')

/** The permitted nodes of a slot: their kinds, and functions that create them. */
function fillings(form: SlotForm): ReadonlyArray<readonly [kind: Kind, make: (word: string) => Node]> {
  const lines = inLine.map(kind => [kind, lineSample(kind)] as const)
  const blocks = asBlock.map(kind => [kind, asBlocks[kind] ?? samples[kind]] as const)
  const parts = {items: ['listItem'], terms: ['term', 'definition']} as const
  if (form === 'line' || form === 'lines') return lines
  if (form === 'blocks') return blocks
  if (form === 'mixed' || form === 'rows') return [...lines, ...blocks]
  return parts[form].map(kind => [kind, samples[kind]] as const)
}

function lineSample(kind: Kind): (word: string) => Node {
  if (kind !== 'equation') return samples[kind]
  return word => ({...samples.equation(word), inline: true})
}

/** The value of a slot that holds one node. */
function held(form: SlotForm, node: Node): unknown {
  if (form === 'rows') return [[{children: [node]}]]
  if (form === 'lines') return [[node], text('second')]
  return [node]
}

/** A node that contains other nodes. Citations and references name keys, which change with the words. */
function hostSample(host: Kind, word: string): Node {
  const node = samples[host](host === 'citation' || host === 'crossReference' ? `${word}h` : 'host')
  return 'id' in node ? ({...node, id: word} as Node) : node
}

/** A node that contains other nodes, as a block of the body. */
function asBodyBlock(node: Node, word: string): Block {
  const {stands} = factsOf(node)
  if (stands === 'block') return node as Block
  if (node.type === 'listItem') return {type: 'list', id: `in-${word}`, children: [node as ListItem]}
  if (node.type === 'term' || node.type === 'definition')
    return {type: 'definitionList', id: `in-${word}`, children: [node as Term | Definition]}
  if ('id' in node && node.id !== undefined && !('inline' in node)) return node as Block
  if (node.type === 'work')
    return {type: 'paragraph', id: `in-${word}`, children: [{...samples.citation(word), children: [node]}]}
  return {
    type: 'paragraph',
    id: `in-${word}`,
    children: [...text('before '), node as Inline, ...text(' after')]
  }
}

/** A word that is not a prefix of another one, and that no output hyphenates or interprets. */
function wordOf(number: number): string {
  const letters = number.toString(25).padStart(3, '0')
  return `w${[...letters].map(letter => String.fromCharCode(98 + Number.parseInt(letter, 25))).join('')}z`
}

/** Every kind in every slot that permits it, in the body, in a note and in an entry of the list of references. */
export function everyCase(): readonly Case[] {
  const cases: Case[] = []
  const add = (name: string, kind: Kind, nodeWith: (word: string) => Node, place: Case['place'] = 'body') => {
    cases.push({name, kind, word: wordOf(cases.length), place, nodeWith})
  }
  for (const kind of asBlock) {
    const make = asBlocks[kind] ?? samples[kind]
    add(`${kind} in the body`, kind, make)
    // Notes cannot contain the list of all notes, the contents or the index.
    if (kind !== 'notes' && kind !== 'contents' && kind !== 'index')
      add(`${kind} in a note`, kind, make, 'note')
  }
  for (const kind of inLine) add(`${kind} in an entry`, kind, lineSample(kind), 'entry')
  for (const host of all) {
    for (const [slot, form] of Object.entries(factsOf({type: host}).slots)) {
      for (const [kind, make] of fillings(form)) {
        const hostWith = (word: string): Node => ({
          ...hostSample(host, word),
          ...(host === 'element' && !standsInLine(make(word)) && {id: word, tagName: 'div'}),
          [slot]: held(form, make(word))
        })
        const name = `${kind} in ${host}.${slot}`
        // Parts of entries exist only in entries.
        if (host === 'entryPart') add(name, kind, hostWith, 'entry')
        else add(name, kind, word => asBodyBlock(hostWith(word), word))
      }
    }
  }
  return cases
}

/** An article with the nodes of some cases at their places; `wordOf` returns the word of a case. */
export function articleOfCases(
  article: Article,
  cases: readonly Case[],
  wordOf: (word: string) => string = word => word
): Article {
  const at = (place: Case['place']): readonly Node[] =>
    cases.filter(each => each.place === place).map(({nodeWith, word}) => nodeWith(wordOf(word)))
  const [note, ...notes] = article.notes
  const [list, ...lists] = article.lists
  const [entry, ...entries] = list?.entries ?? []
  if (note === undefined || list === undefined || entry === undefined) throw new Error('The article has none')
  return {
    ...article,
    body: [...(at('body') as readonly Block[]), ...article.body],
    notes: [{...note, children: [...note.children, ...(at('note') as readonly Block[])]}, ...notes],
    lists: [
      {
        ...list,
        entries: [
          {...entry, children: [...entry.children, ...(at('entry') as readonly Inline[])]},
          ...entries
        ]
      },
      ...lists
    ]
  }
}

/** A case whose node has a property with a value. */
export function withProperty(each: Case, name: string, value: unknown): Case {
  const changed = (node: Node): Node => {
    if (node.type !== each.kind) return node
    const {[name]: _, ...rest} = node as Node & Readonly<Record<string, unknown>>
    return (value === undefined ? rest : {...rest, [name]: value}) as Node
  }
  return {...each, nodeWith: word => changeNodes([each.nodeWith(word)], changed)[0]!}
}
