/**
 * The table of kinds of article nodes: for each kind, the data needed to walk and change articles, count words,
 * compose, compare versions and write outputs. The rendering of a kind is a row in the output's own table.
 */
import type {Block, Definition, Inline, ListItem, Node, TableRow, Term} from './article.ts'
import {elementsInLine} from './text-elements.ts'

export type Kind = Node['type']

/** The nodes of one kind. */
export type NodeOf<K extends Kind> = Extract<Node, Readonly<{type: K}>>

/** The facts of one kind of node. */
export type Facts<K extends Kind> = Readonly<{
  /**
   * The positions of the kind: in a line, as a block, or only as a part of one kind of block. For a kind that can be
   * in a line or a block, a function of the node decides.
   */
  stands: Stands<K>
  /**
   * The properties that contain nodes, in reading order, and the form of their content. Other properties with nodes are
   * handled only by code for their kind: `prefix` and `suffix` of a citation's items, `words` of the sections of
   * contents, and `was` of a change.
   */
  slots: Slots<K>
  /** The source of a node's words: its slots, or a function of the node; `none` if it has no words. */
  words: Words<K>
  /**
   * The comparison of the kind in redlines. In a line: `text` word by word, `wraps` by the words inside and by the
   * formatting, `atom` as one item. As a block: `unit` with other blocks of its kind. `generated` nodes follow from
   * the rest of the article and are not compared.
   */
  compared: Compared | ((node: NodeOf<K>) => Compared)
}>

export type Compared = 'text' | 'wraps' | 'atom' | 'unit' | 'generated'

type Stands<K extends Kind> =
  NodeOf<K> extends Inline
    ? NodeOf<K> extends Block
      ? (node: NodeOf<K>) => boolean
      : 'line'
    : NodeOf<K> extends Block
      ? 'block'
      : 'part'

/**
 * The form of a property's content: a line, several lines, blocks, a mixture of lines and blocks, the parts of a list,
 * or rows of cells.
 */
export type SlotForm = 'line' | 'lines' | 'blocks' | 'mixed' | 'items' | 'terms' | 'rows'

export type Slots<K extends Kind> = {
  readonly [Name in keyof Required<NodeOf<K>> as [FormOf<Required<NodeOf<K>>[Name]>] extends [never]
    ? never
    : Name]: FormOf<Required<NodeOf<K>>[Name]>
}

type FormOf<Value> = [Value] extends [readonly string[]]
  ? never
  : [Value] extends [readonly TableRow[]]
    ? 'rows'
    : [Value] extends [ReadonlyArray<readonly Inline[]>]
      ? 'lines'
      : [Value] extends [readonly ListItem[]]
        ? 'items'
        : [Value] extends [ReadonlyArray<Term | Definition>]
          ? 'terms'
          : [Value] extends [readonly Inline[]]
            ? 'line'
            : [Value] extends [readonly Block[]]
              ? 'blocks'
              : [Value] extends [readonly Node[]]
                ? 'mixed'
                : never

type Words<K extends Kind> =
  | 'none'
  | ((node: NodeOf<K>) => string)
  | (keyof Slots<K> extends never ? never : 'slots')

const ownValue = ({value}: Readonly<{value: string}>): string => value
const ownTex = ({tex}: Readonly<{tex: string}>): string => tex
const isInLine = ({block}: Readonly<{block?: true}>): boolean => block !== true

/**
 * Rows that several kinds share: blocks with running text, nodes that give text a format or a target, placeholders,
 * and nodes with a fixed text.
 */
const paragraphs = {stands: 'block', slots: {children: 'line'}, words: 'slots', compared: 'unit'} as const
const wrapper = {stands: 'line', slots: {children: 'line'}, words: 'slots', compared: 'wraps'} as const
const place = {stands: 'block', slots: {}, words: 'none', compared: 'generated'} as const
const named = {stands: 'line', slots: {}, words: ownValue, compared: 'atom'} as const

