import type {Nodes, Text} from 'mdast'

/** A text node in a running text, its offset there, and the language of its words. */
export type TextPiece = Readonly<{node: Text; start: number; lang: string}>

/**
 * The text of a paragraph, a heading, a caption or similar as one string, across emphasis and links, so that the
 * characters around a quotation mark are known. A formula, code, a picture or a citation is represented by U+FFFC, a
 * break by a line end, and a character that the author escaped by U+FFFD. Comments, note calls and deleted text are
 * omitted.
 */
export type RunningText = Readonly<{text: string; pieces: readonly TextPiece[]}>

/** A range of a running text, and the text that replaces it. */
export type Replacement = Readonly<{start: number; end: number; text: string}>

/** Joins the text of nodes into one running text; `literal` returns the offsets of escaped characters in a text node. */
export function joinedText(
  nodes: readonly Nodes[],
  lang: string,
  literal: (node: Text) => readonly number[]
): RunningText {
  let text = ''
  const pieces: TextPiece[] = []
  const add = (node: Nodes, language: string): void => {
    if (node.type === 'text') {
      pieces.push({node, start: text.length, lang: language})
      let value = node.value
      for (const index of literal(node)) value = `${value.slice(0, index)}\uFFFD${value.slice(index + 1)}`
      text += value
    } else if (node.type === 'break') text += '\n'
    else if (silent.has(node.type)) return
    else if ('children' in node && !opaque.has(node.type) && !isAddress(node) && !isCode(node)) {
      const own = languageOf(node) ?? language
      for (const child of node.children) add(child, own)
    } else text += '\uFFFC'
  }
  for (const node of nodes) add(node, lang)
  return {text, pieces}
}

/**
 * Applies changes, which must be in order and not overlap. A change that extends beyond the end of a text node is
 * skipped.
 */
export function applyChanges({pieces}: RunningText, changes: readonly Replacement[]): void {
  let next = 0
  for (const {node, start} of pieces) {
    const end = start + node.value.length
    let value = ''
    let at = start
    for (let change = changes[next]; change !== undefined && change.start < end; change = changes[++next]) {
      if (change.start < at || change.end > end) continue
      value += node.value.slice(at - start, change.start - start) + change.text
      at = change.end
    }
    if (at > start) node.value = value + node.value.slice(at - start)
  }
}

/** Whether a node is an element for code, such as `\texttt{a--b}`, in which hyphens and quotation marks are literal. */
function isCode(node: Nodes): boolean {
  return node.type === 'htmlElement' && /^(?:code|kbd|samp|tt)$/.test(node.tagName)
}

/** The language that a span or a div declares; undefined if it declares none. */
export function languageOf(node: Nodes): string | undefined {
  return node.data?.attributes?.pairs.lang || undefined
}

/**
 * Nodes that are not part of the running text around them: notes, and the texts around citation keys, are separate
 * running texts.
 */
const opaque: ReadonlySet<string> = new Set<Nodes['type']>(['cite', 'inlineNote', 'image', 'imageReference'])

const silent: ReadonlySet<string> = new Set<Nodes['type']>([
  'html',
  'footnoteReference',
  'editorQuery',
  'deleted'
])

/** Whether a link shows its own URL. */
function isAddress(node: Nodes): boolean {
  if (node.type !== 'link' || node.children.length !== 1) return false
  const [only] = node.children
  return only?.type === 'text' && /^(?:[a-z][a-z0-9+.-]*:|www\.|\S+@)\S*$/i.test(only.value)
}
