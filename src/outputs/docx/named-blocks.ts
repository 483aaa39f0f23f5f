import type {
  Article,
  Block,
  Citation,
  Division,
  Figure,
  FigurePart,
  Inline,
  Node,
  Paragraph,
  Quotation,
  Table,
  Term
} from '../../core/article.ts'
import {factsOf, isKnown, standsInLine} from '../../core/kinds.ts'
import {byKind} from '../../core/map-article.ts'
import {childNodes, topNodes, walkNodes} from '../../core/walk-article.ts'

/**
 * A block of an article that is one paragraph in Word: a heading, a paragraph, a cell, a caption. In a Word file, the
 * hidden bookmark `_gly<number>` around its text identifies the block.
 */
export type ArticleBlock = Readonly<{
  /** Counted from 1 in the order of `articleBlocks`. */
  number: number
  kind: BlockKind
  /** The running text, without words that galley puts before it. */
  words: readonly Node[]
  /** The node that contains these words: for a caption its figure, for a cell its table. */
  owner?: Node
  /** For a note that a citation style generates, the words in the article: the citation itself. */
  written?: readonly Node[]
  /** The text that galley shows before the words: the number of a heading, the label of a caption. */
  lead?: string
  /** Whether galley shows the words in brackets, with a full stop after them. */
  isBracketed?: true
  /** The number of the note that contains the block. */
  note?: number
  cell?: CellPlace
}>

export type BlockKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'term'
  | 'caption'
  | 'cell'
  | 'line'
  | 'source'
  | 'listing'
  | 'equation'
  | 'entry'

/** The row, counted from 0 over head, body and foot of the table, and the index of the cell in it. */
export type CellPlace = Readonly<{table: Table; row: number; index: number}>

/**
 * The blocks of an article that contain words: titles, abstracts, body, notes, entries of the lists of references,
 * statements. Content that only an older version contains, or that an edit in the text deletes, is not a block.
 */
export function articleBlocks(article: Article): readonly ArticleBlock[] {
  const {front, body, notes, lists, statements} = article
  const citations = citationsOfNotes(article)
  const collecting: Collecting = {blocks: [], note: undefined}
  for (const words of [front.title, front.subtitle, ...front.titles.map(({children}) => children)])
    if (words.length > 0) add(collecting, {kind: 'title', words})
  for (const {children} of front.abstracts) collect(children, collecting)
  collect(body, collecting)
  for (const {number, children, change} of notes) {
    if (isGone(change)) continue
    const own = {...collecting, note: number}
    const citation = citations.get(number)
    const [only] = children
    if (citation === undefined || only?.type !== 'paragraph') collect(children, own)
    else {
      const words = [{...citation, children: only.children}]
      add(own, {kind: 'paragraph', words, owner: citation, written: only.children})
    }
  }
  for (const {entries} of lists)
    for (const {children, change} of entries)
      if (!isGone(change)) add(collecting, {kind: 'entry', words: children})
  for (const {children} of statements) collect(children, collecting)
  return collecting.blocks
}

/** The numbers of blocks, by the list of their words; for listings and equations also by their nodes. */
export function blockNumbers(blocks: readonly ArticleBlock[]): ReadonlyMap<readonly Node[] | Node, number> {
  const numbers = new Map<readonly Node[] | Node, number>()
  for (const {number, kind, words, owner, written} of blocks) {
    numbers.set(written ?? words, number)
    if ((kind === 'listing' || kind === 'equation') && owner) numbers.set(owner, number)
  }
  return numbers
}

/**
 * The citations for which a note style generated notes, by the numbers of the notes. In Word, they are fields in these
 * notes.
 */
function citationsOfNotes(article: Article): ReadonlyMap<number, Citation> {
  const citations = new Map<number, Citation>()
  walkNodes(topNodes(article), node => {
    if (node.type !== 'citation' || node.note?.own !== false) return undefined
    const {note, ...field} = node
    if (node.items.every(({work}) => work !== undefined)) citations.set(note.number, field)
    return undefined
  })
  return citations
}

/** The name of the bookmark around the text of a block. */
export function blockBookmark(number: number): string {
  return `_gly${number}`
}

