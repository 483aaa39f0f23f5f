import type {Nodes, Root} from 'mdast'
import type {Chapter} from '../../core/types.ts'

/** The texts in bookdown's paragraphs `(ref:name) words`, as written, by name (its manual, 2.2.4). */
export function textReferences({tree, text}: Chapter): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const node of tree.children) {
    const name = nameOf(node)
    if (name === undefined || words.has(name)) continue
    const written = text.slice(node.position?.start.offset, node.position?.end.offset)
    words.set(name, written.replace(/^\(ref:[\w-]+\)\s+/, '').replace(/\s+/g, ' '))
  }
  return words
}

/** Replaces `(ref:name)` in the result of a chunk with the text of that name, and adds the name to `used`. */
export function withWords(text: string, references: ReadonlyMap<string, string>, used: Set<string>): string {
  return text.replace(/\(ref:([\w-]+)\)/g, (written, name: string) => {
    const words = references.get(name)
    if (words === undefined) return written
    used.add(name)
    return words
  })
}

/** Removes the paragraphs whose words were used in captions of chunks. */
export function withoutTextReferences(tree: Root, used: ReadonlySet<string>): Root {
  const children = tree.children.filter(node => !used.has(nameOf(node) ?? ''))
  return children.length === tree.children.length ? tree : {...tree, children}
}

/** The name of a paragraph `(ref:name) words`; undefined for other nodes. */
function nameOf(node: Nodes): string | undefined {
  const [first] = node.type === 'paragraph' ? node.children : []
  return first?.type === 'text' ? /^\(ref:([\w-]+)\)\s/.exec(first.value)?.[1] : undefined
}
