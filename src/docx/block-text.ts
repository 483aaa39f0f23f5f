import type {Node} from '../core/article.ts'
import {childNodes, wordsOf} from '../core/walk-article.ts'

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
export type BlockText = Readonly<{text: string; atoms: readonly Atom[]}>

/** The text of the words of a block; what an edit deletes is not in it, and neither are queries. */
export function blockText(words: readonly Node[]): BlockText {
  const atoms: Atom[] = []
  return {text: textOf(words, atoms), atoms}
}

function textOf(nodes: readonly Node[], atoms: Atom[]): string {
  let text = ''
  for (const node of nodes) text += textOfNode(node, atoms)
  return text
}

function textOfNode(node: Node, atoms: Atom[]): string {
  if ('change' in node && (node.change?.kind === 'deleted' || node.change?.kind === 'movedFrom')) return ''
  // In the text, a citation of a note style is the call of its note, behind the words of the sentence.
  if (node.type === 'citation' && node.note?.own === false) return textOf(node.children, atoms)
  const kind = atomKinds[node.type]
  if (kind !== undefined) {
    atoms.push({kind, node, shown: wordsOf('children' in node ? (node.children as readonly Node[]) : [node])})
    return atomSign
  }
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
      return node.classes?.includes('note-call') ? '' : textOf(node.children, atoms)
    default:
      return textOf(childNodes(node), atoms)
  }
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