export const kinds = {
  heading: paragraphs,
  paragraph: paragraphs,
  figure: {stands: 'block', slots: {children: 'mixed', caption: 'line'}, words: 'slots', compared: 'unit'},
  figurePart: {
    stands: 'block',
    slots: {children: 'mixed', caption: 'line'},
    words: 'slots',
    compared: 'unit'
  },
  table: {
    stands: 'block',
    slots: {head: 'rows', body: 'rows', foot: 'rows'},
    words: 'slots',
    compared: 'unit'
  },
  equation: {stands: ({inline}) => inline === true, slots: {}, words: ownTex, compared: 'atom'},
  listing: {stands: 'block', slots: {}, words: ownValue, compared: 'unit'},
  list: {stands: 'block', slots: {children: 'items'}, words: 'slots', compared: 'unit'},
  listItem: {stands: 'part', slots: {children: 'blocks'}, words: 'slots', compared: 'unit'},
  definitionList: {stands: 'block', slots: {children: 'terms'}, words: 'slots', compared: 'unit'},
  term: {stands: 'part', slots: {children: 'line'}, words: 'slots', compared: 'unit'},
  definition: {stands: 'part', slots: {children: 'blocks'}, words: 'slots', compared: 'unit'},
  quotation: {stands: 'block', slots: {children: 'blocks', source: 'line'}, words: 'slots', compared: 'unit'},
  lineBlock: {stands: 'block', slots: {lines: 'lines'}, words: 'slots', compared: 'unit'},
  callout: {stands: 'block', slots: {children: 'blocks'}, words: 'slots', compared: 'unit'},
  division: {stands: 'block', slots: {children: 'blocks', source: 'line'}, words: 'slots', compared: 'unit'},
  theorem: {stands: 'block', slots: {caption: 'line', children: 'blocks'}, words: 'slots', compared: 'unit'},
  thematicBreak: {stands: 'block', slots: {}, words: 'none', compared: 'unit'},
  notes: place,
  references: {
    stands: 'block',
    slots: {children: 'blocks'},
    words: 'slots',
    compared: ({children = []}) => (children.length === 0 ? 'generated' : 'unit')
  },
  contents: place,
  index: place,

  text: {stands: 'line', slots: {}, words: ownValue, compared: 'text'},
  emphasis: wrapper,
  strong: wrapper,
  delete: wrapper,
  superscript: wrapper,
  subscript: wrapper,
  span: wrapper,
  inlineCode: named,
  break: {stands: 'line', slots: {}, words: () => ' ', compared: 'atom'},
  link: wrapper,
  image: {stands: 'line', slots: {}, words: ({alt}) => alt, compared: 'atom'},
  formula: {stands: 'line', slots: {}, words: ownTex, compared: 'atom'},
  abbreviation: wrapper,
  indexMark: {stands: 'line', slots: {}, words: 'none', compared: 'generated'},
  citation: {...wrapper, compared: 'atom'},
  work: wrapper,
  undefinedWork: named,
  formatted: wrapper,
  language: wrapper,
  // The number of an entry, which a style sets in the left margin, is compared as one item.
  entryPart: {...wrapper, compared: ({part}) => (part === 'left-margin' ? 'atom' : 'wraps')},
  crossReference: {...wrapper, compared: 'atom'},
  undefinedReference: named,
  noteCall: {stands: 'line', slots: {}, words: 'none', compared: 'atom'},
  // Any element of HTML can have the `id` of a block, even one in a line.
  element: {
    stands: ({id, tagName, children}) =>
      (id === undefined || elementsInLine.has(tagName)) && children.every(standsInLine),
    slots: {children: 'mixed'},
    words: 'slots',
    compared: 'wraps'
  },
  raw: {
    stands: isInLine,
    slots: {},
    words: ({format, value}) => (format === 'html' ? '' : value),
    compared: 'atom'
  },
  query: {stands: isInLine, slots: {}, words: 'none', compared: 'generated'}
} as const satisfies {readonly [K in Kind]: Facts<K>}

/** The row of a kind that is not known at compile time. */
type AnyFacts = Readonly<{
  stands: 'line' | 'block' | 'part' | ((node: Node) => boolean)
  slots: Readonly<Record<string, SlotForm>>
  words: 'slots' | 'none' | ((node: Node) => string | undefined)
  compared: Compared | ((node: Node) => Compared)
}>

/**
 * The row for unknown kinds, which another program added. The text of such a node is its `value` or the text of its
 * children. It is in a line unless it has the `id` of a block.
 */
const unknown: AnyFacts = {
  stands: node => (node as Readonly<{id?: string}>).id === undefined,
  slots: {children: 'mixed'},
  words: node => (node as Readonly<{value?: string}>).value,
  compared: 'atom'
}

/** The facts about a node's kind. */
export function factsOf({type}: Readonly<{type: Kind}>): AnyFacts {
  return (kinds as unknown as Readonly<Record<string, AnyFacts>>)[type] ?? unknown
}

/** Whether a node's kind is known to galley. */
export function isKnown(node: Node): boolean {
  return Object.hasOwn(kinds, node.type)
}

/** Whether a node is inline, rather than a block or a part of one. */
export function standsInLine(node: Node): boolean {
  const {stands} = factsOf(node)
  return typeof stands === 'function' ? stands(node) : stands === 'line'
}

/** The comparison of this node in redlines. */
export function comparedAs(node: Node): Compared {
  const {compared} = factsOf(node)
  return typeof compared === 'function' ? compared(node) : compared
}

/** A property of a node that contains nodes, and the form of its content. */
export type Slot = readonly [name: string, form: SlotForm]

/** The slots of a node in reading order. */
export function slotsOf(node: Node): readonly Slot[] {
  return slotLists.get(node.type) ?? unknownSlots
}

const slotLists: ReadonlyMap<string, readonly Slot[]> = new Map(
  Object.entries(kinds).map(([kind, {slots}]) => [kind, Object.entries(slots)])
)
const unknownSlots = Object.entries(unknown.slots)
