import type {Node, Table} from '../../core/article.ts'
import type {Kind, NodeOf, Slots} from '../../core/kinds.ts'
import type {Version} from './atoms.ts'
import {onOneLine} from './unit-words.ts'

/** The reason why a property is excluded from the comparison of properties. */
type Apart =
  /** The property belongs to the compared content of the node: its words, its key or its look. */
  | 'content'
  /** galley counts or generates the property. */
  | 'counted'
  /** The property is compared by `tableProperties`, or with the metadata. */
  | 'elsewhere'
  /** No output shows the property. */
  | 'unseen'

/** The properties that only some kinds have, without those that contain nodes. */
type PropertyName<K extends Kind> = Exclude<
  keyof NodeOf<K>,
  'type' | 'id' | 'place' | 'anchor' | 'change' | 'lang' | 'dir' | 'classes' | keyof Slots<K>
>

type Said<K extends Kind, Name extends PropertyName<K>> = (
  value: NonNullable<NodeOf<K>[Name]>,
  node: NodeOf<K>
) => string

const itself = (value: string): string => value
const tooltip = (value: string): string => `tooltip ${value}`
const wide = (value: string): string => `width ${value}`
const named = (outputs: readonly string[]): string => `only in ${outputs.join(' and ') || 'no output'}`
const content = 'content'
const counted = 'counted'

/**
 * The table of properties that an author decides: how a redline describes each, or why it is not compared. If
 * properties of a node differ, the node is marked as changed; within a line, its words are marked as formatted, or it
 * is replaced.
 */
export const properties: {
  readonly [K in Kind]: {readonly [Name in PropertyName<K>]-?: Said<K, Name> | Apart}
} = {
  heading: {
    level: level => `level ${level}`,
    unnumbered: () => 'unnumbered',
    unlisted: () => 'not in the contents',
    number: counted
  },
  paragraph: {noIndent: () => 'no indent'},
  figure: {kind: itself, label: counted, columns: count => `${count} columns`, mentionedIn: counted},
  figurePart: {letter: counted, width: wide, mentionedIn: counted},
  table: {widths: 'elsewhere'},
  equation: {
    tex: content,
    inline: content,
    number: counted,
    lines: counted,
    bare: counted,
    lineAnchors: counted
  },
  listing: {language: itself, value: content, firstLine: number => `lines from ${number}`},
  list: {
    ordered: (_, {numbering = ''}) => `numbered ${numbering}`.trim(),
    numbering: content,
    start: start => (start === 1 ? '' : `from ${start}`),
    delimiter: delimiter => (delimiter === 'period' ? '' : delimiter),
    loose: () => 'loose',
    ownMarks: () => 'marks of its own'
  },
  listItem: {checked: isChecked => (isChecked ? 'done' : 'to do')},
  definitionList: {},
  term: {},
  definition: {},
  quotation: {},
  lineBlock: {},
  callout: {kind: itself, title: counted, tooltip},
  division: {tooltip, outputs: named},
  theorem: {kind: itself, label: counted, isHead: () => 'named as a whole'},
  thematicBreak: {},
  notes: {title: 'elsewhere'},
  references: {list: counted, title: 'elsewhere', oldTitle: 'elsewhere'},
  contents: {title: 'elsewhere', heading: counted, sections: counted},
  index: {title: counted, heading: counted, entries: counted},

  text: {value: content},
  emphasis: {},
  strong: {},
  delete: {},
  superscript: {},
  subscript: {},
  span: {tooltip, outputs: named, ofPages: 'unseen'},
  inlineCode: {value: content},
  break: {},
  link: {url: content, tooltip},
  image: {
    url: content,
    path: content,
    alt: content,
    tooltip,
    width: wide,
    height: height => `height ${height}`
  },
  formula: {tex: content, fallback: counted},
  abbreviation: {title: content},
  indexMark: {index: 'unseen'},
  citation: {number: counted, items: content, narrative: content, note: counted, source: content},
  work: {key: content, target: counted},
  undefinedWork: {value: content},
  formatted: {format: content},
  language: {isolated: 'unseen'},
  entryPart: {part: counted},
  crossReference: {label: content, target: content, page: () => 'page'},
  undefinedReference: {value: content},
  noteCall: {note: content, label: counted},
  element: {
    tagName: content,
    tooltip,
    columns: count => `over ${count} columns`,
    rows: count => `over ${count} rows`
  },
  raw: {format: content, block: content, value: content},
  query: {number: counted, block: content, question: content, answers: content, rule: content}
}

type AnySaid = (value: unknown, node: Node) => string

/** The describing functions of the table, by kind of node. */
const said: ReadonlyMap<string, ReadonlyArray<readonly [name: string, say: AnySaid]>> = new Map(
  Object.entries(properties).map(([kind, rows]) => [
    kind,
    Object.entries(rows).flatMap(([name, say]) =>
      typeof say === 'function' ? [[name, say as AnySaid] as const] : []
    )
  ])
)

/**
 * The properties of a node that an author decides and a reader sees, except its words and its other compared content.
 */
export function shownProperties(node: Node): string {
  const {lang, dir, classes} = node as Readonly<{lang?: string; dir?: string; classes?: readonly string[]}>
  const words: string[] = []
  for (const [name, say] of said.get(node.type) ?? []) {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[name]
    if (value !== undefined) words.push(say(value, node))
  }
  if (classes !== undefined) words.push(classes.map(name => `.${name}`).join(''))
  if (lang !== undefined) words.push(`in ${lang}`)
  if (dir !== undefined) words.push(dir)
  return words.filter(Boolean).join(', ')
}

/**
 * The properties of a block that an author decides and a reader sees. For a list, they also say whether it is bulleted;
 * for a figure, they include the description of its pictures, unless the caption repeats that. If the bytes of a
 * picture are unknown, it is compared by its name and, as a block, also by its path.
 */
export function blockProperties(node: Node, parent: Node | undefined, version: Version): string {
  const own = shownProperties(node)
  if (node.type === 'image') {
    const {url, path} = node
    const isInFigure = parent?.type === 'figure' || parent?.type === 'figurePart'
    return joined(
      version.pictureHash(path ?? url) === undefined ? url : '',
      isInFigure ? '' : onOneLine(node.alt),
      own
    )
  }
  if (node.type === 'list' && !node.ordered) return joined('bulleted', own)
  if (node.type === 'element') return joined(node.tagName, own)
  if (node.type === 'figure' || node.type === 'figurePart')
    return joined(
      own,
      node.children.flatMap(child => (child.type === 'image' ? [onOneLine(child.alt)] : [])).join('; ')
    )
  return own
}

function joined(...words: readonly string[]): string {
  return words.filter(Boolean).join(', ')
}

/** The widths of a table's columns, and the alignment of each cell. */
export function tableProperties({head, body, foot, widths = []}: Table): string {
  const aligned = [...head, ...body, ...foot].map(row => row.map(({align = ''}) => align).join(' '))
  return [widths.join(' '), ...aligned].join('\n')
}

/** The description of a column's alignment in a redline and, with `withWidth`, of its width. */
export function columnProperties(table: Table, column: number, withWidth: boolean): string {
  const cells = [...table.head, ...table.body, ...table.foot].flatMap(row => row[column] ?? [])
  const aligned = [...new Set(cells.map(({align = ''}) => align))].filter(Boolean).join(' ')
  const width = withWidth ? table.widths?.[column] : undefined
  return joined(aligned, width === undefined ? '' : `${width} %`)
}
