import type {Node} from '../../core/article.ts'
import type {SegmentFormat} from '../../core/segment.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {WordLook} from './word-look.ts'

/** What stands in running text for a node that is no text. */
export const atomSign = '\ufffc'

export type AtomKind = 'citation' | 'formula' | 'note' | 'picture' | 'reference'

/** A node of running text that is one piece in Word: a field, a formula, the call of a note, a picture. */
export type Atom = Readonly<{
  kind: AtomKind
  node: Node
  /** The words that it shows. */
  shown: string
}>

/** Running text as a Word file has it: its characters, with a sign for each atom, and the atoms in order. */
export type BlockText = Readonly<{
  text: string
  atoms: readonly Atom[]
  /** The stretches of the text that look the same. */
  stretches: readonly LookStretch[]
}>

type LookStretch = Readonly<{length: number; looks: readonly WordLook[]}>

type Collecting = Readonly<{texts: string[]; atoms: Atom[]; stretches: LookStretch[]}>

/** The text of the words of a block; what an edit deletes is not in it, and neither are queries. */
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
  // In the text, a citation of a note style is the call of its note, behind the words of the sentence.
  const isWords = node.type === 'citation' && node.note?.own === false
  const kind = isWords ? undefined : atomKinds[node.type]
  if (kind !== undefined) {
    const shown = wordsOf('children' in node ? (node.children as readonly Node[]) : [node])
    collecting.atoms.push({kind, node, shown})
    add(atomSign)
    return
  }
  const text = ownText(node)
  if (text !== undefined) {
    add(text)
    return
  }
  const own = lookOf(node)
  const looks = own === undefined || around.includes(own) ? around : [...around, own]
  collect(childNodes(node), looks, collecting)
}

/** The text of a node that has no others in it; undefined for one that has. */
function ownText(node: Node): string | undefined {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'undefinedWork':
      return node.value
    case 'break':
      return '\n'
    case 'raw':
      return node.format === 'html' ? '' : node.value
    case 'query':
      return ''
    case 'superscript':
      // The comma between the numbers of two calls.
      return node.classes?.includes('note-call') ? '' : undefined
    default:
      return undefined
  }
}

/** How a node looks in Word, as far as Markdown can say it. */
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

const atomKinds: Readonly<Partial<Record<Node['type'], AtomKind>>> = {
  citation: 'citation',
  crossReference: 'reference',
  undefinedReference: 'reference',
  formula: 'formula',
  equation: 'formula',
  noteCall: 'note',
  image: 'picture'
}
