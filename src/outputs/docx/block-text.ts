import type {Inline, Node} from '../../core/article.ts'
import {byKind} from '../../core/map-article.ts'
import type {SegmentFormat} from '../../core/segment.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {WordLook} from './word-look.ts'

/** The character that represents an atom in running text. */
export const atomSign = '\ufffc'

export type AtomKind = 'citation' | 'formula' | 'note' | 'picture' | 'reference'

/** A node of running text that Word treats as a unit: a field, a formula, a note call, a picture. */
export type Atom = Readonly<{
  kind: AtomKind
  node: Node
  /** The words that the atom shows. */
  shown: string
}>

/** Running text as it is in a Word file: its characters, with one character for each atom, and the atoms in order. */
export type BlockText = Readonly<{
  text: string
  atoms: readonly Atom[]
  /** The ranges of the text, each with uniform formatting. */
  stretches: readonly LookStretch[]
}>

/** The offsets of the atoms in a text, in order. */
export function atomPlaces(text: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(atomSign); at >= 0; at = text.indexOf(atomSign, at + 1)) places.push(at)
  return places
}

type LookStretch = Readonly<{length: number; looks: readonly WordLook[]}>

type Collecting = Readonly<{texts: string[]; atoms: Atom[]; stretches: LookStretch[]}>

/** The text of a block's words, without deleted words and queries. */
export function blockText(words: readonly Node[]): BlockText {
  const collecting: Collecting = {texts: [], atoms: [], stretches: []}
  collect(words, plain, collecting)
  const {texts, atoms, stretches} = collecting
  return {text: texts.join(''), atoms, stretches}
}

const plain: readonly WordLook[] = []

function collect(nodes: readonly Node[], looks: readonly WordLook[], collecting: Collecting): void {
  for (const node of nodes) collectNode(node, looks, collecting)
}

function collectNode(node: Node, around: readonly WordLook[], collecting: Collecting): void {
  if ('change' in node && (node.change?.kind === 'deleted' || node.change?.kind === 'movedFrom')) return
  const add = (text: string): void => {
    collecting.texts.push(text)
    collecting.stretches.push({length: text.length, looks: around})
  }
  const piece = pieceOf(node)
  if (typeof piece === 'string') add(piece)
  else if (piece !== undefined) {
    const shown = wordsOf('children' in node ? (node.children as readonly Node[]) : [node])
    collecting.atoms.push({kind: piece.atom, node, shown})
    add(atomSign)
  } else {
    const own = lookOf(node)
    const looks = own === undefined || around.includes(own) ? around : [...around, own]
    collect(childNodes(node), looks, collecting)
  }
}

/** The form of an inline node in Word: text, one atom, or, if undefined, the nodes in it. */
type WordPiece = string | Readonly<{atom: AtomKind}> | undefined

const within = (): undefined => undefined
const value = ({value}: Readonly<{value: string}>): string => value
const atom = (atom: AtomKind) => (): WordPiece => ({atom})

const pieceOf = byKind<Inline, [], WordPiece>(
  {
    text: value,
    inlineCode: value,
    undefinedWork: value,
    break: () => '\n',
    raw: ({format, value}) => (format === 'html' ? '' : value),
    query: () => '',
    indexMark: () => '',
    // The comma between two note calls is not part of the text.
    superscript: ({classes}) => (classes?.includes('note-call') ? '' : undefined),
    // A citation for which a note style generated a note consists of the words in the sentence and the note call; any
    // other citation is an atom.
    citation: ({note}) => (note?.own === false ? undefined : {atom: 'citation'}),
    crossReference: atom('reference'),
    undefinedReference: atom('reference'),
    formula: atom('formula'),
    equation: atom('formula'),
    noteCall: atom('note'),
    image: atom('picture'),
    emphasis: within,
    strong: within,
    delete: within,
    subscript: within,
    span: within,
    link: within,
    abbreviation: within,
    work: within,
    formatted: within,
    language: within,
    entryPart: within,
    element: within
  },
  node => (childNodes(node).length > 0 ? undefined : wordsOf([node]))
)

/** The formatting of a node in Word, as far as Markdown can express it. */
function lookOf(node: Node): WordLook | undefined {
  if (node.type === 'formatted') return looksOfFormats[node.format]
  return node.type === 'element' ? looksOfElements[node.tagName] : looksOfNodes[node.type]
}

const looksOfFormats: Readonly<Partial<Record<SegmentFormat, WordLook>>> = {
  italic: 'italic',
  emphasis: 'italic',
  bold: 'bold',
  strong: 'bold',
  superscript: 'superscript',
  subscript: 'subscript'
}

const looksOfNodes: Readonly<Partial<Record<Node['type'], WordLook>>> = {
  emphasis: 'italic',
  strong: 'bold',
  delete: 'strike',
  superscript: 'superscript',
  subscript: 'subscript'
}

const looksOfElements: Readonly<Record<string, WordLook>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  var: 'italic',
  dfn: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript'
}