/** Whether a bookmark names a block. */
export function isBlockName(bookmark: string): boolean {
  return /^_gly\d+$/.test(bookmark)
}

type Collecting = Readonly<{blocks: ArticleBlock[]; note: number | undefined}>
type Found = Omit<ArticleBlock, 'number' | 'note'>

function add({blocks, note}: Collecting, found: Found): void {
  blocks.push({number: blocks.length + 1, ...found, ...(note !== undefined && {note})})
}

/** Whether only the old version contains a node. */
function isGone(change: Readonly<{kind: string}> | undefined): boolean {
  return change?.kind === 'deleted' || change?.kind === 'movedFrom' || change?.kind === 'joined'
}

function collect(nodes: readonly Node[], collecting: Collecting): void {
  for (const node of nodes) if (!('change' in node && isGone(node.change))) collectNode(node, collecting)
}

const within = ({children = []}: Readonly<{children?: readonly Node[]}>, collecting: Collecting): void =>
  collect(children, collecting)
const words = (node: Paragraph | Term, collecting: Collecting): void =>
  add(collecting, {kind: node.type, words: node.children, owner: node})
const none = (): void => undefined

/** Collects the blocks in a node that become paragraphs in Word, by the kind of node. */
const collectNode = byKind<Exclude<Node, Inline> | Block, [collecting: Collecting], void>(
  {
    heading: (node, collecting) => {
      const lead = node.number === undefined ? {} : {lead: node.number}
      add(collecting, {kind: 'heading', words: node.children, owner: node, ...lead})
    },
    paragraph: words,
    term: words,
    figure: (node, collecting) => collectCaptioned(node, node.label, collecting),
    figurePart: (node, collecting) => collectCaptioned(node, `(${node.letter})`, collecting),
    theorem: (node, collecting) => {
      const {caption, label, isHead, children} = node
      if (caption)
        add(collecting, {
          kind: 'caption',
          words: caption,
          owner: node,
          ...(!isHead && {lead: `${label} (`, isBracketed: true})
        })
      collect(children, collecting)
    },
    table: collectCells,
    quotation: collectWithSource,
    division: collectWithSource,
    lineBlock: (node, collecting) => {
      for (const words of node.lines) add(collecting, {kind: 'line', words, owner: node})
    },
    listing: (node, collecting) =>
      add(collecting, {kind: 'listing', words: [{type: 'text', value: node.value}], owner: node}),
    equation: (node, collecting) => add(collecting, {kind: 'equation', words: [node], owner: node}),
    element: (node, collecting) => {
      if (isRunning(node.children)) add(collecting, {kind: 'paragraph', words: node.children, owner: node})
      else collect(node.children, collecting)
    },
    list: within,
    listItem: within,
    definitionList: within,
    definition: within,
    callout: within,
    references: within,
    // In Word, blocks of these kinds contain no words that a co-author could edit.
    thematicBreak: none,
    notes: none,
    contents: none,
    index: none,
    raw: none,
    query: none
  },
  (node, collecting) => {
    if (!isKnown(node) && !standsInLine(node)) collect(childNodes(node), collecting)
  }
)

function collectCaptioned(node: Figure | FigurePart, lead: string, collecting: Collecting): void {
  collect(node.children, collecting)
  if (node.caption) add(collecting, {kind: 'caption', words: node.caption, owner: node, lead})
}

function collectWithSource(node: Quotation | Division, collecting: Collecting): void {
  collect(node.children, collecting)
  if (node.source) add(collecting, {kind: 'source', words: node.source, owner: node})
}

function collectCells(table: Table, collecting: Collecting): void {
  for (const [row, cells] of [table.head, table.body, table.foot].flat().entries()) {
    for (const [index, {children, change}] of cells.entries()) {
      if (isGone(change)) continue
      if (!isRunning(children)) collect(children, collecting)
      else add(collecting, {kind: 'cell', words: children, owner: table, cell: {table, row, index}})
    }
  }
}

/** Whether nodes are running text rather than blocks. */
function isRunning(nodes: readonly Node[]): boolean {
  return nodes.length > 0 && !nodes.some(node => factsOf(node).stands === 'block')
}
